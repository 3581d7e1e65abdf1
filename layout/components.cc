#include "layout/components.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "layout/bitmap.h"
#include "layout/mat.h"

namespace gewu {
namespace {

constexpr double kReducedDpi = 75;
constexpr int kInkLevel = 215;       // a reduced pixel is ink from a sixth of its area on
constexpr double kRuleEm = 2.6;      // straight runs longer than this many em are rules
constexpr double kUsualEmPt = 11;    // body text of forms is 9 to 14 pt
constexpr double kLineGapEm = 1.3;   // characters this close stand in one line
constexpr double kFlowGapEm = 0.45;  // between characters of a line, less than between lines
constexpr double kBandEm = 4;
constexpr std::size_t kFewBoxes = 12;

int reduction(double dpi) { return std::max(1, static_cast<int>(std::lround(dpi / kReducedDpi))); }

// The reduced page without long straight runs in either direction.
Bitmap reduced_ink(const Image& binary, int factor, double dpi) {
  cv::Mat small;
  const cv::Size size(std::max(1, binary.width / factor), std::max(1, binary.height / factor));
  cv::resize(as_mat(binary), small, size, 0, 0, cv::INTER_AREA);
  Bitmap ink = Bitmap::darker_than(to_image(small), kInkLevel);
  const int length = std::max(8, static_cast<int>(kRuleEm * kUsualEmPt / 72 * dpi / factor));
  const Bitmap across = ink.opened_h(length);
  const Bitmap down = ink.opened_v(length);
  ink.subtract(across).subtract(down);
  return ink;
}

// Boxes of the 8-connected pieces of ink, scaled up by `factor`.
std::vector<PixelRect> component_boxes(const Bitmap& ink, int factor) {
  cv::Mat mask(ink.height(), ink.width(), CV_8U, cv::Scalar(0));
  for (const Run& run : runs_of(ink)) mask.row(run.y).colRange(run.x0, run.x1).setTo(255);
  cv::Mat labels;
  cv::Mat stats;
  cv::Mat centroids;
  const int count = cv::connectedComponentsWithStats(mask, labels, stats, centroids, 8, CV_32S);
  std::vector<PixelRect> boxes;
  boxes.reserve(count);
  for (int i = 1; i < count; ++i) {
    const int* s = stats.ptr<int>(i);
    boxes.push_back({s[0] * factor, s[1] * factor, (s[0] + s[2]) * factor, (s[1] + s[3]) * factor});
  }
  return boxes;
}

}  // namespace

std::vector<PixelRect> character_boxes(const Image& binary, double dpi) {
  const int factor = reduction(dpi);
  return component_boxes(reduced_ink(binary, factor, dpi), factor);
}

std::vector<PixelRect> text_line_boxes(const Image& binary, double dpi) {
  const int factor = reduction(dpi);
  const int gap = std::max(2, static_cast<int>(kLineGapEm * kUsualEmPt / 72 * dpi / factor));
  return component_boxes(reduced_ink(binary, factor, dpi).closed_h(gap), factor);
}

TextFlow text_flow(const Image& binary, double dpi) {
  const int factor = reduction(dpi);
  const double em = kUsualEmPt / 72 * dpi / factor;
  const int gap = std::max(2, static_cast<int>(std::lround(kFlowGapEm * em)));
  const int band = static_cast<int>(kBandEm * em);
  const Bitmap ink = reduced_ink(binary, factor, dpi);
  TextFlow flow;
  flow.across = ink.closed_h(gap).opened_h(band).count();
  flow.down = ink.transposed().closed_h(gap).opened_h(band).count();
  return flow;
}

double typical_text_height(const std::vector<PixelRect>& boxes, double dpi) {
  // Han characters and digits are 5 to 40 pt high; parts of characters and touching lines fall out
  // by their shape.
  std::vector<int> heights;
  for (const PixelRect& box : boxes) {
    const double points = box.height() * 72.0 / dpi;
    if (points < 5 || points > 40 || box.width() > 2 * box.height()) continue;
    heights.push_back(box.height());
  }
  if (heights.size() < kFewBoxes) return 0;
  // Digits are about 0.7 em: the upper part of the heights is the em of the text.
  const auto upper = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() * 65 / 100);
  std::nth_element(heights.begin(), upper, heights.end());
  return *upper;
}

}  // namespace gewu
