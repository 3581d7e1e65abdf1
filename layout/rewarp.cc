#include <opencv2/imgproc.hpp>

#include "layout/mat.h"
#include "layout/page_layout.h"
#include "layout/threshold.h"

namespace gewu {
namespace {

void warp(const cv::Matx33d& source_from_target, int border, int interpolation, Image* image) {
  if (image->empty()) return;
  Image result(image->width, image->height, 1);
  cv::Mat out = as_mat(result);
  cv::warpPerspective(as_mat(*image), out, source_from_target, out.size(),
                      interpolation | cv::WARP_INVERSE_MAP, cv::BORDER_CONSTANT,
                      cv::Scalar(border));
  *image = std::move(result);
}

}  // namespace

void rewarp(const double (&now_from_upright)[9], PageLayout* layout) {
  const cv::Matx33d now(now_from_upright);
  // OpenCV's pixel i is centred on i, ours on i + 0.5.
  const cv::Matx33d half(1, 0, 0.5, 0, 1, 0.5, 0, 0, 1);
  const cv::Matx33d warp_matrix = half.inv() * now * half;
  warp(warp_matrix, layout->ink.paper, cv::INTER_LINEAR, &layout->grey);
  warp(warp_matrix, 0, cv::INTER_NEAREST, &layout->under_seal);
  layout->binary = binarize(layout->grey, layout->ink);
  const cv::Matx33d page = cv::Matx33d(layout->transform.page_from_upright) * now;
  const cv::Matx33d back = page.inv();
  for (int i = 0; i < 9; ++i) {
    layout->transform.page_from_upright[i] = page.val[i];
    layout->transform.upright_from_page[i] = back.val[i];
  }
}

}  // namespace gewu
