#include "records/cell_place.h"

#include <gtest/gtest.h>

namespace gewu {
namespace {

TEST(CellPlaceTest, TheHeadOfATableNamesNoCell) {
  const CellPlaces places(3,
                          {{0, 0, 1, 3, "收支总表"}, {1, 1, 1, 1, "预算数"}, {2, 0, 1, 1, "公用"}});
  EXPECT_EQ(places.col_head(2, 1), "预算数");
  EXPECT_EQ(places.row_label(2, 1), "公用");
  EXPECT_EQ(places.col_head(2, 0), "");
}

TEST(CellPlaceTest, AmongIndicatorsTheNearestHeadNamesTheColumn) {
  const CellPlaces places(
      2, {{0, 1, 1, 1, "年度资金"}, {1, 0, 1, 1, "三级指标"}, {1, 1, 1, 1, "指标值"}});
  EXPECT_EQ(places.col_head(2, 1), "指标值");
}

TEST(CellPlaceTest, ALabelThatSpansRowsNamesEachNumbersDoNot) {
  const CellPlaces places(3, {{0, 0, 3, 1, "数量指标"}, {2, 1, 1, 1, "12.5"}});
  EXPECT_EQ(places.row_label(2, 2), "数量指标");
}

TEST(CellPlaceTest, PlacesBeyondTheTableHaveNoNames) {
  const CellPlaces places(2, {{0, 0, 1, 1, "甲"}});
  EXPECT_EQ(places.row_label(9, 1), "");
  EXPECT_EQ(places.col_head(0, 7), "");
}

}  // namespace
}  // namespace gewu
