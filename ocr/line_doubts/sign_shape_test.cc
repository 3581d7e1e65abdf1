#include "ocr/line_doubts/sign_shape.h"

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>
#include <vector>

#include "layout/page/mat.h"

namespace gewu {
namespace {

constexpr int kHeight = 44;

struct Stroke {
  cv::Point from, to;
};

// Strokes 3 px thick on paper, then a block that stands for the rest of the line.
Image drawn(const std::vector<Stroke>& strokes, bool blurred = false) {
  cv::Mat mat(kHeight, 90, CV_8U, cv::Scalar(255));
  for (const Stroke& s : strokes) cv::line(mat, s.from, s.to, 0, 3, cv::LINE_AA);
  cv::rectangle(mat, {50, 8}, {80, 36}, 0, 2);
  if (blurred) cv::GaussianBlur(mat, mat, {5, 5}, 1.2);
  return to_image(mat);
}

const std::vector<Stroke> kGreater = {{{5, 6}, {33, 18}}, {{33, 18}, {5, 30}}};
const std::vector<Stroke> kLess = {{{33, 6}, {5, 18}}, {{5, 18}, {33, 30}}};

std::vector<Stroke> with(std::vector<Stroke> strokes, const Stroke& more) {
  strokes.push_back(more);
  return strokes;
}

const Stroke kLevelBar = {{5, 38}, {33, 38}};
const Stroke kSlantBelowGreater = {{5, 40}, {33, 28}};  // parallel to the lower arm of >
const Stroke kSlantBelowLess = {{5, 28}, {33, 40}};

TEST(SignShape, TellsTheFiveComparators) {
  EXPECT_EQ(find_leading_sign(drawn(kGreater)).code, U'>');
  EXPECT_EQ(find_leading_sign(drawn(kLess)).code, U'<');
  EXPECT_EQ(find_leading_sign(drawn(with(kGreater, kLevelBar))).code, U'≥');
  EXPECT_EQ(find_leading_sign(drawn(with(kLess, kLevelBar))).code, U'≤');
  EXPECT_EQ(find_leading_sign(drawn({{{5, 18}, {33, 18}}, {{5, 28}, {33, 28}}})).code, U'=');
}

TEST(SignShape, KnowsTheSlantedBarOfChineseType) {
  EXPECT_EQ(find_leading_sign(drawn(with(kGreater, kSlantBelowGreater))).code, U'≥');
  EXPECT_EQ(find_leading_sign(drawn(with(kLess, kSlantBelowLess))).code, U'≤');
}

TEST(SignShape, ABarThatLeansTheWrongWayIsNoComparator) {
  EXPECT_EQ(find_leading_sign(drawn(with(kGreater, {{5, 32}, {33, 42}}))).code, 0U);
}

TEST(SignShape, ABarThatRunsIntoTheArmIsNeverOverlooked) {
  for (int bar = 4; bar <= 9; ++bar) {
    const Stroke close = {{5, 30 + bar}, {33, 18 + bar}};
    for (bool blurred : {false, true}) {
      const char32_t code = find_leading_sign(drawn(with(kGreater, close), blurred)).code;
      EXPECT_TRUE(code == U'≥' || code == 0U) << bar << ' ' << static_cast<unsigned>(code);
    }
  }
}

TEST(SignShape, SurvivesBlur) {
  EXPECT_EQ(find_leading_sign(drawn(with(kGreater, kLevelBar), true)).code, U'≥');
  EXPECT_EQ(find_leading_sign(drawn(kLess, true)).code, U'<');
}

TEST(SignShape, TwoWedgesAreNotOne) {
  std::vector<Stroke> strokes;
  for (int dx : {0, 10}) {
    strokes.push_back({{20 + dx, 6}, {5 + dx, 18}});
    strokes.push_back({{5 + dx, 18}, {20 + dx, 30}});
  }
  EXPECT_EQ(find_leading_sign(drawn(strokes)).code, 0U);
}

TEST(SignShape, CharactersAreNoSigns) {
  // 二: the upper bar is shorter; 7: one arm only; 1; 一.
  EXPECT_EQ(find_leading_sign(drawn({{{10, 12}, {28, 12}}, {{3, 34}, {36, 34}}})).code, 0U);
  EXPECT_EQ(find_leading_sign(drawn({{{5, 6}, {30, 6}}, {{30, 6}, {14, 38}}})).code, 0U);
  EXPECT_EQ(find_leading_sign(drawn({{{10, 5}, {10, 38}}})).code, 0U);
  EXPECT_EQ(find_leading_sign(drawn({{{3, 22}, {38, 22}}})).code, 0U);
}

TEST(SignShape, OddImagesGiveNothing) {
  EXPECT_EQ(find_leading_sign(Image()).code, 0U);
  EXPECT_EQ(find_leading_sign(Image(1, 1, 1)).code, 0U);
  EXPECT_EQ(find_leading_sign(Image(60, 40, 1, 0)).code, 0U);
  EXPECT_EQ(find_leading_sign(Image(60, 40, 1, 255)).code, 0U);
}

TEST(SignShape, CutsTheSignOff) {
  const Image line = drawn(with(kGreater, kLevelBar));
  const LeadingSign sign = find_leading_sign(line);
  const Image rest = without_leading_columns(line, sign.end);
  EXPECT_LT(rest.width, line.width - 40);
  EXPECT_GT(rest.width, 30);
  EXPECT_TRUE(without_leading_columns(line, line.width).empty());
}

}  // namespace
}  // namespace gewu
