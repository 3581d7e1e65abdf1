#include "ocr/cell_rules/under_seal.h"

#include <gtest/gtest.h>

namespace gewu {
namespace {

PageLayout half_sealed(SealMark mark) {
  PageLayout layout;
  layout.under_seal = Image(100, 100, 1, 0);
  for (int y = 0; y < 100; ++y) {
    for (int x = 0; x < 50; ++x) layout.under_seal.row(y)[x] = mark;
  }
  return layout;
}

GridTable two_cells() {
  GridTable table;
  table.cells = {{0, 0, 1, 1, {5, 5, 45, 95}}, {0, 1, 1, 1, {55, 5, 95, 95}}};
  return table;
}

TEST(UnderSeal, NamesTheCellsThatAStampCoversAndNoOthers) {
  const auto finding = cells_under_seal(half_sealed(kUnderSeal), two_cells());
  ASSERT_TRUE(finding);
  EXPECT_EQ(finding->code, "under-seal");
  ASSERT_EQ(finding->cells.size(), 1U);
  EXPECT_EQ(finding->cells[0].second, 0);
  EXPECT_FALSE(cells_under_seal(half_sealed(kColouredPatch), two_cells()));
  EXPECT_FALSE(cells_under_seal(PageLayout(), two_cells()));
}

TEST(UnderSeal, WhatIsHiddenIsNeverSure) {
  EXPECT_EQ(most_under_seal(0, true), 1);
  EXPECT_EQ(most_under_seal(kUnderSeal, false), 1);
  EXPECT_LT(most_under_seal(kUnderSeal, true), 0.99);
  EXPECT_LE(most_under_seal(kHiddenBySeal, false), 0.9);
  EXPECT_LE(most_under_seal(kDoubtfulUnderSeal, true), 0.9);
}

TEST(UnderSeal, ANumberUnderAGreyStampIsNeverSure) {
  const PageLayout grey = half_sealed(kUnderGreySeal);
  EXPECT_LE(most_for_number(grey, {{5, 5, 45, 20}}, "9,980.26"), 0.9);
  EXPECT_EQ(most_for_number(grey, {{55, 5, 95, 20}}, "9,980.26"), 1);
  EXPECT_EQ(most_for_number(grey, {{5, 5, 45, 20}}, "三级指标"), 1);
  EXPECT_EQ(most_for_number(half_sealed(kUnderSeal), {{5, 5, 45, 20}}, "9,980.26"), 1);
}

}  // namespace
}  // namespace gewu
