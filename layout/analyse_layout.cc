#include "layout/page/page_layout.h"

#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <utility>

#include "layout/grey.h"
#include "layout/ink/components.h"
#include "layout/ink/filled_cells.h"
#include "layout/ink/rotate.h"
#include "layout/ink/threshold.h"
#include "layout/page/mat.h"
#include "layout/seals/carried_rulings.h"
#include "layout/seals/grey_seals.h"
#include "layout/skew.h"
#include "layout/turn.h"

namespace gewu {
namespace {

// A lean below this moves a line across an A4 page at 300 dpi by about two pixels: not worth
// touching the pixels of a clean page.
constexpr double kSkewWorthTaking = 0.05;

using Affine = cv::Matx33d;

// What has been done to the page so far: its images and the way back to where they came from.
struct Sheet {
  Image grey;
  Image under_seal;
  Image lines;  // see PageLayout
  // Pixels of the page's image from pixels of `grey`, both with pixel i covering [i, i + 1).
  Affine original_from_upright = Affine::eye();
};

// Turns by `degrees` clockwise (a multiple of 90) without loss.
void turn(Sheet& sheet, int degrees) {
  if (degrees == 0) return;
  const double w = sheet.grey.width;
  const double h = sheet.grey.height;
  const int code = degrees == 90    ? cv::ROTATE_90_CLOCKWISE
                   : degrees == 180 ? cv::ROTATE_180
                                    : cv::ROTATE_90_COUNTERCLOCKWISE;
  Affine back;
  if (degrees == 90) back = {0, 1, 0, -1, 0, h, 0, 0, 1};
  if (degrees == 180) back = {-1, 0, w, 0, -1, h, 0, 0, 1};
  if (degrees == 270) back = {0, -1, w, 1, 0, 0, 0, 0, 1};
  for (Image* image : {&sheet.grey, &sheet.under_seal, &sheet.lines}) {
    if (image->empty()) continue;
    cv::Mat turned;
    cv::rotate(as_mat(*image), turned, code);
    *image = to_image(turned);
  }
  sheet.original_from_upright = sheet.original_from_upright * back;
}

void rotate_mask(Image& mask, const SmallRotation& r, cv::Size size) {
  if (mask.empty()) return;
  Image result(size.width, size.height, 1);
  cv::Mat out = as_mat(result);
  cv::warpAffine(as_mat(mask), out, cv::Matx23d(r.cosine, r.sine, r.dx, -r.sine, r.cosine, r.dy),
                 size, cv::INTER_NEAREST | cv::WARP_INVERSE_MAP, cv::BORDER_CONSTANT,
                 cv::Scalar(0));
  mask = std::move(result);
}

// Takes out a lean of `degrees` (counter-clockwise); the sheet grows so that no corner is lost.
void straighten(Sheet& sheet, double degrees, int paper) {
  const double angle = degrees * std::numbers::pi / 180;
  const double c = std::cos(angle);
  const double s = std::sin(angle);
  const double w = sheet.grey.width;
  const double h = sheet.grey.height;
  const cv::Size size(static_cast<int>(std::ceil(w * c + h * std::abs(s))),
                      static_cast<int>(std::ceil(h * c + w * std::abs(s))));
  // Rotation about the centres: a step to the right on the upright page goes right and up on the
  // leaning one.
  const double cx = size.width / 2.0;
  const double cy = size.height / 2.0;
  const Affine back(c, s, w / 2 - c * cx - s * cy, -s, c, h / 2 + s * cx - c * cy, 0, 0, 1);
  // Pixel i is centred on i there, on i + 0.5 here.
  const SmallRotation rotation{c, s, back.val[2] + 0.5 * (c + s) - 0.5,
                               back.val[5] + 0.5 * (c - s) - 0.5};
  sheet.grey =
      rotated(sheet.grey, rotation, size.width, size.height, static_cast<std::uint8_t>(paper));
  rotate_mask(sheet.under_seal, rotation, size);
  sheet.lines = {};
  sheet.original_from_upright = sheet.original_from_upright * back;
}

UprightTransform make_transform(const Affine& original_from_upright, double scale) {
  const Affine page_from_original(1 / scale, 0, 0, 0, 1 / scale, 0, 0, 0, 1);
  const Affine forward = page_from_original * original_from_upright;
  const Affine backward = forward.inv();
  UprightTransform transform;
  for (int i = 0; i < 9; ++i) {
    transform.page_from_upright[i] = forward.val[i];
    transform.upright_from_page[i] = backward.val[i];
  }
  return transform;
}

// Turns a page whose lines run up or down, before its lean is measured along the lines.
void turn_from_sideways(const Page& page, const LayoutOptions& options, Sheet& sheet, Bitmap& ink,
                        PageLayout& layout) {
  if (!options.find_turn) return;
  if (const std::optional<int> known = turn_of_text_layer(page)) {
    layout.turned = *known;
  } else if (is_sideways(text_ink(ink, page.dpi))) {
    layout.turned = 90;
  }
  if (layout.turned == 0) return;
  turn(sheet, layout.turned);
  ink = ink_bitmap(sheet.grey, layout.ink);
}

// Which end is up shows only once the lines are level.
void turn_from_head(const Page& page, const LayoutOptions& options, const TextInk& text,
                    Sheet& sheet, PageLayout& layout) {
  if (!options.find_turn || turn_of_text_layer(page)) return;
  if (!is_upside_down(text, layout.binary, sheet.grey, options.reads_upside_down)) return;
  layout.turned = (layout.turned + 180) % 360;
  turn(sheet, 180);
  layout.binary = binarize(sheet.grey, layout.ink);
}

// Returns whether there was any worth taking.
bool take_out_skew(const LayoutOptions& options, const Bitmap& ink, Sheet& sheet,
                   PageLayout& layout) {
  const double skew = estimate_skew(ink, options.max_skew);
  if (std::abs(skew) < kSkewWorthTaking) return false;
  layout.skew = skew;
  straighten(sheet, skew, layout.ink.paper);
  return true;
}

// Nobody scanned it, so its paper needs no evening out.
Image grey_lines(const Page& page) {
  if (page.lines.empty()) return {};
  Image grey = page.lines;
  if (grey.channels == 3) {
    cv::Mat channels[3];
    cv::split(as_mat(page.lines), channels);
    cv::min(channels[0], channels[1], channels[0]);
    cv::min(channels[0], channels[2], channels[0]);
    grey = to_image(channels[0]);
  }
  return grey;
}

}  // namespace

PageLayout analyse_layout(const Page& page, const LayoutOptions& options) {
  cv::setNumThreads(1);
  GreyPage from_colour = to_grey(page.image, page.dpi);
  Sheet sheet{std::move(from_colour.grey), std::move(from_colour.under_seal), {}, Affine::eye()};
  const bool filled = draw_filled_cells(&sheet.grey, page.dpi);
  flatten_paper(&sheet.grey, page.dpi);
  // A seal's ink and light print on dark cells must be told from rulings by the text around them.
  if (!filled && sheet.under_seal.empty()) sheet.lines = grey_lines(page);

  PageLayout layout;
  layout.dpi = page.dpi;
  layout.ink = measure_ink(sheet.grey);
  take_out_grey_stamps(layout.ink, page.dpi, &sheet.grey, &sheet.under_seal);
  carry_rulings_through(sheet.under_seal, layout.ink, page.dpi, &sheet.grey);
  // Until the page is level, one bit a pixel is enough.
  Bitmap ink = ink_bitmap(sheet.grey, layout.ink);
  turn_from_sideways(page, options, sheet, ink, layout);
  const bool changed = take_out_skew(options, ink, sheet, layout);
  layout.binary = binarize(sheet.grey, layout.ink);
  if (changed) ink = ink_of(layout.binary);
  const TextInk text = text_ink(ink, layout.dpi);
  layout.ink.text_height = typical_text_height(character_boxes(text), layout.dpi);
  turn_from_head(page, options, text, sheet, layout);
  layout.grey = std::move(sheet.grey);
  layout.under_seal = std::move(sheet.under_seal);
  if (layout.under_seal.empty()) layout.lines = std::move(sheet.lines);
  layout.transform = make_transform(sheet.original_from_upright, page.scale);
  return layout;
}

}  // namespace gewu
