#include "ocr/cut/faded_marks.h"

#include <algorithm>

#include "layout/page/cv_rect.h"
#include "layout/page/mat.h"

namespace gewu {

namespace {

// Stretches the grey between `light` and the page's dark print to that between paper and print, so
// that what is lighter becomes paper.
void stretch_to_paper(const PageInk& page, double light, const cv::Mat& where, InkRegion* region) {
  const double stretch = 255.0 / std::max(1.0, light - page.dark);
  cv::Mat stretched;
  region->grey.convertTo(stretched, CV_8U, stretch, -page.dark * stretch);
  cv::min(stretched, region->paper, stretched);
  stretched.copyTo(region->grey, where);
}

// What is lighter than this share of the way from paper to dark print is no print, once the
// watermark's own grey is paper.
constexpr double kLightInk = 0.25;

// A stamp's colour was taken out, but at its edges a shade of it stays: JPEG keeps colour at half
// the resolution. Shares of the way from paper to dark print: what is lighter is shade, what is
// darker print, which keeps its grey: a full stop in a light face has none to spare.
constexpr double kSealShade = 0.3;
constexpr double kSealPrint = 0.45;

}  // namespace

void remove_watermark(const PageInk& page, cv::Mat* mask, InkRegion* region) {
  const Image marked = watermark_in(page.watermark, region->box);
  if (marked.empty()) return;
  const cv::Mat zone = as_mat(marked);
  const double level = watermark_level(page.watermark, page.layout->grey, region->box);
  stretch_to_paper(page, level, zone, region);
  const double limit = region->paper - kLightInk * (region->paper - page.dark);
  mask->setTo(0, (region->grey > limit) & zone);
}

void fade_seal(const PageInk& page, InkRegion* region) {
  const Image& seal = page.layout->under_seal;
  if (seal.empty()) return;
  const cv::Mat stamped = as_mat(seal)(cv_rect(region->box)) >= kUnderSeal;
  if (cv::countNonZero(stamped) == 0) return;
  const double way = std::max<double>(1, region->paper - page.dark);
  cv::Mat faded(1, 256, CV_8U);
  for (int grey = 0; grey < faded.cols; ++grey) {
    const double depth = (region->paper - grey) / way;
    const double kept = std::clamp((depth - kSealShade) / (kSealPrint - kSealShade), 0.0, 1.0);
    faded.at<uchar>(grey) = cv::saturate_cast<uchar>(region->paper - kept * depth * way);
  }
  cv::Mat shown;
  cv::LUT(region->grey, faded, shown);
  shown.copyTo(region->grey, stamped);
}

}  // namespace gewu
