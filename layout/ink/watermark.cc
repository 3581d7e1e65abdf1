#include "layout/ink/watermark.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "layout/ink/levels.h"
#include "layout/page/cv_rect.h"
#include "layout/page/mat.h"

namespace gewu {

namespace {

// Samples per em: enough to see strokes of print between two of a watermark.
constexpr double kSamplesPerEm = 16;
// Of the way from paper to dark print: lighter than the first, darker than the second.
constexpr double kLightInk = 0.45;
constexpr double kPaperShade = 0.1;
// Broader than this (em); print's strokes are not.
constexpr double kBroadStroke = 0.24;
// A stroke reaches so many times that beyond the places well inside it, its thin ends included.
constexpr int kThinEnds = 3;
// Print over a stroke leaves pieces of it. Pieces so near to each other (em) are one sign, which
// has at least so much such area (em squared).
constexpr double kSameSign = 0.5;
constexpr double kLeastArea = 0.3;
// Paper is the lightest so far around (em): wider than strokes, narrower than a shadow.
constexpr double kPaperAround = 1.5;
constexpr int kSpeckFilter = 3;
// Around a cell its watermark's level is looked for so far (em).
constexpr double kLevelAround = 1.0;

cv::Mat sampled(const Image& grey, int step) {
  const cv::Mat page = as_mat(grey);
  cv::Mat samples;
  cv::resize(page, samples, {page.cols / step, page.rows / step}, 0, 0, cv::INTER_NEAREST);
  return samples;
}

cv::Mat square(int reach) { return cv::Mat::ones(2 * reach + 1, 2 * reach + 1, CV_8U); }

// What is lighter than print and darker than the paper around it.
cv::Mat light_places(const cv::Mat& samples, double em, int dark) {
  cv::Mat smooth;
  cv::medianBlur(samples, smooth, kSpeckFilter);
  cv::Mat paper;
  cv::dilate(smooth, paper, square(static_cast<int>(kPaperAround * em)));
  const auto part_of_way = [&](double share) {
    cv::Mat level;
    paper.convertTo(level, CV_8U, 1 - share, share * dark);
    return level;
  };
  // Differences stop at 0, and are faster than comparisons.
  const cv::Mat over = samples - part_of_way(kLightInk);
  const cv::Mat under = part_of_way(kPaperShade) - samples;
  cv::Mat light;
  cv::min(over, under, light);
  mark_lighter(light, 1, &light);
  return light;
}

// The pieces of signs that are large enough. `em` in pixels of `core`.
cv::Mat large_signs(const cv::Mat& core, double em) {
  cv::Mat joined;
  cv::dilate(core, joined, square(static_cast<int>(kSameSign * em / 2)));
  cv::Mat labels;
  cv::Mat stats;
  cv::Mat centroids;
  const int count = cv::connectedComponentsWithStats(joined, labels, stats, centroids);
  cv::Mat kept(core.size(), CV_8U, cv::Scalar(0));
  for (int i = 1; i < count; ++i) {
    const int* s = stats.ptr<int>(i);
    const cv::Rect box(s[0], s[1], s[2], s[3]);
    const cv::Mat pieces = core(box) & (labels(box) == i);
    if (cv::countNonZero(pieces) < kLeastArea * em * em) continue;
    pieces.copyTo(kept(box), pieces);
  }
  return kept;
}

PixelRect in_core(const PixelRect& box, int reach, const Watermark& watermark) {
  const int step = watermark.step;
  const PixelRect samples{box.x0 / step - reach, box.y0 / step - reach,
                          (box.x1 - 1) / step + 1 + reach, (box.y1 - 1) / step + 1 + reach};
  return intersect(samples, PixelRect{0, 0, watermark.core.width, watermark.core.height});
}

}  // namespace

Watermark find_watermark(const Image& grey, double em, int dark) {
  Watermark watermark;
  watermark.step = std::max(1, static_cast<int>(std::lround(em / kSamplesPerEm)));
  if (grey.width < watermark.step || grey.height < watermark.step) return watermark;
  const double sampled_em = em / watermark.step;
  const int broad = std::max(3, static_cast<int>(std::lround(kBroadStroke * sampled_em)));
  const cv::Mat light = light_places(sampled(grey, watermark.step), sampled_em, dark);
  cv::Mat core;
  cv::erode(light, core, cv::Mat::ones(broad, broad, CV_8U));
  // Most pages hold none: their parts need no counting.
  if (cv::countNonZero(core) < kLeastArea * sampled_em * sampled_em) return watermark;
  core = large_signs(core, sampled_em);
  if (cv::countNonZero(core) == 0) return watermark;
  watermark.core = to_image(core);
  watermark.reach = kThinEnds * broad;
  return watermark;
}

Image watermark_in(const Watermark& watermark, const PixelRect& box) {
  if (watermark.core.empty() || box.empty()) return {};
  const PixelRect around = in_core(box, watermark.reach, watermark);
  const PixelRect inside = in_core(box, 0, watermark);
  if (inside.empty()) return {};
  const cv::Mat core = as_mat(watermark.core)(cv_rect(around));
  if (cv::countNonZero(core) == 0) return {};
  cv::Mat wide;
  cv::dilate(core, wide, square(watermark.reach));
  Image zone(box.width(), box.height(), 1);
  for (int y = 0; y < zone.height; ++y) {
    const int from = std::min((box.y0 + y) / watermark.step, inside.y1 - 1) - around.y0;
    for (int x = 0; x < zone.width; ++x) {
      const int at = std::min((box.x0 + x) / watermark.step, inside.x1 - 1) - around.x0;
      zone.row(y)[x] = wide.at<uchar>(from, at);
    }
  }
  return zone;
}

double watermark_level(const Watermark& watermark, const Image& grey, const PixelRect& box) {
  if (watermark.core.empty()) return 255;
  const int reach = watermark.reach + static_cast<int>(kLevelAround * kSamplesPerEm);
  const PixelRect around = in_core(box, reach, watermark);
  double sum = 0;
  int count = 0;
  for (int y = around.y0; y < around.y1; ++y) {
    const std::uint8_t* core = watermark.core.row(y);
    for (int x = around.x0; x < around.x1; ++x) {
      if (core[x] == 0) continue;
      sum += grey.row(y * watermark.step)[x * watermark.step];
      ++count;
    }
  }
  return count > 0 ? sum / count : 255;
}

}  // namespace gewu
