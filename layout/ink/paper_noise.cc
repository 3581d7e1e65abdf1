#include "layout/ink/paper_noise.h"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "layout/page/cv_rect.h"
#include "layout/page/mat.h"

namespace gewu {

namespace {

constexpr double kBorderInch = 0.05;  // rulings and their shadows lie within this of the border
constexpr double kShadeInch = 0.155;  // what is wider than this is shading
constexpr int kLeast = 12;            // pixels

// Of the darkness in a blank part, against the spread of its grain: 10 and more where pale texts
// were called blank (32 cells of real pages under Augraphy's damage), below 6.7 in 99 of 100 truly
// blank cells of photographed, worn and faxed pages.
constexpr float kStandsOut = 8;
constexpr double kDarkestShare = 0.995;
constexpr float kLeastGrain = 0.3F;  // grey levels: of paper as even as drawn
constexpr float kLeastMark = 2.5F;   // grey levels: less is no print that anybody sees
constexpr float kSigmaOfMedian = 1.4826F;

// How much darker each pixel well inside `box` is than the paper around it, in grey levels, single
// specks left out; empty for a part too small to tell.
cv::Mat darkness(const PageLayout& layout, const PixelRect& box) {
  const int border = static_cast<int>(kBorderInch * layout.dpi);
  const PixelRect inner =
      intersect(PixelRect{box.x0 + border, box.y0 + border, box.x1 - border, box.y1 - border},
                PixelRect{0, 0, layout.grey.width, layout.grey.height});
  if (inner.empty() || inner.width() < kLeast || inner.height() < kLeast) return {};
  cv::Mat even;
  cv::medianBlur(as_mat(layout.grey)(cv_rect(inner)).clone(), even, 3);
  cv::Mat fine;
  even.convertTo(fine, CV_32F);
  cv::blur(fine, fine, {3, 3});
  cv::Mat shade;
  const int reach = std::max(kLeast, static_cast<int>(kShadeInch * layout.dpi)) | 1;
  cv::blur(fine, shade, {reach, reach});
  return shade - fine;
}

// The value that `share` of them do not reach.
float quantile(std::vector<float>& values, double share) {
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(share * (values.size() - 1));
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

bool stands_out(const cv::Mat& dark) {
  std::vector<float> values(dark.begin<float>(), dark.end<float>());
  const float mark = quantile(values, kDarkestShare);
  if (mark < kLeastMark) return false;
  const float middle = quantile(values, 0.5);
  for (float& value : values) value = std::abs(value - middle);
  const float grain = kSigmaOfMedian * quantile(values, 0.5);
  return mark > kStandsOut * std::max(grain, kLeastGrain);
}

double spread_of(const PageLayout& layout, const cv::Mat& dark) {
  const int contrast = layout.ink.paper - layout.ink.ink;
  if (dark.empty() || contrast <= 0) return 0;
  cv::Scalar mean;
  cv::Scalar spread;
  cv::meanStdDev(dark, mean, spread);
  return spread[0] / contrast;
}

}  // namespace

double paper_noise(const PageLayout& layout, const PixelRect& box) {
  return spread_of(layout, darkness(layout, box));
}

bool may_hide_print(const PageLayout& layout, const PixelRect& box) {
  const cv::Mat dark = darkness(layout, box);
  if (dark.empty()) return false;
  return spread_of(layout, dark) > kRoughPaper || stands_out(dark);
}

}  // namespace gewu
