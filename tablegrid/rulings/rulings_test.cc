// Rulings that are dotted, broken, pale or beside what looks like one.
#include <gtest/gtest.h>

#include <vector>

#include "tablegrid/test_grid.h"

namespace gewu {
namespace {

using testing::shapes;
using testing::TestPage;

const std::vector<int> kColumns = {100, 300, 550, 800, 1100};
const std::vector<int> kRows = {200, 260, 320, 380, 440, 500};
const cv::Scalar kPaleGrey(205, 205, 205);

// Dots of three pixels, four apart (at 200 dpi: 1.1 pt and 1.4 pt).
TestPage& dots(TestPage& page, int x0, int y0, int x1, int y1) {
  if (y0 == y1) {
    for (int x = x0; x < x1; x += 7) page.line(x, y0, x + 1, y0 + 0, 2);
  } else {
    for (int y = y0; y < y1; y += 7) page.line(x0, y, x0, y + 1, 2);
  }
  return page;
}

TEST(GridTable, DottedRulingsAreRulings) {
  TestPage page;
  for (int x : kColumns) dots(page, x, kRows.front(), x, kRows.back());
  for (int y : kRows) dots(page, kColumns.front(), y, kColumns.back(), y);
  for (int y : kRows) page.text(120, y + 44, "12,345.67").text(820, y + 44, "8.9");
  EXPECT_EQ(shapes(page), "5x4:20");
  EXPECT_EQ(shapes(page.lean(0.7).scan(5)), "5x4:20");
}

TEST(GridTable, FeetOfDigitsAsEvenAsDotsAreNoRuling) {
  TestPage page = TestPage().grid({100, 260, 550, 800, 1100}, kRows, false).text(120, 240, "7.1");
  EXPECT_EQ(shapes(dots(page, 106, 290, 256, 290)), "5x4:20");
}

TEST(GridTable, LeadersOfAListOfContentsAreNoRulings) {
  TestPage page;
  for (int y = 100; y < 900; y += 45) {
    page.text(100, y, "1. Budget").text(1060, y, "12");
    dots(page, 300, y - 3, 1040, y - 3);
  }
  EXPECT_EQ(shapes(page), "");
}

// A ruling that a bad copy broke in a low row, where it meets another.
TEST(GridTable, ALowRowKeepsARulingThatBreaksAtItsEnd) {
  TestPage page = TestPage().grid(kColumns, {200, 248, 296, 344, 392});
  EXPECT_EQ(shapes(page.erase(290, 280, 310, 300)), "4x4:16");
}

// What is left of it between the break and the ruling at which it ends is shorter than a stroke.
TEST(GridTable, ARulingThatBreaksShortlyBeforeItsEndIsOne) {
  TestPage page = TestPage().grid(kColumns, {200, 270, 340, 410, 480}, false).text(120, 240, "7.1");
  EXPECT_EQ(shapes(page.line(950, 200, 950, 410).erase(945, 378, 955, 391)), "4x5:19");
}

// The crease of a fold is soft and wide; it runs beside a ruling that does not go all the way.
TEST(GridTable, ACreaseBesideARulingDividesNoCell) {
  TestPage page = TestPage().grid(kColumns, kRows, false).erase(104, 316, 549, 326);
  for (int d = -14; d <= 14; ++d) {
    const double level = 1 - 0.3 * std::exp(-d * d / 50.0);
    page.pixels().row(331 + d) *= level;
  }
  EXPECT_EQ(shapes(page.text(120, 240, "7.1")), "5x4:18");
}

TEST(GridTable, FoldOfTheSheetIsNoRuling) {
  const cv::Scalar shadow(170, 170, 170);
  EXPECT_EQ(shapes(TestPage().grid(kColumns, kRows).line(10, 352, 1190, 352, 5, shadow)), "5x4:20");
  EXPECT_EQ(shapes(TestPage().line(10, 322, 1190, 322, 5, shadow).grid(kColumns, kRows)), "5x4:20");
  TestPage boxed;
  boxed.prose(60, 300, 4).grid({40, 1100}, {250, 480}, false).line(10, 370, 1190, 370, 5, shadow);
  EXPECT_EQ(shapes(boxed), "");
}

// The picture shows some of the desk beside the sheet, and the fold lies on rulings of both tables.
TEST(GridTable, AFoldJoinsNoTablesSideBySide) {
  const cv::Scalar shadow(170, 170, 170);
  TestPage page = TestPage().line(70, 260, 1130, 260, 5, shadow);
  page.grid({170, 300, 450}, kRows).grid({600, 800, 1000}, kRows);
  EXPECT_EQ(shapes(page), "5x2:10 5x2:10");
}

// The crease is soft; at the right it lies in line with a ruling and goes on beyond it to a line
// that looks like the edge of the sheet.
TEST(GridTable, ACreaseInLineWithARulingDoesNotLengthenIt) {
  TestPage page = TestPage().grid({100, 300, 550, 800}, kRows).line(1050, 100, 1050, 900);
  for (int d = -14; d <= 14; ++d) {
    const double level = 1 - 0.3 * std::exp(-d * d / 50.0);
    page.pixels().row(321 + d) *= level;
  }
  EXPECT_EQ(shapes(page), "5x3:15");
}

// The rest of a table that leaves only narrow margins, on a noisy scan.
TEST(GridTable, TailRowOfAWideTableIsNoFold) {
  TestPage page;
  page.grid({80, 300, 520, 760, 1120}, {100, 150}).prose(60, 300, 8);
  EXPECT_EQ(shapes(page.scan(8)), "1x4:4");
}

TEST(GridTable, PaleInnerRulingsOfAWideTableAreRulings) {
  TestPage page;
  page.grid({20, 300, 550, 800, 1180}, kRows, false, 1, kPaleGrey);
  EXPECT_EQ(shapes(page.grid({20, 1180}, {200, 500}, false, 3)), "5x4:20");
}

// A watermark's upright stroke that spans a row, as a line is no wider than a ruling.
TEST(GridTable, StrokesOfAWatermarkAreNoRulings) {
  TestPage page = TestPage().grid(kColumns, kRows);
  page.line(950, 200, 950, 260, 2, cv::Scalar(190, 190, 190));
  EXPECT_EQ(shapes(page), "5x4:20");
}

// ... and runs through the stroke of a character, nearly half of it.
TEST(GridTable, AStrokeOfAWatermarkThroughACharacterIsNoRuling) {
  TestPage page = TestPage().grid(kColumns, {200, 270, 340, 410}, false);
  page.line(950, 200, 950, 270, 2, cv::Scalar(175, 175, 175));
  page.line(950, 214, 950, 256, 2, cv::Scalar(85, 85, 85));
  EXPECT_EQ(shapes(page), "3x4:12");
}

// As 150 dpi leave thin rulings between thick ones, in a table of one row.
TEST(GridTable, ShortRulingsPalerThanTheFrameAreRulings) {
  TestPage page;
  page.line(120, 200, 120, 260, 2, cv::Scalar(140, 140, 140));
  page.line(400, 200, 400, 260, 2, cv::Scalar(140, 140, 140))
      .grid({20, 1180}, {200, 260}, false, 3);
  EXPECT_EQ(shapes(page), "1x3:3");
}

// ... and stands in line with the ruling of the next row.
TEST(GridTable, AStrokeOfAWatermarkDoesNotLengthenARuling) {
  TestPage page = TestPage().grid(kColumns, kRows, false).text(120, 240, "7.1");
  page.line(950, 216, 950, 260, 2, cv::Scalar(190, 190, 190)).line(950, 260, 950, 320);
  EXPECT_EQ(shapes(page), "5x5:21");
}

TEST(GridTable, AShortRulingAsDarkAsTheOthersIsOne) {
  TestPage page = TestPage().grid(kColumns, kRows, false);
  page.line(950, 200, 950, 260);
  EXPECT_EQ(shapes(page), "5x5:21");
}

// A stroke of the text above stands in line with a ruling that is one row high.
TEST(GridTable, AStrokeInLineDoesNotLengthenARuling) {
  TestPage page = TestPage().grid(kColumns, kRows, false);
  page.line(950, 260, 950, 320).line(950, 225, 950, 247);
  EXPECT_EQ(shapes(page), "5x5:21");
}

// Three lines of text whose upright strokes stand in line with the ruling of other rows.
TEST(GridTable, StrokesInLineOverSeveralLinesAreNoBoundary) {
  const std::vector<int> rows = {200, 260, 320, 470, 530};
  TestPage page = TestPage().grid({100, 300, 1100}, rows, false);
  page.line(700, 200, 700, 320).line(700, 470, 700, 530);
  for (int y : {332, 378, 424}) page.line(700, y, 700, y + 26).line(688, y + 12, 712, y + 12);
  EXPECT_EQ(shapes(page), "4x3:11");
}

}  // namespace
}  // namespace gewu
