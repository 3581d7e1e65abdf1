// A page drawn by hand for tests: blocks that stand for characters, rules, specks.
#pragma once

#include <opencv2/imgproc.hpp>

#include "layout/page/mat.h"
#include "layout/page/page_layout.h"

namespace gewu {

/// 300 dpi, em 40 px; one page unit is one pixel.
class TestPage {
 public:
  static constexpr int kEm = 40;

  TestPage(int width, int height) : grey_(height, width, CV_8U, cv::Scalar(255)) {}

  TestPage& box(int x, int y, int w, int h, int level = 0) {
    cv::rectangle(grey_, cv::Rect(x, y, w, h), cv::Scalar(level), cv::FILLED);
    return *this;
  }
  /// A hollow square of almost an em: a character of which all pieces hang together.
  TestPage& character(int x, int y, int size = 36) {
    cv::rectangle(grey_, cv::Rect(x, y, size, size), cv::Scalar(0), 4);
    return box(x + size / 2 - 2, y, 4, size);
  }
  TestPage& characters(int x, int y, int count, int pitch = kEm) {
    for (int i = 0; i < count; ++i) character(x + i * pitch, y);
    return *this;
  }

  PageLayout layout() const {
    PageLayout layout;
    layout.grey = to_image(grey_);
    layout.binary = to_image(grey_);
    cv::Mat binary = as_mat(layout.binary);
    cv::threshold(grey_, binary, 220, 255, cv::THRESH_BINARY);
    layout.dpi = 300;
    layout.ink.text_height = kEm;
    layout.ink.stroke_width = 4;
    return layout;
  }

 private:
  cv::Mat grey_;
};

}  // namespace gewu
