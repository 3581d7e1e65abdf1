#include "layout/grey.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "layout/page/mat.h"
#include "layout/page/page_layout.h"
#include "layout/seals/seal_outline.h"

namespace gewu {
namespace {

constexpr int kStep = 4;           // colour is looked for on every 4th pixel of every 4th row
constexpr int kMinChroma = 50;     // max - min of R, G, B from which a pixel counts as coloured
constexpr int kMaxDarkest = 205;   // ... and its darkest channel: pale shading is no stamp
constexpr double kMinSealMm = 10;  // the smallest name stamps
constexpr double kMaxSealMm = 80;
constexpr double kMaxAspect = 2.6;        // of a stamp's box; an oval stamp is about 1.5
constexpr double kMinFill = 0.05;         // coloured share of a stamp's box
constexpr double kJoinMm = 1.2;           // strokes of one stamp are at most this far apart
constexpr double kMarginMm = 0.8;         // JPEG smears colour beyond the stroke
constexpr double kOutlineMarginMm = 0.3;  // the outline is known to a sample or two
constexpr int kDarkPrint = 110;           // brightest channel below which it is print, not a stamp
constexpr double kPrintStrokeMm = 0.8;    // of type and rulings, across
constexpr int kBeside = 3;                // pixels beside a stroke, past its blurred edge
constexpr int kFewMeetings = 5;           // of print and the stamp's strokes; fewer tell nothing
constexpr double kShownShare = 0.2;       // about half of them where strokes are translucent,
constexpr double kLeastShown = 3;         // and where they are few, so many: the rest is chance
constexpr int kNarrowStrokes = 12;  // a stamp has strokes all over, a lone box of rulings has not

// 255 where every kStep-th pixel is saturated; empty if (nearly) nothing is.
cv::Mat chroma_mask(const Image& image) {
  cv::Mat mask(image.height / kStep, image.width / kStep, CV_8U, cv::Scalar(0));
  int coloured = 0;
  for (int y = 0; y < mask.rows; ++y) {
    const std::uint8_t* in = image.row(y * kStep);
    std::uint8_t* out = mask.ptr(y);
    for (int x = 0; x < mask.cols; ++x, in += 3 * kStep) {
      const int most = std::max({in[0], in[1], in[2]});
      const int least = std::min({in[0], in[1], in[2]});
      if (most - least < kMinChroma || least > kMaxDarkest) continue;
      out[x] = 255;
      ++coloured;
    }
  }
  return coloured > kNarrowStrokes ? mask : cv::Mat();
}

bool looks_like_seal(const cv::Rect& box, int area, double mm) {
  const double longer = std::max(box.width, box.height);
  const double shorter = std::min(box.width, box.height);
  return shorter >= kMinSealMm * mm && longer <= kMaxSealMm * mm &&
         longer <= kMaxAspect * shorter && area >= kMinFill * longer * shorter;
}

// What was found of coloured stamps, at full size; empty where there is none.
struct Stamps {
  cv::Mat patches;  // in which colour is to fade
  cv::Mat under;    // see PageLayout
};

// Offices stamp in red; a patch of rulings or of type in another colour is none of theirs.
bool is_red(const Image& image, const InkPatch& patch) {
  cv::Vec3i sum(0, 0, 0);
  for (const cv::Point& p : patch.pixels) {
    const std::uint8_t* at = image.row(p.y * kStep) + 3 * kStep * p.x;
    sum += cv::Vec3i(at[0], at[1], at[2]);
  }
  const int margin = kMinChroma / 2 * static_cast<int>(patch.pixels.size());
  return sum[0] > sum[1] + margin && sum[0] > sum[2] + margin;
}

bool is_dark(const std::uint8_t* p) { return std::max({p[0], p[1], p[2]}) < kDarkPrint; }

bool is_coloured(const std::uint8_t* p) {
  return std::max({p[0], p[1], p[2]}) - std::min({p[0], p[1], p[2]}) >= kMinChroma;
}

// Does print show through the strokes of the stamp? Then there are dark strokes with colour on both
// sides; where the stamp's ink covers print, a dark stroke has colour on one side at most.
bool shows_print(const Image& image, const cv::Rect& box, double mm) {
  const int longest = static_cast<int>(std::lround(kPrintStrokeMm * mm));
  int both = 0;
  int one = 0;
  for (int y = box.y; y < box.y + box.height; y += 2) {
    const std::uint8_t* row = image.row(y);
    int start = -1;
    for (int x = box.x + kBeside; x < box.x + box.width - kBeside; ++x) {
      if (is_dark(row + 3 * x)) {
        if (start < 0) start = x;
        continue;
      }
      if (start >= 0 && x - start <= longest) {
        const int sides = (is_coloured(row + 3 * (start - kBeside)) ? 1 : 0) +
                          (is_coloured(row + 3 * (x + kBeside - 1)) ? 1 : 0);
        both += sides == 2 ? 1 : 0;
        one += sides == 1 ? 1 : 0;
      }
      start = -1;
    }
  }
  return both + one < kFewMeetings || both >= std::max(kLeastShown, kShownShare * (both + one));
}

// Print that crosses a thin ring may cut it into pieces: they are looked at together.
std::vector<cv::Point> with_surroundings(const InkPatch& patch, const cv::Mat& coloured) {
  const int around = std::max(patch.box.width, patch.box.height) / 2;
  const cv::Rect grown = cv::Rect(patch.box.x - around, patch.box.y - around,
                                  patch.box.width + 2 * around, patch.box.height + 2 * around) &
                         cv::Rect(0, 0, coloured.cols, coloured.rows);
  std::vector<cv::Point> pixels;
  cv::findNonZero(coloured(grown), pixels);
  for (cv::Point& p : pixels) p += grown.tl();
  return pixels;
}

// Full-size marks of one stamp.
void mark_stamp(const Image& image, const InkPatch& patch, const cv::Mat& coloured, double dpi,
                cv::Mat* under) {
  const double mm = dpi / 25.4 / kStep;
  std::optional<StampOutline> outline = stamp_outline(patch.pixels, mm);
  if (!outline) outline = stamp_outline(with_surroundings(patch, coloured), mm);
  if (!outline || !is_red(image, patch)) return;
  fill_outline(*outline, kStep, kOutlineMarginMm * mm * kStep, kUnderSeal, under);
  const cv::Rect full(patch.box.x * kStep, patch.box.y * kStep, patch.box.width * kStep,
                      patch.box.height * kStep);
  if (shows_print(image, full, mm * kStep)) return;
  cv::Mat strokes;
  cv::dilate(coloured(patch.box), strokes, cv::Mat::ones(3, 3, CV_8U));
  cv::resize(strokes, strokes, full.size(), 0, 0, cv::INTER_NEAREST);
  (*under)(full).setTo(kHiddenBySeal, strokes);
}

// Boxes are of the sampled page, pixels those that are coloured.
std::vector<InkPatch> find_patches(const cv::Mat& coloured, double mm) {
  const int join = std::max(3, static_cast<int>(std::lround(kJoinMm * mm)) | 1);
  cv::Mat joined;
  cv::morphologyEx(coloured, joined, cv::MORPH_CLOSE, cv::Mat::ones(join, join, CV_8U));
  return ink_patches(joined, coloured,
                     [&](const cv::Rect& box, int area) { return looks_like_seal(box, area, mm); });
}

Stamps find_stamps(const Image& image, double dpi) {
  const cv::Mat coloured = chroma_mask(image);
  if (coloured.empty()) return {};
  const double mm = dpi / 25.4 / kStep;
  const std::vector<InkPatch> patches = find_patches(coloured, mm);
  if (patches.empty()) return {};
  cv::Mat sampled(coloured.size(), CV_8U, cv::Scalar(0));
  const int margin = std::max(1, static_cast<int>(std::lround(kMarginMm * mm)));
  for (const InkPatch& patch : patches) {
    const cv::Rect& box = patch.box;
    const cv::Rect grown(box.x - margin, box.y - margin, box.width + 2 * margin,
                         box.height + 2 * margin);
    sampled(grown & cv::Rect(0, 0, sampled.cols, sampled.rows)).setTo(kColouredPatch);
  }
  Stamps stamps;
  const cv::Size size(image.width, image.height);
  cv::resize(sampled, stamps.patches, size, 0, 0, cv::INTER_NEAREST);
  stamps.under = stamps.patches.clone();
  for (const InkPatch& patch : patches) mark_stamp(image, patch, coloured, dpi, &stamps.under);
  return stamps;
}

// Darkness of one colour pixel outside stamps: luma, but never lighter than the darkest channel
// warrants for strongly coloured print.
inline std::uint8_t plain_grey(const std::uint8_t* p) {
  const int luma = (77 * p[0] + 150 * p[1] + 29 * p[2]) >> 8;
  const int least = std::min({p[0], p[1], p[2]});
  return static_cast<std::uint8_t>((luma + least) >> 1);
}

void fill_grey(const Image& image, const cv::Mat& seals, Image* grey) {
  for (int y = 0; y < image.height; ++y) {
    const std::uint8_t* in = image.row(y);
    std::uint8_t* out = grey->row(y);
    for (int x = 0; x < image.width; ++x) out[x] = plain_grey(in + 3 * x);
    if (seals.empty()) continue;
    const std::uint8_t* seal = seals.ptr(y);
    for (int x = 0; x < image.width; ++x) {
      const std::uint8_t* p = in + 3 * x;
      if (seal[x] != 0) out[x] = std::max({p[0], p[1], p[2]});
    }
  }
}

}  // namespace

GreyPage to_grey(const Image& image, double dpi) {
  GreyPage page;
  if (image.channels == 1) {
    page.grey = image;
    return page;
  }
  page.grey = Image(image.width, image.height, 1);
  const Stamps stamps = find_stamps(image, dpi);
  fill_grey(image, stamps.patches, &page.grey);
  if (!stamps.under.empty()) page.under_seal = to_image(stamps.under);
  return page;
}

}  // namespace gewu
