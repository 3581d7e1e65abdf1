#include "ocr/pale_strokes.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "layout/mat.h"
#include "ocr/cv_rect.h"

namespace gewu {

namespace {

constexpr uchar kInk = 255;
// Share of the way from paper to dark print from which a stroke is seen; and so many times the
// noise that smoothing leaves.
constexpr double kPale = 0.16;
constexpr double kOverNoise = 2.0;
constexpr double kSmoothing = 0.9;  // pixels
// What lies so near to ink (pixels) is its own grey rim.
constexpr int kRim = 2;
// A stroke is so long (em), not longer, and so thin in the mean.
constexpr double kShortest = 0.3;
constexpr double kLongest = 1.5;
constexpr double kThickness = 0.2;
// It stands in the row of ink that is as far from it as this at most (em).
constexpr double kReach = 0.8;
constexpr double kOffRow = 0.2;

// Broader than the first (em) and between these shares of the way to dark print: no stroke but a
// watermark or a shaded field, whose edges look like strokes. Looked for so far around (em).
constexpr double kShadeBreadth = 0.4;
constexpr double kShadeFrom = 0.1;
constexpr double kShadeTo = 0.45;
constexpr double kShadeReach = 1.5;

struct Stroke {
  PixelRect box;
  int label = 0;
  bool taken = false;
};

// The mask without its specks: crumbs of a pale stroke are no character with a rim.
cv::Mat solid_ink(const cv::Mat& mask, double em) {
  cv::Mat labels;
  cv::Mat stats;
  cv::Mat centroids;
  const int count = cv::connectedComponentsWithStats(mask, labels, stats, centroids, 8, CV_32S);
  std::vector<uchar> keep(static_cast<std::size_t>(count), 0);
  for (int i = 1; i < count; ++i) {
    const int* s = stats.ptr<int>(i);
    const int length = std::max(s[cv::CC_STAT_WIDTH], s[cv::CC_STAT_HEIGHT]);
    keep[static_cast<std::size_t>(i)] = length >= kShortest * em ? kInk : 0;
  }
  cv::Mat solid(mask.size(), CV_8U);
  for (int y = 0; y < mask.rows; ++y) {
    const int* label = labels.ptr<int>(y);
    uchar* out = solid.ptr<uchar>(y);
    for (int x = 0; x < mask.cols; ++x) out[x] = keep[static_cast<std::size_t>(label[x])];
  }
  return solid;
}

bool is_stroke(const PixelRect& box, int area, double em) {
  const int length = std::max(box.width(), box.height());
  // A bent stroke such as > is about twice as long as its box.
  return length >= kShortest * em && length <= kLongest * em &&
         area <= 2 * length * kThickness * em;
}

std::vector<Stroke> find_strokes(const cv::Mat& pale, double em, cv::Mat* labels) {
  cv::Mat stats;
  cv::Mat centroids;
  const int count = cv::connectedComponentsWithStats(pale, *labels, stats, centroids, 8, CV_32S);
  std::vector<Stroke> strokes;
  for (int i = 1; i < count; ++i) {
    const int* s = stats.ptr<int>(i);
    const PixelRect box = pixel_rect(cv::Rect(s[cv::CC_STAT_LEFT], s[cv::CC_STAT_TOP],
                                              s[cv::CC_STAT_WIDTH], s[cv::CC_STAT_HEIGHT]));
    if (is_stroke(box, s[cv::CC_STAT_AREA], em)) strokes.push_back({box, i, false});
  }
  return strokes;
}

// Where ink would make a stroke part of its line: beside it, in about its rows.
PixelRect neighbourhood(const PixelRect& box, const cv::Mat& mask, double em) {
  const int reach = static_cast<int>(kReach * em);
  const int off = static_cast<int>(kOffRow * em);
  return intersect(PixelRect{box.x0 - reach, box.y0 - off, box.x1 + reach, box.y1 + off},
                   PixelRect{0, 0, mask.cols, mask.rows});
}

void take(const cv::Mat& labels, Stroke* stroke, cv::Mat* mask, cv::Mat* solid) {
  const cv::Rect rect = cv_rect(stroke->box);
  const cv::Mat ink = labels(rect) == stroke->label;
  (*mask)(rect).setTo(kInk, ink);
  (*solid)(rect).setTo(kInk, ink);
  stroke->taken = true;
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
  const cv::Mat light =
      (grey < region.paper - kShadeFrom * way) & (grey > region.paper - kShadeTo * way);
  const int broad = std::max(3, static_cast<int>(kShadeBreadth * region.em));
  cv::Mat core;
  cv::erode(light, core, cv::Mat::ones(broad, broad, CV_8U));
  return cv::countNonZero(core) > 0;
}

}  // namespace

void add_pale_strokes(const PageInk& page, const InkRegion& region, cv::Mat* mask) {
  // Bilevel pages have no pale ink, shaded and stamped ones too much of it.
  if (page.peppered || cv::countNonZero(*mask) == 0) return;
  if (is_stamped(page, region.box) || is_shaded(page, region)) return;
  cv::Mat smooth;
  cv::GaussianBlur(region.grey, smooth, {}, kSmoothing);
  const double depth =
      std::max(kPale * (region.paper - page.dark), kOverNoise * page.layout->ink.noise_sigma);
  cv::Mat solid = solid_ink(*mask, region.em);
  cv::Mat rim;
  cv::dilate(solid, rim, cv::Mat::ones(2 * kRim + 1, 2 * kRim + 1, CV_8U));
  cv::Mat labels;
  std::vector<Stroke> strokes =
      find_strokes((smooth < region.paper - depth) & ~rim, region.em, &labels);
  // What was taken may be the neighbour of the next: the > beyond a =.
  for (bool more = true; more;) {
    more = false;
    for (Stroke& stroke : strokes) {
      if (stroke.taken) continue;
      const PixelRect beside = neighbourhood(stroke.box, *mask, region.em);
      if (cv::countNonZero(solid(cv_rect(beside))) == 0) continue;
      take(labels, &stroke, mask, &solid);
      more = true;
    }
  }
}

}  // namespace gewu
