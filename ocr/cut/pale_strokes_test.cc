#include "ocr/cut/pale_strokes.h"
#include "ocr/cut/cut_region.h"

#include <gtest/gtest.h>

#include "ocr/ink/test_page.h"

namespace gewu {
namespace {

constexpr int kWidth = 400;
constexpr int kHeight = 100;
constexpr int kLeft = 198;  // of a character at 200, whose outline is 4 wide

// The page's threshold passes nothing lighter than half the way to the paper.
PageLayout dark_threshold(const TestPage& page) {
  PageLayout layout = page.layout();
  cv::Mat binary = as_mat(layout.binary);
  cv::threshold(as_mat(layout.grey), binary, 127, 255, cv::THRESH_BINARY);
  return layout;
}

PixelRect bounds_of(const TestPage& page, Border border = Border::Open) {
  const PageLayout layout = dark_threshold(page);
  return ink_bounds(cut_region(survey_ink(layout), {0, 0, kWidth, kHeight}, border));
}

TEST(PaleStrokes, BelongToTheLineBesideThem) {
  TestPage page(kWidth, kHeight);
  page.characters(200, 30, 3);
  EXPECT_EQ(bounds_of(page).x0, kLeft);
  page.box(165, 40, 24, 3, 160).box(165, 52, 24, 3, 160);  // a pale = before it
  EXPECT_NEAR(bounds_of(page).x0, 165, 2);
  page.box(125, 46, 24, 3, 160);  // and one more stroke before that
  EXPECT_NEAR(bounds_of(page).x0, 125, 2);
}

TEST(PaleStrokes, OnAWatermarkAreLeftAloneButRemembered) {
  TestPage page(kWidth, kHeight);
  page.characters(200, 30, 3).box(0, 0, 60, 100, 190);
  const auto may_lack_sign = [&] {
    const PageLayout layout = dark_threshold(page);
    return cut_region(survey_ink(layout), {0, 0, kWidth, kHeight}, Border::Open).may_lack_sign;
  };
  EXPECT_FALSE(may_lack_sign());
  page.box(165, 40, 24, 3, 160).box(165, 52, 24, 3, 160);
  EXPECT_TRUE(may_lack_sign());
}

TEST(PaleStrokes, AreSeenThoughTheThresholdLeftCrumbsOfThem) {
  TestPage page(kWidth, kHeight);
  page.characters(200, 30, 3).box(165, 46, 24, 3, 160).box(175, 46, 3, 3, 60);
  EXPECT_NEAR(bounds_of(page).x0, 165, 2);
}

TEST(PaleStrokes, AreSeenBesideTheGreyRimOfARule) {  // 一、 right at the border of a cell
  TestPage page(kWidth, kHeight);
  page.box(0, 0, 3, kHeight, 170);
  page.box(5, 46, 34, 3, 160).box(52, 62, 6, 8).characters(80, 30, 3);
  EXPECT_NEAR(bounds_of(page, Border::Ruled).x0, 5, 2);
}

// How far the ink of three characters reaches with a square of 10 behind them.
int end_with_mark(int behind, int y, int level) {
  TestPage page(kWidth, kHeight);
  return bounds_of(page.characters(200, 30, 3).box(318 + behind, y, 10, 10, level)).x1;
}

TEST(PaleStrokes, AFullStopBelongsToTheCharacterBeforeIt) {
  EXPECT_NEAR(end_with_mark(15, 55, 160), 343, 2);
  EXPECT_EQ(end_with_mark(15, 25, 160), 318);  // too high
  EXPECT_EQ(end_with_mark(40, 55, 160), 318);  // too far
  EXPECT_EQ(end_with_mark(15, 55, 215), 318);  // too pale
}

TEST(PaleStrokes, WhatABlurLeavesBetweenStrokesIsNoShade) {
  TestPage page(kWidth, kHeight);
  page.characters(200, 30, 3).box(165, 40, 24, 3, 190).box(165, 52, 24, 3, 190);
  page.box(202, 32, 32, 32, 190);
  for (int y = 34; y < 62; y += 7) page.box(202, y, 32, 2, 160);
  PageLayout layout = page.layout();
  cv::Mat binary = as_mat(layout.binary);
  cv::threshold(as_mat(layout.grey), binary, 170, 255, cv::THRESH_BINARY);
  const PixelRect bounds =
      ink_bounds(cut_region(survey_ink(layout), {0, 0, kWidth, kHeight}, Border::Open));
  EXPECT_NEAR(bounds.x0, 165, 2);
}

TEST(PaleStrokes, AreNoShadesNorFarMarksNorFaintOnes) {
  TestPage page(kWidth, kHeight);
  page.characters(200, 30, 3);
  page.box(120, 20, 60, 50, 160);  // a shaded patch
  page.box(20, 46, 24, 3, 160);    // far away
  page.box(340, 46, 24, 3, 225);   // hardly darker than the paper
  page.box(205, 85, 24, 3, 160);   // in no row of text
  const PixelRect bounds = bounds_of(page);
  EXPECT_EQ(bounds.x0, kLeft);
  EXPECT_LE(bounds.x1, 200 + 3 * TestPage::kEm);
  EXPECT_LE(bounds.y1, 70);
}

}  // namespace
}  // namespace gewu
