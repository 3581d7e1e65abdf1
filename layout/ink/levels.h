// Grey levels of many pixels at once. For .cc files only, as page/mat.h.
#pragma once

#include <array>
#include <opencv2/core.hpp>

namespace gewu {

using LevelCounts = std::array<long long, 256>;

/// How many pixels of `grey` there are of each level; of every `step`-th of every `step`-th row.
LevelCounts count_levels(const cv::Mat& grey, int step = 1);

/// 255 where `grey` (8 bits, one channel) is darker than `level`, else 0. OpenCV's own comparison
/// takes a hundred times as long.
cv::Mat darker_than(const cv::Mat& grey, double level);

/// The same the other way round: 255 where it is as light as `level` or lighter.
void mark_lighter(const cv::Mat& grey, double level, cv::Mat* marks);

}  // namespace gewu
