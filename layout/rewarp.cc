#include "layout/rewarp.h"

#include <opencv2/imgproc.hpp>

#include "layout/ink/threshold.h"
#include "layout/page/mat.h"

namespace gewu {
namespace {

Image warped(const Image& image, const cv::Matx33d& source_from_target, int border,
             int interpolation) {
  if (image.empty()) return {};
  Image result(image.width, image.height, 1);
  cv::Mat out = as_mat(result);
  cv::warpPerspective(as_mat(image), out, source_from_target, out.size(),
                      interpolation | cv::WARP_INVERSE_MAP, cv::BORDER_CONSTANT,
                      cv::Scalar(border));
  return result;
}

}  // namespace

PageLayout rewarped(const PageLayout& layout, const double (&now_from_upright)[9]) {
  PageLayout result;
  result.dpi = layout.dpi;
  result.turned = layout.turned;
  result.skew = layout.skew;
  result.ink = layout.ink;
  const cv::Matx33d now(now_from_upright);
  // OpenCV's pixel i is centred on i, ours on i + 0.5.
  const cv::Matx33d half(1, 0, 0.5, 0, 1, 0.5, 0, 0, 1);
  const cv::Matx33d warp = half.inv() * now * half;
  result.grey = warped(layout.grey, warp, layout.ink.paper, cv::INTER_LINEAR);
  result.under_seal = warped(layout.under_seal, warp, 0, cv::INTER_NEAREST);
  result.binary = binarize(result.grey, result.ink);
  const cv::Matx33d page = cv::Matx33d(layout.transform.page_from_upright) * now;
  const cv::Matx33d back = page.inv();
  for (int i = 0; i < 9; ++i) {
    result.transform.page_from_upright[i] = page.val[i];
    result.transform.upright_from_page[i] = back.val[i];
  }
  return result;
}

}  // namespace gewu
