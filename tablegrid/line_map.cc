#include "tablegrid/line_map.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "layout/mat.h"

namespace gewu {
namespace {

constexpr double kFineEnoughDpi = 140;  // maps are made at this resolution or up to twice it
constexpr double kNearPt = 0.75;        // paper is looked for from here ...
constexpr double kFarPt = 2.6;  // ... to here from the pixel: rules are thinner than twice it
constexpr double kContrastShare = 0.14;  // of the contrast of print, from which a line counts
constexpr double kSigmas = 3.3;          // ... and of the noise that is left
constexpr double kSmoothing = 0.4;       // sigma of the noise after the 3 x 3 smoothing, of before
constexpr int kMinContrast = 12;

// Pixels darker by more than `contrast` than the lightest of rows y - far .. y - near and than the
// lightest of rows y + near .. y + far. Rows at the very edge of the page have no such neighbours.
Bitmap darker_than_both_sides(const cv::Mat& grey, int near, int far, int contrast) {
  Image dark(grey.cols, grey.rows, 1);
  const int inner = grey.rows - 2 * far;
  if (inner <= 0) return Bitmap(grey.cols, grey.rows);
  cv::Mat lightest;  // of rows y .. y + far - near
  cv::dilate(grey, lightest, cv::Mat::ones(far - near + 1, 1, CV_8U), cv::Point(0, 0));
  cv::Mat sides;
  cv::min(lightest.rowRange(0, inner), lightest.rowRange(far + near, far + near + inner), sides);
  cv::subtract(sides, grey.rowRange(far, far + inner), sides);
  cv::Mat out = as_mat(dark).rowRange(far, far + inner);
  cv::compare(sides, contrast, out, cv::CMP_LE);
  return Bitmap::darker_than(dark, 128);
}

}  // namespace

LineMaps make_line_maps(const PageLayout& layout) {
  LineMaps maps;
  maps.scale = std::max(1, static_cast<int>(layout.dpi / kFineEnoughDpi));
  cv::Mat grey = as_mat(layout.grey);
  if (maps.scale > 1) {
    cv::Mat reduced;
    const cv::Size size(grey.cols / maps.scale, grey.rows / maps.scale);
    cv::resize(grey, reduced, size, 0, 0, cv::INTER_AREA);
    grey = reduced;
  }
  double sigma = layout.ink.noise_sigma / maps.scale;
  if (sigma > 1) {
    cv::Mat smooth;
    cv::GaussianBlur(grey, smooth, cv::Size(3, 3), 0);
    grey = smooth;
    sigma *= kSmoothing;
  }
  const double point = layout.dpi / 72 / maps.scale;
  const int near = std::max(2, static_cast<int>(std::lround(kNearPt * point)));
  const int far = std::max(near + 3, static_cast<int>(std::lround(kFarPt * point)));
  const double print = layout.ink.paper - layout.ink.ink;
  const int contrast = static_cast<int>(
      std::max({kContrastShare * print, kSigmas * sigma, static_cast<double>(kMinContrast)}));
  maps.horizontal = darker_than_both_sides(grey, near, far, contrast);
  cv::Mat turned;
  cv::transpose(grey, turned);
  maps.vertical = darker_than_both_sides(turned, near, far, contrast);
  return maps;
}

}  // namespace gewu
