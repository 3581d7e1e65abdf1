#include "ocr/cut/pale_strokes.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "layout/page/cv_rect.h"
#include "layout/page/mat.h"
#include "ocr/cut/ruling_remnants.h"

namespace gewu {

namespace {

constexpr uchar kInk = 255;
// Share of the way from paper to dark print from which a stroke is seen; and so many times the
// noise that smoothing leaves.
constexpr double kPale = 0.16;
constexpr double kOverNoise = 2.0;
// Smoothing, em and pixels: a stroke one pixel wide must outlive it.
constexpr double kSmoothing = 0.03;
constexpr double kLeastSmoothing = 0.4;
constexpr double kMostSmoothing = 0.9;
// What lies so near to ink (pixels) is its own grey rim.
constexpr int kRim = 2;
// A stroke is so long (em), not longer, and so thin in the mean.
constexpr double kShortest = 0.3;
constexpr double kLongest = 1.5;
constexpr double kThickness = 0.2;
// A full stop or comma is smaller, but darker somewhere by this share of the way, and stands so
// near behind a character that rises so high above it (em).
constexpr double kLeastMark = 0.18;
constexpr double kMarkDepth = 0.28;
constexpr double kMarkReach = 0.55;
constexpr double kAboveMark = 0.6;
// It stands in the row of ink that is as far from it as this at most (em): in 一、 the next
// character is more than one off.
constexpr double kReach = 1.4;
constexpr double kOffRow = 0.2;

// Broader than the first (em) and between these shares of the way to dark print: no stroke but a
// watermark or a shaded field, whose edges look like strokes. Looked for so far around (em).
constexpr double kShadeBreadth = 0.4;
constexpr double kShadeFrom = 0.1;
constexpr double kShadeTo = 0.45;
constexpr double kShadeReach = 1.5;

// The mask without its specks: crumbs of a pale stroke are no character with a rim.
cv::Mat solid_ink(const cv::Mat& mask, double em) {
  cv::Mat labels;
  std::vector<InkPiece> pieces = find_pieces(mask, &labels);
  std::erase_if(pieces, [&](const InkPiece& p) { return larger_side(p) < kShortest * em; });
  return mask_of(pieces, labels);
}

bool is_stroke(const InkPiece& piece, double em) {
  const int length = larger_side(piece);
  // A bent stroke such as > is about twice as long as its box.
  return length >= kShortest * em && length <= kLongest * em &&
         piece.area <= 2 * length * kThickness * em;
}

// The mask may hold a part of it, not the most.
bool is_mark(const InkPiece& piece, const cv::Mat& smooth, const cv::Mat& mask, double level,
             double em) {
  const int size = larger_side(piece);
  if (size < kLeastMark * em || size >= kShortest * em) return false;
  if (2 * cv::countNonZero(mask(cv_rect(piece.box))) > piece.area) return false;
  double darkest = 0;
  cv::minMaxLoc(smooth(cv_rect(piece.box)), &darkest, nullptr);
  return darkest < level;
}

// Where ink would make a stroke part of its line: beside it, in about its rows; a mark stands
// behind and below.
PixelRect neighbourhood(const PixelRect& box, const cv::Mat& mask, double em) {
  const PixelRect whole{0, 0, mask.cols, mask.rows};
  if (std::max(box.width(), box.height()) < kShortest * em) {
    return intersect({box.x0 - static_cast<int>(kMarkReach * em),
                      box.y0 - static_cast<int>(kAboveMark * em), box.x0, box.y0},
                     whole);
  }
  const int reach = static_cast<int>(kReach * em);
  const int off = static_cast<int>(kOffRow * em);
  return intersect({box.x0 - reach, box.y0 - off, box.x1 + reach, box.y1 + off}, whole);
}

// A sign stands so near before what it belongs to, and no higher (em); nothing stands before it.
constexpr double kSignReach = 0.5;

bool stands_before(const PixelRect& box, const cv::Mat& solid, double em) {
  const int reach = static_cast<int>(kSignReach * em);
  const PixelRect whole{0, 0, solid.cols, solid.rows};
  const PixelRect behind = intersect({box.x1, box.y0, box.x1 + reach, box.y1}, whole);
  const PixelRect before = intersect({box.x0 - 2 * reach, box.y0, box.x0, box.y1}, whole);
  return box.height() <= em && !behind.empty() && cv::countNonZero(solid(cv_rect(behind))) > 0 &&
         (before.empty() || cv::countNonZero(solid(cv_rect(before))) == 0);
}

// Level strokes so much wider than high that stand above each other within so much (em) are those
// of 二 三 =, of which the threshold may show one alone.
constexpr double kLevel = 2.5;
constexpr double kPileGap = 0.55;

bool is_level(const PixelRect& box) { return box.width() >= kLevel * box.height(); }

bool piles_up(const PixelRect& stroke, const std::vector<PixelRect>& level, double em) {
  return is_level(stroke) && std::any_of(level.begin(), level.end(), [&](const PixelRect& other) {
           const int common = std::min(stroke.x1, other.x1) - std::max(stroke.x0, other.x0);
           const int gap = std::max(stroke.y0 - other.y1, other.y0 - stroke.y1);
           return 2 * common > std::min(stroke.width(), other.width()) && gap <= kPileGap * em;
         });
}

std::vector<PixelRect> level_strokes(const cv::Mat& solid, double em) {
  cv::Mat labels;
  std::vector<PixelRect> level;
  for (const InkPiece& piece : find_pieces(solid, &labels)) {
    if (is_level(piece.box) && larger_side(piece) <= kLongest * em) level.push_back(piece.box);
  }
  return level;
}

void take(const cv::Mat& labels, const InkPiece& stroke, cv::Mat* mask, cv::Mat* solid) {
  const cv::Rect rect = cv_rect(stroke.box);
  const cv::Mat ink = labels(rect) == stroke.label;
  (*mask)(rect).setTo(kInk, ink);
  (*solid)(rect).setTo(kInk, ink);
}

bool is_stamped(const PageInk& page, const PixelRect& box) {
  const Image& seal = page.layout->under_seal;
  return !seal.empty() && cv::countNonZero(as_mat(seal)(cv_rect(box))) > 0;
}

// Whether a broad area lighter than print lies in the region or close to it.
bool is_shaded(const PageInk& page, const InkRegion& region) {
  const cv::Mat whole = as_mat(page.layout->grey);
  const int reach = static_cast<int>(kShadeReach * region.em);
  const PixelRect& box = region.box;
  const PixelRect around =
      intersect(PixelRect{box.x0 - reach, box.y0 - reach, box.x1 + reach, box.y1 + reach},
                PixelRect{0, 0, whole.cols, whole.rows});
  const cv::Mat grey = whole(cv_rect(around));
  const double way = region.paper - page.dark;
  cv::Mat light = (grey < region.paper - kShadeFrom * way) & (grey > region.paper - kShadeTo * way);
  // Between the strokes of a dense character a blur leaves no paper: that is no shade.
  cv::Mat ink = as_mat(page.layout->binary)(cv_rect(around)) < 128;
  cv::dilate(ink, ink, cv::Mat::ones(2 * kRim + 1, 2 * kRim + 1, CV_8U));
  light.setTo(0, ink);
  const int broad = std::max(3, static_cast<int>(kShadeBreadth * region.em));
  cv::Mat core;
  // Round: a stroke that runs aslant is as broad as an upright one.
  cv::erode(light, core, cv::getStructuringElement(cv::MORPH_ELLIPSE, {broad, broad}));
  return cv::countNonZero(core) > 0;
}

}  // namespace

bool add_pale_strokes(const PageInk& page, const InkRegion& region, Border border, cv::Mat* mask) {
  if (page.peppered || cv::countNonZero(*mask) == 0) return false;  // bilevel: no pale ink
  const bool stamped = is_stamped(page, region.box);
  cv::Mat smooth;  // of the page, where a stamp's shade was faded and pale print with it
  cv::GaussianBlur(stamped ? as_mat(page.layout->grey)(cv_rect(region.box)) : region.grey, smooth,
                   {}, std::clamp(kSmoothing * region.em, kLeastSmoothing, kMostSmoothing));
  const double way = region.paper - page.dark;
  const double depth = std::max(kPale * way, kOverNoise * page.layout->ink.noise_sigma);
  const double mark = region.paper - std::max(kMarkDepth * way, depth);
  cv::Mat solid = solid_ink(*mask, region.em);
  cv::Mat rim;
  cv::dilate(solid, rim, cv::Mat::ones(2 * kRim + 1, 2 * kRim + 1, CV_8U));
  cv::Mat labels;
  cv::Mat pale = smooth < region.paper - depth;
  if (border == Border::Ruled) clear_border_rules(region.em, &pale);  // a rule's grey rim
  std::vector<InkPiece> strokes = find_pieces(pale & ~rim, &labels);
  std::erase_if(strokes, [&](const InkPiece& piece) {
    return !is_stroke(piece, region.em) && !is_mark(piece, smooth, *mask, mark, region.em);
  });
  if (strokes.empty()) return false;
  if (stamped || is_shaded(page, region)) {  // too much pale ink to tell
    return std::any_of(strokes.begin(), strokes.end(), [&](const InkPiece& stroke) {
      return stands_before(stroke.box, solid, region.em);
    });
  }
  std::vector<PixelRect> level = level_strokes(solid, region.em);
  // What was taken may be the neighbour of the next: the > beyond a =.
  const auto take_if_near = [&](const InkPiece& stroke) {
    const PixelRect beside = neighbourhood(stroke.box, *mask, region.em);
    const bool near = cv::countNonZero(solid(cv_rect(beside))) > 0;
    if (!near && !piles_up(stroke.box, level, region.em)) return false;
    take(labels, stroke, mask, &solid);
    level.push_back(stroke.box);
    return true;
  };
  while (std::erase_if(strokes, take_if_near) > 0) continue;
  return false;
}

}  // namespace gewu
