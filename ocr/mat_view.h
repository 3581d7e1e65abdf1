// Looks at an Image as a cv::Mat and back. For .cc files only.
#pragma once

#include <cstddef>
#include <cstring>
#include <opencv2/core.hpp>

#include "base/geometry.h"
#include "base/image.h"

namespace gewu {

/// A header over the image's own pixels; valid while the image lives. Callers that write through it
/// must own the image.
inline cv::Mat mat_view(const Image& image) {
  return {image.height, image.width, CV_8UC(image.channels),
          const_cast<std::uint8_t*>(image.pixels.data())};
}

/// A copy of a one-channel 8-bit matrix.
inline Image image_from(const cv::Mat& mat) {
  Image image(mat.cols, mat.rows, 1);
  for (int y = 0; y < mat.rows; ++y) {
    std::memcpy(image.row(y), mat.ptr(y), static_cast<std::size_t>(mat.cols));
  }
  return image;
}

inline cv::Rect cv_rect(const PixelRect& rect) {
  return {rect.x0, rect.y0, rect.width(), rect.height()};
}

inline PixelRect pixel_rect(const cv::Rect& rect) {
  return {rect.x, rect.y, rect.x + rect.width, rect.y + rect.height};
}

}  // namespace gewu
