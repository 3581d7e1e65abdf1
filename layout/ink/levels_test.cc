#include "layout/ink/levels.h"

#include <gtest/gtest.h>

namespace gewu {
namespace {

cv::Mat all_levels() {
  cv::Mat grey(3, 256, CV_8U);
  for (int y = 0; y < grey.rows; ++y) {
    for (int x = 0; x < grey.cols; ++x) grey.at<std::uint8_t>(y, x) = static_cast<std::uint8_t>(x);
  }
  return grey;
}

TEST(Levels, MarksWhatIsDarkerThanAnyLevelWholeOrNot) {
  const cv::Mat grey = all_levels();
  for (const double level : {-3.0, 0.0, 0.5, 1.0, 127.0, 127.4, 254.9, 255.0, 256.0, 300.0}) {
    const cv::Mat dark = darker_than(grey, level);
    cv::Mat light;
    mark_lighter(grey, level, &light);
    for (int x = 0; x < grey.cols; ++x) {
      EXPECT_EQ(dark.at<std::uint8_t>(1, x), x < level ? 255 : 0) << x << " < " << level;
      EXPECT_EQ(light.at<std::uint8_t>(1, x), x < level ? 0 : 255) << x << " >= " << level;
    }
  }
}

TEST(Levels, CountsEveryPixelOrEveryFewOfThem) {
  const cv::Mat grey = all_levels();
  EXPECT_EQ(count_levels(grey)[200], 3);
  EXPECT_EQ(count_levels(grey, 2)[200], 2);
  EXPECT_EQ(count_levels(grey, 2)[201], 0);
}

}  // namespace
}  // namespace gewu
