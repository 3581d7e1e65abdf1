#include "layout/ink/paper_noise.h"

#include <algorithm>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace gewu {

namespace {

constexpr double kBorderInch = 0.05;  // rulings and their shadows lie within this of the border
constexpr double kShadeInch = 0.155;  // what is wider than this is shading
constexpr int kLeast = 12;            // pixels

}  // namespace

double paper_noise(const PageLayout& layout, const PixelRect& box) {
  const int border = static_cast<int>(kBorderInch * layout.dpi);
  const PixelRect inner =
      intersect(PixelRect{box.x0 + border, box.y0 + border, box.x1 - border, box.y1 - border},
                PixelRect{0, 0, layout.grey.width, layout.grey.height});
  const int contrast = layout.ink.paper - layout.ink.ink;
  if (inner.empty() || inner.width() < kLeast || inner.height() < kLeast || contrast <= 0) return 0;
  const cv::Mat page(layout.grey.height, layout.grey.width, CV_8UC1,
                     const_cast<std::uint8_t*>(layout.grey.pixels.data()));
  cv::Mat even;
  cv::medianBlur(page(cv::Rect(inner.x0, inner.y0, inner.width(), inner.height())).clone(), even,
                 3);
  cv::Mat fine;
  even.convertTo(fine, CV_32F);
  cv::blur(fine, fine, {3, 3});
  cv::Mat shade;
  const int reach = std::max(kLeast, static_cast<int>(kShadeInch * layout.dpi)) | 1;
  cv::blur(fine, shade, {reach, reach});
  cv::Scalar mean;
  cv::Scalar spread;
  cv::meanStdDev(fine - shade, mean, spread);
  return spread[0] / contrast;
}

}  // namespace gewu
