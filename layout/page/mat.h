// Views of an Image as a cv::Mat and back, for the folders that use OpenCV. Include it in .cc files
// only: headers that other folders read speak of Image.
#pragma once

#include <opencv2/core.hpp>
#include <utility>

#include "base/image.h"

namespace gewu {

/// A view: no copy, valid as long as the image lives and is not resized.
inline cv::Mat as_mat(Image& image) {
  return cv::Mat(image.height, image.width, CV_8UC(image.channels), image.pixels.data());
}

/// The same of an image that will only be read (OpenCV has no const view).
inline cv::Mat as_mat(const Image& image) { return as_mat(const_cast<Image&>(image)); }

/// A copy of 8-bit pixels.
inline Image to_image(const cv::Mat& mat) {
  Image image(mat.cols, mat.rows, mat.channels());
  cv::Mat view = as_mat(image);
  mat.copyTo(view);
  return image;
}

}  // namespace gewu
