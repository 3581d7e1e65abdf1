#include "tablegrid/rulings/line_map.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "layout/page/mat.h"

namespace gewu {
namespace {

constexpr double kFineEnoughDpi = 140;  // maps are made at this resolution or up to twice it
constexpr double kNearPt = 0.75;        // paper is looked for from here ...
constexpr double kFarPt = 2.6;  // ... to here from the pixel: rulings are thinner than twice it
constexpr double kContrastShare = 0.14;  // of the contrast of print, from which a line counts
constexpr double kSigmas = 3.3;          // ... and of the noise that is left
constexpr double kSmoothing = 0.4;       // sigma of the noise after the 3 x 3 smoothing, of before
constexpr int kMinContrast = 12;
// Where no text stands, white so short along a line is the gap between two dashes of one.
constexpr double kDashGapPt = 4;

// Paper is looked for `near` to `far` pixels from a pixel, on both sides of it.
struct Sides {
  int near = 2;
  int far = 5;
  int contrast = kMinContrast;  // grey levels
  int width() const { return far - near + 1; }
};

using Row = std::vector<std::uint8_t>;

void keep_lightest(const std::uint8_t* other, int n, std::uint8_t* lightest) {
  for (int i = 0; i < n; ++i) lightest[i] = std::max(lightest[i], other[i]);
}

// Ink where both sides are lighter than the pixel by more than the contrast.
void mark_dark(const std::uint8_t* grey, const std::uint8_t* before, const std::uint8_t* after,
               int n, int contrast, std::uint8_t* ink) {
  const int most = std::min(contrast + 1, 255);
  const auto least = static_cast<std::uint8_t>(most);
  for (int i = 0; i < n; ++i) {
    const std::uint8_t side = std::min(before[i], after[i]);
    const auto lighter = static_cast<std::uint8_t>(side > grey[i] ? side - grey[i] : 0);
    ink[i] = lighter >= least ? 0 : 255;
  }
}

// Pixels darker than the lightest of the rows above and than that of the rows below them. Rows at
// the very edge of the page have no such neighbours.
Bitmap darker_than_above_and_below(const cv::Mat& grey, const Sides& sides) {
  Bitmap map(grey.cols, grey.rows);
  // Row y of it: the lightest of rows y .. y + width - 1 of the page.
  cv::Mat lightest = grey.clone();
  for (int y = 0; y + sides.width() <= grey.rows; ++y) {
    for (int i = 1; i < sides.width(); ++i) {
      keep_lightest(grey.ptr(y + i), grey.cols, lightest.ptr(y));
    }
  }
  Row ink(static_cast<std::size_t>(grey.cols));
  for (int y = sides.far; y < grey.rows - sides.far; ++y) {
    mark_dark(grey.ptr(y), lightest.ptr(y - sides.far), lightest.ptr(y + sides.near), grey.cols,
              sides.contrast, ink.data());
    map.set_row(y, ink.data(), 128);
  }
  return map;
}

// The same with columns left and right.
Bitmap darker_than_left_and_right(const cv::Mat& grey, const Sides& sides) {
  Bitmap map(grey.cols, grey.rows);
  const int inner = grey.cols - 2 * sides.far;
  if (inner <= 0) return map;
  Row lightest(static_cast<std::size_t>(grey.cols));
  Row ink(lightest.size(), 255);
  for (int y = 0; y < grey.rows; ++y) {
    const std::uint8_t* row = grey.ptr(y);
    std::copy_n(row, grey.cols, lightest.begin());
    for (int i = 1; i < sides.width(); ++i) keep_lightest(row + i, grey.cols - i, lightest.data());
    mark_dark(row + sides.far, lightest.data(), lightest.data() + sides.far + sides.near, inner,
              sides.contrast, ink.data() + sides.far);
    map.set_row(y, ink.data(), 128);
  }
  return map;
}

}  // namespace

LineMaps make_line_maps(const PageLayout& layout, const Image& page) {
  LineMaps maps;
  maps.scale = std::max(1, static_cast<int>(layout.dpi / kFineEnoughDpi));
  cv::Mat grey = as_mat(page);
  if (maps.scale > 1) {
    cv::Mat reduced;
    const cv::Size size(grey.cols / maps.scale, grey.rows / maps.scale);
    // Whole factors only: others are ten times as slow.
    const cv::Rect whole(0, 0, size.width * maps.scale, size.height * maps.scale);
    cv::resize(grey(whole), reduced, size, 0, 0, cv::INTER_AREA);
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
  Sides sides;
  sides.near = std::max(2, static_cast<int>(std::lround(kNearPt * point)));
  sides.far = std::max(sides.near + 3, static_cast<int>(std::lround(kFarPt * point)));
  const double print = layout.ink.paper - layout.ink.ink;
  sides.contrast = static_cast<int>(
      std::max({kContrastShare * print, kSigmas * sigma, static_cast<double>(kMinContrast)}));
  maps.horizontal = darker_than_above_and_below(grey, sides);
  maps.vertical = darker_than_left_and_right(grey, sides).transposed();
  if (&page == &layout.lines) {
    const int longest = static_cast<int>(std::lround(kDashGapPt * point)) + 1;
    maps.horizontal = maps.horizontal.closed_h(longest);
    maps.vertical = maps.vertical.closed_h(longest);
  }
  return maps;
}

}  // namespace gewu
