#include "tablegrid/grid/grid_table.h"

#include <gtest/gtest.h>

#include <string>

#include "layout/ink/blank.h"
#include "tablegrid/find_tables.h"
#include "tablegrid/test_grid.h"

namespace gewu {
namespace {

using testing::shape;
using testing::shapes;
using testing::tables_of;
using testing::TestPage;

const std::vector<int> kColumns = {100, 300, 550, 800, 1100};
const std::vector<int> kRows = {200, 260, 320, 380, 440, 500};
const cv::Scalar kPaleGrey(205, 205, 205);
const cv::Scalar kBlue(90, 120, 230);

const GridCell* cell_at(const GridTable& table, int row, int col) {
  for (const GridCell& cell : table.cells) {
    if (row >= cell.row && row < cell.row + cell.row_span && col >= cell.col &&
        col < cell.col + cell.col_span) {
      return &cell;
    }
  }
  return nullptr;
}

TEST(GridTable, PlainGridIsExact) {
  const std::vector<GridTable> tables = tables_of(TestPage().grid(kColumns, kRows));
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(shape(tables[0]), "5x4:20");
  for (std::size_t i = 0; i < kColumns.size(); ++i) {
    EXPECT_NEAR(tables[0].col_edges[i], kColumns[i] + 1, 1.5);
  }
  EXPECT_FALSE(tables[0].open_top);
  EXPECT_FALSE(tables[0].open_bottom);
  EXPECT_GT(tables[0].confidence, 0.9);
}

TEST(GridTable, CellBoxesHoldNoRuling) {
  const TestPage page = TestPage().grid(kColumns, kRows, false);
  const PageLayout layout = page.layout();
  for (const GridTable& table : find_tables(layout, {})) {
    for (const GridCell& cell : table.cells) EXPECT_TRUE(is_blank(layout, cell.box));
  }
}

// A low row that its text fills: strokes meet the rulings above and below.
TEST(GridTable, StrokesAreNoRulingsWhereThePageIsKnownWithoutItsText) {
  TestPage ruled;
  ruled.grid(kColumns, kRows, false);
  TestPage printed;
  printed.grid(kColumns, kRows, false);
  for (int x : {600, 625, 650}) printed.line(x, 260, x, 320).line(x, 440, x, 500);
  Page page = printed.page();
  EXPECT_NE(shape(find_tables(analyse_layout(page, {}), {}).at(0)), "5x4:20");
  page.lines = ruled.page().image;
  const PageLayout layout = analyse_layout(page, {});
  EXPECT_FALSE(layout.lines.empty());
  EXPECT_EQ(shape(find_tables(layout, {}).at(0)), "5x4:20");
}

TEST(GridTable, EmptyCellsAreKept) {
  EXPECT_EQ(shapes(TestPage().grid(kColumns, kRows, false).text(110, 240, "head")), "5x4:20");
}

TEST(GridTable, SpansAreExact) {
  TestPage page;
  page.grid(kColumns, kRows, false).erase(297, 206, 306, 256).erase(104, 264, 296, 496);
  page.text(120, 240, "7.1").text(120, 400, "8.2");
  const std::vector<GridTable> tables = tables_of(page);
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(shape(tables[0]), "5x4:16");
  EXPECT_EQ(cell_at(tables[0], 0, 1)->col_span, 2);
  EXPECT_EQ(cell_at(tables[0], 3, 0)->row, 1);
  EXPECT_EQ(cell_at(tables[0], 3, 0)->row_span, 4);
}

TEST(GridTable, NarrowLabelColumnOwnsItsRows) {
  // A column of 14 points with a label set vertically, its characters as wide as the column allows.
  TestPage page;
  page.grid({100, 139, 400, 700}, kRows, true).erase(103, 263, 137, 498);
  for (int y = 280; y < 480; y += 36)
    page.line(108, y, 130, y, 3).line(119, y - 10, 119, y + 14, 3);
  const std::vector<GridTable> tables = tables_of(page);
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(shape(tables[0]), "5x3:12");
  EXPECT_EQ(cell_at(tables[0], 1, 0)->row_span, 4);
}

TEST(GridTable, LinesThatBoundNothingMakeNoRow) {
  // A ruling only inside the second column, all of whose cells else are bounded elsewhere.
  TestPage page;
  page.grid(kColumns, {200, 260, 320, 380}, false).erase(104, 316, 1098, 326).text(120, 240, "9.9");
  EXPECT_EQ(shapes(page), "2x4:8");
}

TEST(GridTable, DoubleRulingsAreOneBoundary) {
  TestPage page;
  page.grid(kColumns, kRows);
  page.line(94, 194, 1106, 194).line(94, 506, 1106, 506).line(94, 194, 94, 506);
  page.line(1106, 194, 1106, 506).line(100, 266, 1100, 266);
  EXPECT_EQ(shapes(page), "5x4:20");
}

TEST(GridTable, SlightlyMisplacedRulingsAreOneColumn) {
  TestPage page;
  page.grid(kColumns, kRows).erase(290, 380, 310, 500);
  page.line(306, 380, 306, 500).line(100, 380, 1100, 380).line(100, 440, 1100, 440);
  page.line(100, 500, 1100, 500);
  EXPECT_EQ(shapes(page), "5x4:20");
}

TEST(GridTable, NarrowRealColumnsAreKept) {
  EXPECT_EQ(shapes(TestPage().grid({100, 118, 400, 700}, kRows, false).text(130, 240, "12")),
            "5x3:15");
}

TEST(GridTable, BrokenRulingsAreBridged) {
  TestPage page;
  page.grid(kColumns, kRows);
  for (int x = 150; x < 1100; x += 130) page.erase(x, 316, x + 9, 326);
  for (int y = 222; y < 500; y += 60) page.erase(546, y, 556, y + 8);
  EXPECT_EQ(shapes(page), "5x4:20");
}

TEST(GridTable, FaintAndColouredRulingsAreRulings) {
  EXPECT_EQ(shapes(TestPage().grid(kColumns, kRows, false, 2, kPaleGrey).text(120, 240, "1.5")),
            "5x4:20");
  EXPECT_EQ(shapes(TestPage().grid(kColumns, kRows, true, 1, kBlue)), "5x4:20");
}

TEST(GridTable, ThickRulingsAreRulings) {
  EXPECT_EQ(shapes(TestPage().grid(kColumns, kRows, true, 7)), "5x4:20");
}

TEST(GridTable, ShadedCellsDoNotMatter) {
  TestPage page;
  page.fill(100, 200, 1100, 260, cv::Scalar(190, 190, 190));
  page.fill(100, 320, 300, 500, cv::Scalar(200, 215, 240));
  EXPECT_EQ(shapes(page.grid(kColumns, kRows)), "5x4:20");
}

TEST(GridTable, ScanIsExact) {
  for (double degrees : {-4.0, -0.7, 1.2, 5.0}) {
    EXPECT_EQ(shapes(TestPage().grid(kColumns, kRows).lean(degrees).scan(9)), "5x4:20") << degrees;
  }
}

TEST(GridTable, NoiseIsExact) {
  EXPECT_EQ(shapes(TestPage().grid(kColumns, kRows).scan(18, 1.2)), "5x4:20");
}

TEST(GridTable, SealHidesNoCell) {
  EXPECT_EQ(shapes(TestPage().grid(kColumns, kRows).seal(700, 400, 150)), "5x4:20");
}

TEST(GridTable, TablesStackedAndSideBySideStaySeparate) {
  TestPage page;
  page.grid({80, 300, 540}, {100, 160, 220, 280}).grid({640, 860, 1100}, {100, 160, 220});
  page.grid(kColumns, {420, 480, 540});
  EXPECT_EQ(shapes(page), "3x2:6 2x2:4 2x4:8");
}

TEST(GridTable, CutByThePageBreakIsOpen) {
  TestPage page;
  page.grid(kColumns, kRows).erase(0, 190, 1200, 210);
  const std::vector<GridTable> tables = tables_of(page);
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(shape(tables[0]), "5x4:20");
  EXPECT_TRUE(tables[0].open_top);
  EXPECT_FALSE(tables[0].open_bottom);
}

// What is left of a table on its last page, with the ruling above it left on the page before.
TEST(GridTable, OneRowOpenAtThePageHeadIsATable) {
  const std::vector<GridTable> tables =
      tables_of(TestPage().grid(kColumns, {100, 150}).erase(0, 90, 1200, 106));
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(shape(tables[0]), "1x4:4");
  EXPECT_TRUE(tables[0].open_top);
  EXPECT_FALSE(tables[0].open_bottom);
}

TEST(GridTable, OneRowOpenOnANoisyLeaningScanIsATable) {
  TestPage page;
  page.grid(kColumns, {100, 150}, true, 3).erase(0, 90, 1200, 108).prose(60, 300, 10);
  EXPECT_EQ(shapes(page.lean(0.8).scan(8)), "1x4:4");
}

// Only the frame and one short upright ruling reach into the last row.
TEST(GridTable, TheOpenRowAtThePageFootBelongsToTheTable) {
  TestPage page;
  page.grid(kColumns, {700, 750, 800}).grid({100, 420, 1100}, {800, 850});
  const std::vector<GridTable> tables = tables_of(page.erase(0, 845, 1200, 860));
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(shape(tables[0]), "3x5:10");
  EXPECT_TRUE(tables[0].open_bottom);
}

// The labels of all rows of the page: upright rulings that no horizontal one touches.
TEST(GridTable, ColumnsOfOneCellBetweenTwoBreaksBelongToTheTable) {
  TestPage page;
  page.grid({500, 800, 1100}, {80, 200, 400, 600, 800, 920}).line(100, 80, 100, 920);
  page.line(300, 80, 300, 920).text(120, 480, "Office").text(320, 480, "Bureau");
  page.erase(0, 70, 1200, 90).erase(0, 915, 1200, 930);
  EXPECT_EQ(shapes(page), "5x4:12");
  EXPECT_EQ(shapes(page.lean(0.6).scan(6)), "5x4:12");
}

TEST(GridTable, ALineDownThePageBesideATableIsNoColumnOfIt) {
  TestPage page;
  page.grid({500, 800, 1100}, {80, 200, 400, 600, 800, 920}).line(100, 20, 100, 980);
  EXPECT_EQ(shapes(page.erase(0, 70, 1200, 90).erase(0, 915, 1200, 930).line(100, 20, 100, 980)),
            "5x2:10");
}

TEST(GridTable, RulingsThatEndTogetherAmidThePageMakeNoTable) {
  EXPECT_EQ(shapes(TestPage().grid(kColumns, {480, 530}).erase(0, 470, 1200, 488)), "");
}

TEST(GridTable, TableWithoutOuterFrameKeepsItsOuterColumns) {
  TestPage page;
  page.grid(kColumns, kRows).erase(97, 203, 105, 259).erase(97, 264, 105, 319);
  page.erase(97, 324, 105, 379).erase(97, 384, 105, 439).erase(97, 444, 105, 498);
  page.erase(1097, 203, 1105, 259).erase(1097, 264, 1105, 319).erase(1097, 324, 1105, 379);
  page.erase(1097, 384, 1105, 439).erase(1097, 444, 1105, 498);
  EXPECT_EQ(shapes(page), "5x4:20");
}

TEST(GridTable, TailRowOfALastPageIsATable) {
  EXPECT_EQ(shapes(TestPage().grid(kColumns, {100, 150})), "1x4:4");
}

TEST(GridTable, ProseUnderlinesAndFramesAreNoTables) {
  TestPage prose;
  prose.prose(60, 80, 20).line(60, 90, 500, 90).line(300, 132, 420, 132);
  EXPECT_EQ(shapes(prose), "");
  EXPECT_EQ(shapes(TestPage().prose(60, 80, 20).grid({40, 1150}, {30, 960}, false)), "");
  EXPECT_EQ(shapes(TestPage().prose(60, 300, 4).grid({40, 1150}, {250, 280, 480}, false)), "");
  EXPECT_EQ(shapes(TestPage(800, 600)), "");
}

TEST(GridTable, BarChartIsNoTable) {
  TestPage chart;
  chart.line(150, 150, 150, 800).line(150, 800, 1050, 800);
  for (int i = 0; i < 5; ++i) {
    chart.fill(220 + 160 * i, 760 - 110 * i, 300 + 160 * i, 800, cv::Scalar(60, 90, 160));
    chart.line(140, 200 + 120 * i, 150, 200 + 120 * i).text(60, 210 + 120 * i, "100");
  }
  EXPECT_EQ(shapes(chart), "");
}

TEST(GridTable, BarChartOverAGridIsNoTable) {
  TestPage chart;
  chart.grid({150, 1050}, {200, 320, 440, 560, 680, 800}, false, 1);
  for (int i = 0; i < 5; ++i) {
    chart.grid({220 + 160 * i, 300 + 160 * i}, {760 - 110 * i, 800}, false);
    chart.text(220 + 160 * i, 750 - 110 * i, "1,234.5");
  }
  EXPECT_EQ(shapes(chart), "");
}

// Three rulings across and columns that only their alignment shows.
TestPage three_line_page() {
  TestPage page;
  page.line(100, 200, 1100, 200, 3).line(100, 250, 1100, 250).line(100, 560, 1100, 560, 3);
  const int columns[] = {130, 480, 860};
  for (int c = 0; c < 3; ++c) {
    page.text(columns[c], 236, "Heading");
    for (int r = 0; r < 6; ++r) {
      if (r != 3 || c != 1) page.text(columns[c] + 10 * (r % 3), 290 + 50 * r, "1,234.50");
    }
  }
  return page;
}

TEST(GridTable, ThreeLinesMakeATableOfAlignedText) {
  const std::vector<GridTable> tables = tables_of(three_line_page());
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(shape(tables[0]), "7x3:21");
  EXPECT_EQ(shapes(three_line_page().lean(1.2).scan(6)), "7x3:21");
}

TEST(GridTable, ProseBetweenLevelRulingsIsNoTable) {
  TestPage page;
  page.line(60, 60, 1140, 60).line(60, 110, 1140, 110).line(60, 600, 1140, 600);
  EXPECT_EQ(shapes(page.text(400, 95, "1. Notice").prose(60, 160, 10)), "");
}

TEST(GridTable, APhotographedTableIsSquaredFirst) {
  TestPage page = TestPage().grid(kColumns, kRows);
  const std::vector<cv::Point2f> from = {{0, 0}, {1200, 0}, {1200, 1000}, {0, 1000}};
  const std::vector<cv::Point2f> to = {{45, 20}, {1170, 35}, {1195, 980}, {5, 990}};
  const cv::Mat matrix = cv::getPerspectiveTransform(from, to);
  cv::Mat tilted;
  cv::warpPerspective(page.pixels(), tilted, matrix, page.pixels().size(), cv::INTER_LINEAR,
                      cv::BORDER_CONSTANT, cv::Scalar(255, 255, 255));
  page.pixels() = tilted;
  const auto [layout, tables, missed] = find_tables_squarely(page.layout(), {});
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(shape(tables[0]), "5x4:20");
  // The way back to the page as it was displayed holds too.
  std::vector<cv::Point2f> corner = {{100, 200}};
  cv::perspectiveTransform(corner, corner, matrix);
  const PointRect box = layout.transform.to_page(tables[0].box);
  EXPECT_NEAR(box.x0 * 200 / 72, corner[0].x, 12);
  EXPECT_NEAR(box.y0 * 200 / 72, corner[0].y, 12);
}

// Light from one side does not make lines of the edges of the bars.
TEST(GridTable, FilledBarsOverAGridAreNoTable) {
  TestPage chart;
  chart.grid({150, 1050}, {200, 320, 440, 560, 680, 800}, false, 1);
  for (int i = 0; i < 5; ++i) {
    chart.fill(220 + 160 * i, 330 + 100 * ((i * 3) % 5), 300 + 160 * i, 800, {75, 115, 180});
  }
  EXPECT_EQ(shapes(chart), "");
  EXPECT_EQ(shapes(chart.scan(5)), "");
}

TEST(Charts, SolidBarsBetweenLinesMakeNoTable) {
  TestPage page;
  page.grid({100, 500, 900}, {100, 300, 500, 700}, false);
  EXPECT_EQ(shapes(page), "3x2:6");
  page.fill(180, 150, 260, 299, {90, 90, 90}).fill(600, 540, 680, 699, {90, 90, 90});
  EXPECT_EQ(shapes(page), "");
}

TEST(Charts, CellsFilledFromSideToSideStayCells) {
  TestPage page;
  page.grid({100, 500, 900}, {100, 300, 500, 700}, false);
  page.fill(102, 102, 499, 299, {90, 90, 90}).fill(503, 502, 899, 699, {90, 90, 90});
  EXPECT_EQ(shapes(page), "3x2:6");
}

// Three rulings each way whose frame is mostly not ruled.
TEST(GridTable, CrossingRulingsWithoutATableAreTold) {
  TestPage page;
  for (const int x : {300, 500, 700}) page.line(x, 200, x, 700);
  for (const int y : {300, 450, 600}) page.line(150, y, 850, y);
  page.erase(302, 301, 498, 310).erase(502, 601, 698, 603);
  const FoundTables found = find_tables_squarely(page.layout(), {});
  EXPECT_EQ(found.tables.size() + found.missed.size(), 1U);
  const FoundTables ordinary = find_tables_squarely(TestPage().grid(kColumns, kRows).layout(), {});
  EXPECT_TRUE(ordinary.missed.empty());
}

// Three worn rulings each way, of which none reaches another.
TEST(GridTable, RulingsOfATableThatNoLongerCrossAreTold) {
  TestPage page;
  for (const int x : {300, 500, 700}) page.line(x, 320, x, 580);
  for (const int y : {300, 600, 700}) page.line(320, y, 680, y);
  const FoundTables found = find_tables_squarely(page.layout(), {});
  EXPECT_EQ(found.tables.size() + found.missed.size(), 1U);
}

}  // namespace
}  // namespace gewu
