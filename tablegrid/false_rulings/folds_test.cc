// Folds among rulings that are given, with the page under them.
#include "tablegrid/false_rulings/folds.h"

#include <gtest/gtest.h>

#include "layout/test_page.h"

namespace gewu {
namespace {

constexpr int kPaper = 255;
constexpr double kEm = 29;

Ruling level_ruling(double from, double to, double across) {
  Ruling ruling;
  ruling.from = from, ruling.to = to, ruling.across = across;
  ruling.thickness = 4;
  ruling.pieces = {{from, to, 0}};
  return ruling;
}

// The rulings of a table amid a page of 1200 pixels, and what is seen left and right of it of a
// fold that runs from edge to edge at `fold`; its last ruling but one lies at 380.
std::size_t level_rulings_left(int fold) {
  const cv::Scalar shadow(100, 100, 100);
  testing::TestPage page;
  page.line(10, fold - 2, 100, fold - 2, 4, shadow).line(800, fold - 2, 1190, fold - 2, 4, shadow);
  RulingSet rulings;
  rulings.horizontal = {level_ruling(10, 100, fold), level_ruling(800, 1190, fold)};
  for (const int y : {260, 320, 380, 440}) {
    page.line(100, y - 2, 800, y - 2, 4);
    rulings.horizontal.push_back(level_ruling(100, 800, y));
  }
  drop_folds(page.layout().grey, kPaper, kEm, &rulings);
  return rulings.horizontal.size();
}

TEST(Folds, AreSeenThoughARulingCloseBesideHidesThemAmidThePage) {
  EXPECT_EQ(level_rulings_left(372), 4U);
  EXPECT_EQ(level_rulings_left(388), 4U);
}

// Strokes of text stand at every height of a page, a little lower each than the one before.
TEST(Folds, AreNotMadeOfStrokesAllOverThePage) {
  cv::Mat page(1000, 1200, CV_8U, cv::Scalar(kPaper));
  RulingSet rulings;
  const auto draw = [&](int x0, int x1, int y, int grey) {
    page(cv::Rect(x0, y, x1 - x0, 2)).setTo(grey);
    rulings.horizontal.push_back(level_ruling(x0, x1, y + 1));
  };
  for (const int y : {260, 320, 380, 440}) draw(100, 800, y, y == 320 ? 150 : 0);
  for (int y = 12; y < 980; y += 4) draw(y * 37 % 1150, y * 37 % 1150 + 24, y, 150);
  const std::size_t all = rulings.horizontal.size();
  drop_folds(to_image(page), kPaper, kEm, &rulings);
  EXPECT_EQ(rulings.horizontal.size(), all);
}

TEST(Folds, AreNotMadeOfTwoLinesWithNothingBetween) { EXPECT_EQ(level_rulings_left(350), 6U); }

}  // namespace
}  // namespace gewu
