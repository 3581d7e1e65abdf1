#include "ocr/cut/level_strokes.h"
#include "ocr/cut/cut_region.h"

#include <gtest/gtest.h>

#include "ocr/ink/test_page.h"

namespace gewu {
namespace {

constexpr int kWidth = 400;
constexpr int kHeight = 100;
constexpr int kLeft = 198;  // of a character at 200, whose outline is 4 wide

// What the page's ink begins with, its threshold passing nothing lighter than half the way to the
// paper.
int left_of(const TestPage& page) {
  PageLayout layout = page.layout();
  cv::Mat binary = as_mat(layout.binary);
  cv::threshold(as_mat(layout.grey), binary, 127, 255, cv::THRESH_BINARY);
  return ink_bounds(cut_region(survey_ink(layout), {0, 0, kWidth, kHeight}, Border::Ruled)).x0;
}

// 一 as Song type draws it: a hairline whose end alone is dark.
TestPage& hairline(TestPage& page, int x, int y, int length, int level) {
  return page.box(x, y, length, 1, level).box(x + length - 4, y - 2, 3, 3, 60);
}

TEST(LevelStrokes, AHairlineBeforeACharacterIsInk) {
  TestPage page(kWidth, kHeight);
  page.characters(200, 30, 3);
  EXPECT_EQ(left_of(page), kLeft);
  EXPECT_NEAR(left_of(hairline(page, 158, 48, 34, 215)), 158, 8);
}

TEST(LevelStrokes, BeyondAMarkTheyAreStillTheLine) {  // 一、
  TestPage page(kWidth, kHeight);
  hairline(page.characters(200, 30, 3).box(170, 58, 6, 7), 120, 48, 34, 215);
  EXPECT_NEAR(left_of(page), 120, 8);
}

TEST(LevelStrokes, AreNoRulesNorUnderlinesNorShades) {
  TestPage page(kWidth, kHeight);
  page.characters(200, 30, 3);
  EXPECT_EQ(left_of(page.box(20, 48, 170, 1, 215)), kLeft) << "longer than a character";
  EXPECT_EQ(left_of(page.box(150, 72, 34, 1, 215)), kLeft) << "below the row";
  EXPECT_EQ(left_of(page.box(80, 30, 60, 9, 215)), kLeft) << "broad";
  EXPECT_EQ(left_of(page.box(158, 40, 34, 1, 251)), kLeft) << "nobody sees it";
}

}  // namespace
}  // namespace gewu
