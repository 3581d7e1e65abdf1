// Pages drawn for the tests of layout and tablegrid.
#pragma once

#include <cmath>
#include <opencv2/imgproc.hpp>
#include <string>
#include <vector>

#include "layout/analyse_layout.h"
#include "layout/page/mat.h"
#include "layout/page/page_layout.h"

namespace gewu::testing {

/// A white page, at 200 dpi unless at() says otherwise, on which rulings and words are drawn and
/// which can then be damaged.
class TestPage {
 public:
  explicit TestPage(int width = 1200, int height = 1000)
      : pixels_(height, width, CV_8UC3, cv::Scalar(255, 255, 255)) {}

  TestPage& line(int x0, int y0, int x1, int y1, int thickness = 2,
                 const cv::Scalar& colour = {0, 0, 0}) {
    // Rectangles, because cv::line rounds the ends.
    cv::rectangle(pixels_,
                  cv::Rect(std::min(x0, x1), std::min(y0, y1),
                           std::max(thickness, std::abs(x1 - x0) + thickness),
                           std::max(thickness, std::abs(y1 - y0) + thickness)) &
                      cv::Rect(0, 0, pixels_.cols, pixels_.rows),
                  colour, cv::FILLED);
    return *this;
  }

  /// A ruled grid with these lines; `words` also puts a word into every cell.
  TestPage& grid(const std::vector<int>& xs, const std::vector<int>& ys, bool words = true,
                 int thickness = 2, const cv::Scalar& colour = {0, 0, 0}) {
    for (int x : xs) line(x, ys.front(), x, ys.back(), thickness, colour);
    for (int y : ys) line(xs.front(), y, xs.back(), y, thickness, colour);
    for (std::size_t r = 0; words && r + 1 < ys.size(); ++r) {
      for (std::size_t c = 0; c + 1 < xs.size(); ++c) text(xs[c] + 8, ys[r + 1] - 12, "12,345.67");
    }
    return *this;
  }

  TestPage& erase(int x0, int y0, int x1, int y1) {
    cv::rectangle(pixels_, {x0, y0}, {x1, y1}, cv::Scalar(255, 255, 255), cv::FILLED);
    return *this;
  }

  TestPage& text(int x, int y, const std::string& words, double size = 0.75,
                 const cv::Scalar& colour = {0, 0, 0}) {
    cv::putText(pixels_, words, {x, y}, cv::FONT_HERSHEY_SIMPLEX, size, colour, 2, cv::LINE_AA);
    return *this;
  }

  TestPage& prose(int x, int y, int lines) {
    for (int i = 0; i < lines; ++i) {
      text(x, y + 42 * i, "The budget of 1,234.56, as approved, rose. It fell by 0.5, then 7.");
    }
    return *this;
  }

  /// A red stamp. Its ink is translucent: print under it stays as dark as it was.
  TestPage& seal(int x, int y, int radius) {
    const cv::Scalar red(230, 40, 40);
    cv::Mat stamp(pixels_.size(), pixels_.type(), cv::Scalar(255, 255, 255));
    cv::circle(stamp, {x, y}, radius, red, 6, cv::LINE_AA);
    cv::circle(stamp, {x, y}, radius / 3, red, cv::FILLED, cv::LINE_AA);
    cv::line(stamp, {x - radius, y}, {x + radius, y}, red, 8);
    cv::min(pixels_, stamp, pixels_);
    return *this;
  }

  TestPage& fill(int x0, int y0, int x1, int y1, const cv::Scalar& colour) {
    cv::rectangle(pixels_, {x0, y0}, {x1, y1}, colour, cv::FILLED);
    return *this;
  }

  /// Leans the page counter-clockwise.
  TestPage& lean(double degrees) {
    const cv::Point2f centre(pixels_.cols / 2.0F, pixels_.rows / 2.0F);
    const cv::Mat rotation = cv::getRotationMatrix2D(centre, degrees, 1);
    cv::warpAffine(pixels_, pixels_, rotation, pixels_.size(), cv::INTER_CUBIC, cv::BORDER_CONSTANT,
                   cv::Scalar(255, 255, 255));
    return *this;
  }

  /// Grey paper, pale ink, blur and noise, the same every time.
  TestPage& scan(double sigma, double blur = 0.8) {
    pixels_.convertTo(pixels_, -1, 0.75, 40);
    cv::GaussianBlur(pixels_, pixels_, cv::Size(), blur);
    cv::Mat grey;
    cv::cvtColor(pixels_, grey, cv::COLOR_RGB2GRAY);
    cv::Mat noise(grey.size(), CV_16S);
    cv::RNG(12345).fill(noise, cv::RNG::NORMAL, 0, sigma);
    cv::Mat wide;
    grey.convertTo(wide, CV_16S);
    cv::add(wide, noise, wide);
    wide.convertTo(grey, CV_8U);
    cv::cvtColor(grey, pixels_, cv::COLOR_GRAY2RGB);
    return *this;
  }

  TestPage& turn(int code) {
    cv::Mat turned;
    cv::rotate(pixels_, turned, code);
    pixels_ = turned;
    return *this;
  }

  /// Its resolution.
  TestPage& at(double dpi) {
    dpi_ = dpi;
    return *this;
  }

  cv::Mat& pixels() { return pixels_; }

  Page page() const {
    Page page;
    page.number = 1;
    page.image = to_image(pixels_);
    page.dpi = dpi_;
    page.scale = dpi_ / 72;
    page.width = pixels_.cols / page.scale;
    page.height = pixels_.rows / page.scale;
    return page;
  }

  PageLayout layout() const { return analyse_layout(page(), {}); }

 private:
  cv::Mat pixels_;
  double dpi_ = 200;
};

}  // namespace gewu::testing
