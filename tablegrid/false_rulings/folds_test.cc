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

TEST(Folds, AreNotMadeOfTwoLinesWithNothingBetween) { EXPECT_EQ(level_rulings_left(350), 6U); }

}  // namespace
}  // namespace gewu
