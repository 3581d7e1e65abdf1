#include "ocr/cell/across_border.h"

#include <gtest/gtest.h>

namespace gewu {
namespace {

constexpr double kEm = 40;

// Two cells of 300 x 80 with a ruling of 4 between them, a line in each.
std::size_t pairs_with(const PointRect& left, const PointRect& right) {
  const std::vector<CellLines> cells = {{{0, 0, 300, 80}, {left}}, {{304, 0, 600, 80}, {right}}};
  return texts_across_borders(cells, kEm).size();
}

TEST(AcrossBorder, ALineThatGoesOnBeyondTheRulingIsOneText) {
  EXPECT_EQ(pairs_with({100, 20, 298, 58}, {306, 20, 340, 58}), 1U);
}

TEST(AcrossBorder, ColumnsWithTheirMarginsAreNot) {
  EXPECT_EQ(pairs_with({100, 20, 290, 58}, {320, 20, 400, 58}), 0U);
  EXPECT_EQ(pairs_with({100, 20, 200, 58}, {306, 20, 340, 58}), 0U);
}

TEST(AcrossBorder, LinesAtOtherHeightsAreNot) {
  EXPECT_EQ(pairs_with({100, 2, 298, 36}, {306, 42, 340, 78}), 0U);
}

}  // namespace
}  // namespace gewu
