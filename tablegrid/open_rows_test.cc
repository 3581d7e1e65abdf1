// Rows that page breaks cut, judged by rules that are given.
#include "tablegrid/open_rows.h"

#include <gtest/gtest.h>

namespace gewu {
namespace {

Rule whole(double from, double to, double across) {
  Rule rule;
  rule.from = from, rule.to = to, rule.across = across;
  rule.thickness = 2;
  rule.pieces = {{from, to, 0}};
  return rule;
}

// A foot of a page: four rows of 50 pixels, and upright pieces in each.
RuleSet page_foot(double piece_from, double piece_to) {
  RuleSet rules;
  for (const double y : {700, 750, 800, 850}) rules.horizontal.push_back(whole(100, 1100, y));
  for (const double x : {100, 450, 800, 1100}) {
    Rule upright = whole(700 + piece_from, 850 + piece_to, x);
    upright.pieces.clear();
    for (const double y : {700, 750, 800, 850}) {
      upright.pieces.push_back({y + piece_from, y + piece_to, 0});
    }
    rules.vertical.push_back(upright);
  }
  return rules;
}

RuleOptions small_type() {
  RuleOptions options;
  options.em = 24;
  options.dpi = 200;
  options.touch = 1.5;
  return options;
}

TEST(Seams, AreWhereUprightRulesEndTogether) {
  EXPECT_EQ(find_seams(page_foot(0, 40), small_type(), 1000).size(), 1U);
}

// "2018" over "2018" over "2018": the stems stand in line as broken rules do.
TEST(Seams, AreNotWhereStemsOfCharactersUnderEachOtherEnd) {
  EXPECT_TRUE(find_seams(page_foot(14, 36), small_type(), 1000).empty());
}

}  // namespace
}  // namespace gewu
