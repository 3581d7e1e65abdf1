// Rows that page breaks cut, judged by rulings that are given.
#include "tablegrid/rulings/page_cuts.h"

#include <gtest/gtest.h>

namespace gewu {
namespace {

Ruling whole(double from, double to, double across) {
  Ruling ruling;
  ruling.from = from, ruling.to = to, ruling.across = across;
  ruling.thickness = 2;
  ruling.pieces = {{from, to, 0}};
  return ruling;
}

// A foot of a page: four rows of 50 pixels, and upright pieces in each.
RulingSet page_foot(double piece_from, double piece_to) {
  RulingSet rulings;
  for (const double y : {700, 750, 800, 850}) rulings.horizontal.push_back(whole(100, 1100, y));
  for (const double x : {100, 450, 800, 1100}) {
    Ruling upright = whole(700 + piece_from, 850 + piece_to, x);
    upright.pieces.clear();
    for (const double y : {700, 750, 800, 850}) {
      upright.pieces.push_back({y + piece_from, y + piece_to, 0});
    }
    rulings.vertical.push_back(upright);
  }
  return rulings;
}

RulingOptions small_type() {
  RulingOptions options;
  options.em = 24;
  options.dpi = 200;
  options.touch = 1.5;
  return options;
}

TEST(Seams, AreWhereUprightRulingsEndTogether) {
  EXPECT_EQ(find_seams(page_foot(0, 40), small_type(), 1000).size(), 1U);
}

// The strokes of a note set close under the table end on one line too, but have ink beside them.
TEST(Seams, AreNotWhereTheLineOfTextBelowTheTableEnds) {
  RulingSet rulings = page_foot(0, 0);
  for (const double x : {160, 230, 300, 420, 510}) {
    Ruling stroke = whole(852, 852 + 36, x);
    stroke.flank = 0.6;
    rulings.vertical.push_back(stroke);
  }
  EXPECT_TRUE(find_seams(rulings, small_type(), 1000).empty());
  for (Ruling& stroke : rulings.vertical) stroke.flank = 0;
  EXPECT_FALSE(find_seams(rulings, small_type(), 1000).empty());
}

// "2018" over "2018" over "2018": the stems stand in line as broken rulings do.
TEST(Seams, AreNotWhereStemsOfCharactersUnderEachOtherEnd) {
  EXPECT_TRUE(find_seams(page_foot(14, 36), small_type(), 1000).empty());
}

}  // namespace
}  // namespace gewu
