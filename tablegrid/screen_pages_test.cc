// Pages as web sites show them: 96 dpi, rulings of one pale pixel beside thick double frames.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tablegrid/test_grid.h"

namespace gewu {
namespace {

using testing::shapes;
using testing::TestPage;

const cv::Scalar kPale(119, 119, 119);
const cv::Scalar kPaler(136, 136, 136);
const std::vector<int> kColumns = {60, 180, 320, 460, 600, 734};
const std::vector<int> kRows = {100, 126, 152, 178, 204};

TestPage screen_page() {
  TestPage page(794, 1123);
  page.at(96);
  return page;
}

// A ruling of one pixel within one of two; between them one pixel that is nearly white.
void double_frame(TestPage* page, int x0, int y0, int x1, int y1) {
  const cv::Scalar black(0, 0, 0);
  const cv::Scalar between(215, 215, 215);
  for (const int off : {3, 2, 1, 0}) {
    const cv::Scalar& colour = off == 1 ? between : black;
    page->line(x0 - off, y0 - off, x1 + off, y0 - off, 1, colour);
    page->line(x0 - off, y1 + off, x1 + off, y1 + off, 1, colour);
    page->line(x0 - off, y0 - off, x0 - off, y1 + off, 1, colour);
    page->line(x1 + off, y0 - off, x1 + off, y1 + off, 1, colour);
  }
}

void inner_rulings(TestPage* page, const std::vector<int>& xs, const std::vector<int>& ys,
                   const cv::Scalar& colour) {
  for (std::size_t i = 1; i + 1 < xs.size(); ++i) {
    page->line(xs[i], ys.front() + 1, xs[i], ys.back() - 1, 1, colour);
  }
  for (std::size_t i = 1; i + 1 < ys.size(); ++i) {
    page->line(xs.front() + 1, ys[i], xs.back() - 1, ys[i], 1, colour);
  }
}

void words(TestPage* page, const std::vector<int>& xs, const std::vector<int>& ys) {
  for (std::size_t r = 0; r + 1 < ys.size(); ++r) {
    for (std::size_t c = 0; c + 1 < xs.size(); ++c) {
      page->text(xs[c] + 8, ys[r + 1] - 8, "12,345.67", 0.4);
    }
  }
}

void small_prose(TestPage* page, int y, int lines) {
  for (int i = 0; i < lines; ++i) {
    page->text(60, y + 20 * i, "The budget of 1,234.56, as approved, rose. It fell by 0.5, then 7.",
               0.45);
  }
}

TEST(ScreenPages, PaleRulingsInADoubleFrameAreRulings) {
  TestPage page = screen_page();
  double_frame(&page, 60, 100, 734, 204);
  inner_rulings(&page, kColumns, kRows, kPale);
  words(&page, kColumns, kRows);
  small_prose(&page, 260, 30);
  EXPECT_EQ(shapes(page), "4x5:20");
}

// Short uprights end at the frame's inner line; its middle is white.
TEST(ScreenPages, ALoneRowInADoubleFrameHasItsColumns) {
  TestPage page = screen_page();
  double_frame(&page, 60, 100, 734, 126);
  inner_rulings(&page, kColumns, {100, 126}, kPale);
  words(&page, kColumns, {100, 126});
  small_prose(&page, 180, 30);
  EXPECT_EQ(shapes(page), "1x5:5");
}

// Nothing but its paleness speaks for a fold: the others end where it does.
TEST(ScreenPages, APaleRulingOfATableAsWideAsThePageIsNoFold) {
  TestPage page = screen_page();
  const std::vector<int> xs = {24, 180, 320, 460, 600, 770};
  double_frame(&page, 24, 100, 770, 204);
  inner_rulings(&page, xs, {100, 126, 178, 204}, {0, 0, 0});
  page.line(25, 152, 769, 152, 1, kPaler);
  words(&page, xs, kRows);
  EXPECT_EQ(shapes(page), "4x5:20");
}

// Its first column may be open at the side, its rulings paler there.
TEST(ScreenPages, APalerEndIsKeptWhereTheOtherRulingsEnd) {
  TestPage page = screen_page();
  for (const int y : {100, 126, 178, 204}) page.line(30, y, 760, y, 1);
  page.line(30, 152, 180, 152, 1, kPaler).line(180, 152, 760, 152, 1);
  for (const int x : {180, 320, 460, 600}) page.line(x, 100, x, 204, 1);
  words(&page, {30, 180, 320, 460, 600, 760}, kRows);
  EXPECT_EQ(shapes(page), "4x5:20");
}

}  // namespace
}  // namespace gewu
