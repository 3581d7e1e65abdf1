// Our rectangles as OpenCV's and back. For .cc files only.
#pragma once

#include <opencv2/core.hpp>

#include "base/geometry.h"

namespace gewu {

inline cv::Rect cv_rect(const PixelRect& rect) {
  return {rect.x0, rect.y0, rect.width(), rect.height()};
}

inline PixelRect pixel_rect(const cv::Rect& rect) {
  return {rect.x, rect.y, rect.x + rect.width, rect.y + rect.height};
}

}  // namespace gewu
