#include "tablegrid/borderless/unruled_rows.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tablegrid/test_grid.h"

namespace gewu {
namespace {

using testing::shapes;
using testing::tables_of;
using testing::TestPage;

const std::vector<int> kColumns = {100, 300, 550, 800, 1100};

// A head, and one ruled row that is `pitch` pixels high for each of its lines.
TestPage table_of(int lines, int pitch, int margin = 0) {
  TestPage page;
  page.grid(kColumns, {200, 260}, true);
  page.grid(kColumns, {260, 260 + lines * pitch + 2 * margin}, false);
  return page;
}

void put_line(TestPage* page, int pitch, int line, const std::vector<std::string>& words,
              int margin = 0) {
  const int y = 260 + margin + line * pitch + pitch / 2 + 8;
  for (std::size_t c = 0; c < words.size(); ++c) {
    if (!words[c].empty()) page->text(kColumns[c] + 20, y, words[c], 1);
  }
}

TEST(UnruledRows, NumbersOnEveryLineOfSeveralColumnsAreRows) {
  TestPage page = table_of(5, 56);
  for (int i = 0; i < 4; ++i) put_line(&page, 56, i, {"1", "WORDS", "12,345.67", "4,567.12"});
  put_line(&page, 56, 4, {"", "ALL", "45,671.23", "7,712.35"});
  EXPECT_EQ(shapes(page), "6x4:24");
}

TEST(UnruledRows, LinesOfWrappedTextAreOneCell) {
  TestPage page = table_of(5, 56);
  for (int i = 0; i < 5; ++i) put_line(&page, 56, i, {"", "words and", "more of", ""});
  put_line(&page, 56, 2, {"1", "", "", "126.50"});
  EXPECT_EQ(shapes(page), "2x4:8");
}

TEST(UnruledRows, LinesThatDoNotStandLevelAreNoRows) {
  TestPage page = table_of(5, 56);
  for (int i = 0; i < 5; ++i) put_line(&page, 56, i, {"", "", "126.50", "120.00"});
  for (int i = 0; i < 4; ++i) put_line(&page, 56, i, {"", "WORDS", "", ""}, 28);
  EXPECT_EQ(shapes(page), "2x4:8");
}

// Three values in one cell, or three rows: both are printed so.
TEST(UnruledRows, CloseLinesOfNumbersAreOneDoubtfulCell) {
  TestPage page = table_of(3, 32, 8);
  for (int i = 0; i < 3; ++i) put_line(&page, 32, i, {"2023", "2010301", "126.50", "95%"}, 8);
  const std::vector<GridTable> tables = tables_of(page);
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(testing::shape(tables[0]), "2x4:8");
  EXPECT_EQ(tables[0].cells[0].doubt, GridDoubt::None);
  EXPECT_EQ(tables[0].cells[5].doubt, GridDoubt::LinesAsRows);
}

TEST(UnruledRows, TwoNumbersFarApartOnALineAreDoubted) {
  TestPage page;
  page.grid(kColumns, {200, 260, 320}, false).erase(540, 264, 560, 316);
  for (const int x : kColumns) page.text(x + 20, 300, "126.50", 1);
  const std::vector<GridTable> tables = tables_of(page);
  ASSERT_EQ(tables.size(), 1U);
  ASSERT_EQ(testing::shape(tables[0]), "2x4:7");
  EXPECT_EQ(tables[0].cells[5].doubt, GridDoubt::LinesAsColumns);
  EXPECT_EQ(tables[0].cells[6].doubt, GridDoubt::None);
}

// One column of a table without rulings, rows of two words far apart in it.
std::vector<GridDoubt> doubts_of(int parted, int whole) {
  TestPage page;
  GridTable table;
  for (int i = 0; i < parted + whole; ++i) {
    const int y = 200 + 60 * i;
    page.text(120, y + 40, "WORD", 1);
    if (i < parted) page.text(400, y + 40, "UNIT", 1);
    table.cells.push_back({i, 0, 1, 1, {100, y, 700, y + 60}});
  }
  doubt_parted_words(page.layout(), 32, &table);
  std::vector<GridDoubt> doubts;
  for (const GridCell& cell : table.cells) doubts.push_back(cell.doubt);
  return doubts;
}

TEST(UnruledColumns, WordsThatTheSameWhitePartsRowAfterRowAreDoubted) {
  const std::vector<GridDoubt> doubts = doubts_of(4, 1);
  EXPECT_EQ(doubts[0], GridDoubt::LinesAsColumns);
  EXPECT_EQ(doubts[3], GridDoubt::LinesAsColumns);
  EXPECT_EQ(doubts[4], GridDoubt::None);
}

TEST(UnruledColumns, ALoneLabelIsSetWide) { EXPECT_EQ(doubts_of(1, 4)[0], GridDoubt::None); }

}  // namespace
}  // namespace gewu
