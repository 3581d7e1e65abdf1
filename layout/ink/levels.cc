#include "layout/ink/levels.h"

#include <cmath>
#include <opencv2/imgproc.hpp>

namespace gewu {

LevelCounts count_levels(const cv::Mat& grey, int step) {
  // Neighbours are alike: counting them in the same place, the processor would wait for each.
  constexpr int kTables = 4;
  std::array<std::array<int, 256>, kTables> counts{};
  for (int y = 0; y < grey.rows; y += step) {
    const std::uint8_t* row = grey.ptr(y);
    int x = 0;
    for (; x + kTables * step <= grey.cols; x += kTables * step) {
      for (int i = 0; i < kTables; ++i) ++counts[i][row[x + i * step]];
    }
    for (; x < grey.cols; x += step) ++counts[0][row[x]];
  }
  LevelCounts sum{};
  for (const auto& table : counts) {
    for (std::size_t level = 0; level < sum.size(); ++level) sum[level] += table[level];
  }
  return sum;
}

cv::Mat darker_than(const cv::Mat& grey, double level) {
  cv::Mat marks;
  cv::threshold(grey, marks, std::ceil(level) - 1, 255, cv::THRESH_BINARY_INV);
  return marks;
}

void mark_lighter(const cv::Mat& grey, double level, cv::Mat* marks) {
  cv::threshold(grey, *marks, std::ceil(level) - 1, 255, cv::THRESH_BINARY);
}

}  // namespace gewu
