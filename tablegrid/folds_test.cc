// Folds among rules that are given, with the page under them.
#include "tablegrid/folds.h"

#include <gtest/gtest.h>

#include "layout/test_page.h"

namespace gewu {
namespace {

constexpr int kPaper = 255;
constexpr double kEm = 29;

Rule level_rule(double from, double to, double across) {
  Rule rule;
  rule.from = from, rule.to = to, rule.across = across;
  rule.thickness = 4;
  rule.pieces = {{from, to, 0}};
  return rule;
}

// The rules of a table amid a page of 1200 pixels, and what is seen left and right of it of a fold
// that runs from edge to edge at `fold`; its last rule but one lies at 380.
std::size_t level_rules_left(int fold) {
  const cv::Scalar shadow(100, 100, 100);
  testing::TestPage page;
  page.line(10, fold - 2, 100, fold - 2, 4, shadow).line(800, fold - 2, 1190, fold - 2, 4, shadow);
  RuleSet rules;
  rules.horizontal = {level_rule(10, 100, fold), level_rule(800, 1190, fold)};
  for (const int y : {260, 320, 380, 440}) {
    page.line(100, y - 2, 800, y - 2, 4);
    rules.horizontal.push_back(level_rule(100, 800, y));
  }
  drop_folds(page.layout().grey, kPaper, kEm, &rules);
  return rules.horizontal.size();
}

TEST(Folds, AreSeenThoughARuleCloseBesideHidesThemAmidThePage) {
  EXPECT_EQ(level_rules_left(372), 4U);
  EXPECT_EQ(level_rules_left(388), 4U);
}

TEST(Folds, AreNotMadeOfTwoLinesWithNothingBetween) { EXPECT_EQ(level_rules_left(350), 6U); }

}  // namespace
}  // namespace gewu
