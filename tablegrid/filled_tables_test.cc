// Tables drawn by fills: white rulings between tinted cells, light print on dark heads.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "layout/ink/blank.h"
#include "layout/ink/filled_cells.h"
#include "tablegrid/test_grid.h"

namespace gewu {
namespace {

using testing::shapes;
using testing::TestPage;

const cv::Scalar kWhite(255, 255, 255);
const cv::Scalar kNavy(31, 78, 138);
const cv::Scalar kTint(219, 232, 247);
const cv::Scalar kPaleTint(237, 242, 251);
const std::vector<int> kColumns = {100, 300, 550, 800, 1100};
const std::vector<int> kRows = {200, 260, 320, 380, 440};

// Cells filled up to `gap` pixels from each other, the first row dark with light words.
TestPage filled_table(int gap) {
  TestPage page;
  for (std::size_t r = 0; r + 1 < kRows.size(); ++r) {
    for (std::size_t c = 0; c + 1 < kColumns.size(); ++c) {
      const cv::Scalar& fill = r == 0 ? kNavy : r % 2 == 1 ? kTint : kPaleTint;
      page.fill(kColumns[c], kRows[r], kColumns[c + 1] - gap - 1, kRows[r + 1] - gap - 1, fill);
      page.text(kColumns[c] + 8, kRows[r + 1] - 20, "12,345.67", 0.75,
                r == 0 ? kWhite : cv::Scalar(0, 0, 0));
    }
  }
  return page;
}

TEST(FilledTables, WhiteRulingsPartCells) {
  EXPECT_EQ(shapes(filled_table(3)), "4x4:16");
  EXPECT_EQ(shapes(filled_table(6)), "4x4:16");
}

TEST(FilledTables, WhiteRulingsPartCellsOnScans) {
  EXPECT_EQ(shapes(filled_table(5).scan(3)), "4x4:16");
  EXPECT_EQ(shapes(filled_table(5).lean(0.7)), "4x4:16");
}

TEST(FilledTables, LightPrintOnADarkHeadBecomesDarkOnPaper) {
  const PageLayout layout = filled_table(4).layout();
  const PixelRect cell{110, 206, 290, 250};
  EXPECT_FALSE(is_blank(layout, cell));
  EXPECT_EQ(layout.grey.row(208)[120], layout.ink.paper);
}

// The head's own rulings have the colour of its fill.
TEST(FilledTables, ADarkHeadOverDarkRulingsKeepsItsFrame) {
  TestPage page;
  page.grid(kColumns, kRows, false, 2, kNavy).fill(100, 200, 1101, 261, kNavy);
  for (std::size_t c = 1; c + 1 < kColumns.size(); ++c) {
    page.line(kColumns[c], 201, kColumns[c], 260, 2, kWhite);
  }
  for (std::size_t c = 0; c + 1 < kColumns.size(); ++c) {
    page.text(kColumns[c] + 8, 240, "12,345.67", 0.75, kWhite);
    page.text(kColumns[c] + 8, 300, "12,345.67");
  }
  EXPECT_EQ(shapes(page), "4x4:16");
}

TEST(FilledTables, ATintWithoutRulingsIsNoTable) {
  TestPage page;
  page.fill(100, 200, 1100, 500, kTint).prose(120, 250, 6);
  EXPECT_EQ(shapes(page), "");
}

TEST(FilledTables, BlackPrintOnPaperIsLeftAsItIs) {
  TestPage page;
  page.fill(100, 200, 160, 260, {0, 0, 0}).text(100, 400, "1,234.56", 3).prose(120, 600, 6);
  const cv::Mat before = page.pixels().clone();
  Image grey = to_image(cv::Mat(before.rows, before.cols, CV_8U, cv::Scalar(255)));
  cv::Mat as = as_mat(grey);
  cv::cvtColor(before, as, cv::COLOR_RGB2GRAY);
  const cv::Mat kept = as.clone();
  EXPECT_FALSE(draw_filled_cells(&grey, 200));
  EXPECT_EQ(cv::countNonZero(kept != as_mat(grey)), 0);
}

}  // namespace
}  // namespace gewu
