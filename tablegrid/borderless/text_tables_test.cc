// Heads and columns that only text shows: words as boxes, no pixels.
#include <gtest/gtest.h>

#include "tablegrid/text/head_grid.h"
#include "tablegrid/text/text_columns.h"
#include "tablegrid/text/text_em.h"

namespace gewu {
namespace {

constexpr double kEm = 20;

PixelRect word(int centre, int y, int characters = 4) {
  const int half = characters * 10;
  return {centre - half, y, centre + half, y + 20};
}

PixelRect ruling(int x0, int x1, int y) { return {x0, y, x1, y + 1}; }

bool has_cell(const HeadGrid& head, int row, int col, int rows, int cols) {
  for (const GridCell& cell : head.cells) {
    if (cell.row == row && cell.col == col) return cell.row_span == rows && cell.col_span == cols;
  }
  return false;
}

TEST(Head, RulingsBelowWordsSayOverWhichColumnsTheyStand) {
  // name | total | [basic: sum | [of it: staff | office]] in three rows
  const std::vector<double> edges{0, 200, 400, 600, 800, 1000};
  const std::vector<PixelRect> blocks{word(100, 60), word(300, 60),    word(700, 10),
                                      word(500, 85), word(800, 60, 2), word(700, 110),
                                      word(900, 110)};
  const std::vector<PixelRect> rulings{ruling(402, 998, 45), ruling(602, 998, 95)};
  const auto head = read_head(blocks, edges, rulings, kEm);
  ASSERT_TRUE(head);
  EXPECT_EQ(head->rows(), 3);
  EXPECT_TRUE(has_cell(*head, 0, 0, 3, 1));
  EXPECT_TRUE(has_cell(*head, 0, 1, 3, 1));
  EXPECT_TRUE(has_cell(*head, 0, 2, 1, 3));
  EXPECT_TRUE(has_cell(*head, 1, 2, 2, 1));
  EXPECT_TRUE(has_cell(*head, 1, 3, 1, 2));
  EXPECT_TRUE(has_cell(*head, 2, 4, 1, 1));
}

TEST(Head, WithoutRulingsAWordSpansTheColumnsItIsInTheMiddleOf) {
  const std::vector<double> edges{0, 200, 400, 600, 800};
  const std::vector<PixelRect> blocks{word(200, 10), word(600, 10), word(100, 60),
                                      word(300, 60), word(500, 60), word(700, 60)};
  const auto head = read_head(blocks, edges, {}, kEm);
  ASSERT_TRUE(head);
  EXPECT_EQ(head->rows(), 2);
  EXPECT_TRUE(has_cell(*head, 0, 0, 1, 2));
  EXPECT_TRUE(has_cell(*head, 0, 2, 1, 2));
  EXPECT_TRUE(has_cell(*head, 1, 3, 1, 1));
}

TEST(Head, CharactersSetWideApartOverOthersAreOneWord) {
  const std::vector<PixelRect> blocks =
      join_spaced({word(170, 10, 1), word(240, 10, 1), word(100, 60), word(300, 60)}, kEm);
  EXPECT_EQ(blocks.size(), 3U);
  // 类 款 项 stand alone, each over its own column.
  EXPECT_EQ(join_spaced({word(50, 60, 1), word(100, 60, 1), word(150, 60, 1)}, kEm).size(), 3U);
}

TEST(Head, AWordOverOthersNamesNoColumn) {
  const std::vector<PixelRect> names =
      leaf_blocks({word(100, 30), word(400, 10, 2), word(300, 60), word(500, 60)}, {}, kEm);
  EXPECT_EQ(names.size(), 3U);
}

TEST(Em, IsWhatSmallFacesStandApartInTheirSquares) {
  std::vector<PixelRect> boxes;
  for (int i = 0; i < 10; ++i) boxes.push_back({i * 28, 0, i * 28 + 20, 21});
  EXPECT_NEAR(em_of_words(boxes, usual_height(boxes)), 28, 0.1);
  // Parts of characters, and words far apart, tell nothing.
  for (PixelRect& box : boxes) box.x1 = box.x0 + 8;
  EXPECT_NEAR(em_of_words(boxes, 21), 21, 0.1);
}

TEST(Head, NarrowStrokesJoinNoTwoWordsAnEmApart) {
  // The right half of the last character is narrow, as is the left one of the next word's first.
  const std::vector<PixelRect> boxes{
      {0, 0, 18, 20}, {20, 0, 27, 20}, {46, 0, 53, 20}, {55, 0, 73, 20}};
  EXPECT_EQ(text_blocks(boxes, {}, 0.6 * kEm, kEm).size(), 2U);
}

TextRow row(int y, const std::vector<PixelRect>& boxes) { return {y, y + 20, boxes}; }

TEST(Columns, WhiteBetweenNamesIsChosenThatHasTextAtBothSides) {
  // Short amounts stand flush right, wholly beside the names in the middle of their columns.
  std::vector<TextRow> rows;
  for (int y = 0; y < 120; y += 40) {
    rows.push_back(row(y, {{5, y, 120, y + 20}, {360, y, 395, y + 20}, {560, y, 595, y + 20}}));
  }
  const std::vector<PixelRect> names{word(100, -40), word(300, -40, 2), word(500, -40, 2)};
  const std::vector<double> edges = column_edges(rows, names, 0, 600, kEm);
  ASSERT_EQ(edges.size(), 4U);
  EXPECT_GT(edges[1], 120);
  EXPECT_LT(edges[1], 280);
  EXPECT_GT(edges[2], 395);
  EXPECT_LT(edges[2], 480);
}

TEST(Columns, NarrowWhitePartsNamedColumnsButNoUnnamedOnes) {
  std::vector<TextRow> rows;
  for (int y = 0; y < 120; y += 40) {
    rows.push_back(row(y, {{0, y, 190, y + 20}, {200, y, 390, y + 20}}));
  }
  EXPECT_EQ(column_edges(rows, {}, 0, 400, kEm).size(), 2U);
  EXPECT_EQ(column_edges(rows, {word(90, -40), word(300, -40)}, 0, 400, kEm).size(), 3U);
}

TEST(Columns, OneLongRowOfManyDoesNotHideAColumn) {
  std::vector<TextRow> rows;
  for (int y = 0; y < 12 * 40; y += 40) {
    rows.push_back(row(y, {{0, y, 150, y + 20}, {250, y, 390, y + 20}}));
  }
  rows.push_back(row(600, {{0, 600, 390, 620}}));
  EXPECT_EQ(column_edges(rows, {word(90, -40), word(300, -40)}, 0, 400, kEm).size(), 3U);
}

}  // namespace
}  // namespace gewu
