#include "export/row_heights.h"

#include <gmock/gmock.h>

namespace gewu {
namespace {

using testing::ElementsAre;

TextCell cell(int row, int col, const std::string& text, int row_span = 1, int col_span = 1) {
  TextCell out;
  out.row = row;
  out.col = col;
  out.text = text;
  out.row_span = row_span;
  out.col_span = col_span;
  return out;
}

TextTable table(int rows, int cols, std::vector<TextCell> cells) {
  TextTable out;
  out.rows = rows;
  out.cols = cols;
  out.cells = std::move(cells);
  return out;
}

TEST(RowHeights, OfShortTextsAreOneLine) {
  EXPECT_THAT(row_heights(table(2, 1, {cell(0, 0, "名称"), cell(1, 0, "")}), {10}),
              ElementsAre(kLineHeight, kLineHeight));
}

TEST(RowHeights, FollowLongTextsAndTheirLines) {
  EXPECT_THAT(row_heights(table(1, 1, {cell(0, 0, "一二三四五六七八九十")}), {13}),
              ElementsAre(2 * kLineHeight));
  EXPECT_THAT(row_heights(table(1, 1, {cell(0, 0, "1\n2\n3")}), {11}),
              ElementsAre(3 * kLineHeight));
}

TEST(RowHeights, UseTheWidthOfAMergedCell) {
  EXPECT_THAT(row_heights(table(1, 2, {cell(0, 0, "一二三四五六七八九十", 1, 2)}), {13, 11}),
              ElementsAre(kLineHeight));
}

TEST(RowHeights, OfMergedRowsGrowAtTheLast) {
  const TextTable merged = table(
      2, 2, {cell(0, 0, "一二三四五六七八九十一二三四五", 2), cell(0, 1, "12"), cell(1, 1, "3")});
  EXPECT_THAT(row_heights(merged, {8, 8}), ElementsAre(kLineHeight, 4 * kLineHeight));
}

TEST(RowHeights, StayBelowWhatSheetsAllow) {
  EXPECT_THAT(row_heights(table(1, 1, {cell(0, 0, std::string(5000, 'x'))}), {10}),
              ElementsAre(409));
}

TEST(RowHeights, OfATextAloneEndAtSoManyLines) {
  EXPECT_EQ(text_height("一二三四五", 8, 8), 2 * kLineHeight);
  EXPECT_EQ(text_height(std::string(5000, 'x'), 10, 8), 8 * kLineHeight);
}

}  // namespace
}  // namespace gewu
