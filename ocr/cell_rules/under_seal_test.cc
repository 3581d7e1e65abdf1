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

TEST(UnderSeal, AGreyStampOverALineIsFound) {
  const PageLayout grey = half_sealed(kUnderGreySeal);
  EXPECT_TRUE(has_line_under_grey_seal(grey, {{5, 5, 45, 20}}));
  EXPECT_FALSE(has_line_under_grey_seal(grey, {{55, 5, 95, 20}}));
  EXPECT_FALSE(has_line_under_grey_seal(half_sealed(kUnderSeal), {{5, 5, 45, 20}}));
}

}  // namespace
}  // namespace gewu
