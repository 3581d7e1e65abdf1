#include "ocr/cut/pale_print.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "layout/page/cv_rect.h"
#include "layout/page/mat.h"
#include "ocr/cut/ruling_remnants.h"
#include "ocr/ink/ink_pieces.h"
#include "ocr/ink/ink_region.h"

namespace gewu {

namespace {

// How much darker than paper a stroke is: this share of the way to dark print, so many times what
// the noise leaves, and so many grey levels.
constexpr double kPale = 0.12;
constexpr double kOverNoise = 4.0;
constexpr double kLeastDepth = 14;
// Smoothing, em and pixels: a stroke one pixel wide must outlive it.
constexpr double kSmoothing = 0.03;
constexpr double kLeastSmoothing = 0.4;
constexpr double kMostSmoothing = 0.9;
// Nothing printed alone is shorter (em, pixels).
constexpr double kLeastStroke = 0.2;
constexpr int kLeastPixels = 3;
// What is broader in both directions (em) at half the depth of the darkest is no stroke.
constexpr double kBroad = 0.35;
constexpr double kHalfDepth = 0.5;
// Text of 10.5 points is what forms are set in.
constexpr double kUsualEmPoints = 10.5;
constexpr double kPointsPerInch = 72.0;
// Of a part, so much may be pale: a shade covers more.
constexpr double kMostCover = 0.25;

bool is_stamped(const PageInk& page, const PixelRect& box) {
  const Image& seal = page.layout->under_seal;
  return !seal.empty() && cv::countNonZero(as_mat(seal)(cv_rect(box))) > 0;
}

int paper_of(const cv::Mat& grey) {
  std::vector<uchar> values(grey.begin<uchar>(), grey.end<uchar>());
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

// Where print is pale, the page's character height was taken from what of it was seen: it may be
// too small, and dense characters broad beside it.
double usual_em(const PageInk& page) {
  return std::max(page.em, kUsualEmPoints / kPointsPerInch * page.layout->dpi);
}

bool holds_broad(const cv::Mat& mask, double em) {
  const int side = std::max(kLeastPixels, static_cast<int>(std::lround(kBroad * em)));
  if (mask.cols < side || mask.rows < side) return false;
  cv::Mat core;
  cv::erode(mask, core, cv::Mat::ones(side, side, CV_8U), {-1, -1}, 1, cv::BORDER_CONSTANT,
            cv::Scalar(0));
  return cv::countNonZero(core) > 0;
}

// Whether a piece is long enough to be a character.
bool holds_stroke(const cv::Mat& mask, double em) {
  cv::Mat labels;
  const double least = std::max(kLeastStroke * em, 1.0 * kLeastPixels);
  const std::vector<InkPiece> pieces = find_pieces(mask, &labels);
  return std::any_of(pieces.begin(), pieces.end(),
                     [&](const InkPiece& piece) { return larger_side(piece) >= least; });
}

// Print is small below this (pixels); its strokes are darker than paper by this share of the way.
constexpr double kSmallEm = 24;
constexpr double kThin = 0.22;

}  // namespace

void add_thin_print(const PageInk& page, const cv::Mat& grey, int paper, cv::Mat* mask) {
  if (page.em > kSmallEm || page.peppered || cv::countNonZero(*mask) == 0) return;
  const double depth = std::max(
      {kThin * (paper - page.dark), kLeastDepth, kOverNoise * page.layout->ink.noise_sigma});
  const cv::Mat thin = grey < paper - depth;
  if (cv::countNonZero(thin) > kMostCover * static_cast<double>(thin.total()) ||
      holds_broad(thin & ~*mask, usual_em(page))) {
    return;
  }
  *mask |= thin;
}

cv::Mat pale_print(const PageInk& page, const PixelRect& box) {
  const cv::Mat grey = as_mat(page.layout->grey)(cv_rect(box));
  if (page.peppered || is_stamped(page, box) || !watermark_in(page.watermark, box).empty()) {
    return {};
  }
  const int paper = paper_of(grey);
  const double depth = std::max(
      {kPale * (paper - page.dark), kLeastDepth, kOverNoise * page.layout->ink.noise_sigma});
  double darkest = 0;
  cv::minMaxLoc(grey, &darkest, nullptr);
  if (darkest > paper - depth) return {};
  cv::Mat smooth;
  cv::GaussianBlur(grey, smooth, {},
                   std::clamp(kSmoothing * page.em, kLeastSmoothing, kMostSmoothing));
  cv::Mat mask = smooth < paper - depth;
  clear_border_rules(page.em, &mask);
  const cv::Mat deep = mask & (smooth < paper - kHalfDepth * (paper - darkest));
  if (cv::countNonZero(deep) > kMostCover * static_cast<double>(mask.total())) return {};
  if (holds_broad(deep, usual_em(page)) || !holds_stroke(mask, page.em)) return {};
  return mask;
}

}  // namespace gewu
