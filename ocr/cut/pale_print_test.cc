#include "ocr/cut/pale_print.h"

#include <gtest/gtest.h>

#include "ocr/cell/cell_text.h"
#include "ocr/cut/cut_region.h"
#include "ocr/ink/test_page.h"

namespace gewu {
namespace {

// Of a page at the resolution of a screen: characters are so many pixels high.
constexpr double kSmallEm = 14;
const PixelRect kCell{2, 2, 118, 38};

// The page's threshold passes nothing lighter than half the way to the paper.
PageLayout screen_page(const TestPage& page) {
  PageLayout layout = page.layout();
  cv::Mat binary = as_mat(layout.binary);
  cv::threshold(as_mat(layout.grey), binary, 147, 255, cv::THRESH_BINARY);
  layout.dpi = 96;
  layout.ink.text_height = kSmallEm;
  layout.ink.stroke_width = 1;
  return layout;
}

bool is_inked(const TestPage& page) {
  const PageLayout layout = screen_page(page);
  LineQueue queue;
  return queue_cell(survey_ink(layout), kCell, &queue).inked;
}

// A cell between black rulings.
TestPage cell() { return TestPage(120, 40).box(0, 0, 120, 2).box(0, 38, 120, 2).box(0, 0, 2, 40); }

TEST(PalePrint, AStrokeThatIsHalfPaperIsInk) {
  EXPECT_FALSE(is_inked(cell()));
  EXPECT_TRUE(is_inked(cell().box(50, 20, 13, 1, 164)));                          // 一
  EXPECT_TRUE(is_inked(cell().box(50, 20, 13, 1, 200)));                          // paler
  EXPECT_TRUE(is_inked(cell().box(51, 14, 11, 1, 170).box(50, 24, 13, 1, 160)));  // 二
  EXPECT_TRUE(is_inked(cell().box(50, 20, 5, 1, 150)));                           // -
}

TEST(PalePrint, ARulingsRimASpeckAndAShadeAreNot) {
  EXPECT_FALSE(is_inked(cell().box(2, 2, 116, 1, 180)));   // the rim of the ruling above
  EXPECT_FALSE(is_inked(cell().box(60, 20, 2, 1, 170)));   // a speck
  EXPECT_FALSE(is_inked(cell().box(2, 2, 116, 36, 190)));  // a tint
  EXPECT_FALSE(is_inked(cell().box(40, 10, 20, 20, 190)));
}

TEST(PalePrint, IsNotSoughtInNoise) {
  cv::Mat noise(40, 120, CV_8U);
  cv::RNG random(7);
  random.fill(noise, cv::RNG::NORMAL, 245, 8);
  TestPage page = cell();
  for (int y = 4; y < 36; ++y) {
    for (int x = 4; x < 116; ++x) page.box(x, y, 1, 1, noise.at<uchar>(y, x));
  }
  PageLayout layout = screen_page(page);
  layout.ink.noise_sigma = 8;
  LineQueue queue;
  EXPECT_FALSE(queue_cell(survey_ink(layout), kCell, &queue).inked);
}

PixelRect bounds_of(const TestPage& page) {
  const PageLayout layout = screen_page(page);
  return ink_bounds(cut_region(survey_ink(layout), kCell, Border::Ruled));
}

TEST(ThinPrint, ReachesAsFarAsItsPalestStroke) {
  // 一、基 : the stroke is half paper, the rest is seen.
  const PixelRect bounds = bounds_of(cell().box(8, 20, 13, 1, 160).box(40, 12, 12, 12, 40));
  EXPECT_LE(bounds.x0, 6 + 1);
  EXPECT_EQ(bounds.x1, 50);
}

TEST(ThinPrint, ShowsAllStrokesOfAPile) {  // 三 of which the threshold shows the lowest
  const PixelRect bounds =
      bounds_of(cell().box(51, 12, 11, 1, 175).box(52, 18, 9, 1, 175).box(50, 24, 13, 1, 90));
  EXPECT_EQ(bounds.y0, 10);
}

TEST(ThinPrint, KeepsTheStrokesOfALowRow) {  // 二 in a row hardly higher than it
  const PixelRect low{2, 2, 118, 14};
  const auto pieces = [&](const TestPage& page) {
    const PageLayout layout = screen_page(page);
    return cut_region(survey_ink(layout), low, Border::Ruled).pieces.size();
  };
  EXPECT_EQ(pieces(cell().box(50, 3, 11, 1, 90).box(49, 12, 13, 1, 90)), 2U);
  EXPECT_EQ(pieces(cell().box(3, 2, 10, 1, 90)), 0U);   // a ruling's rest in the corner
  EXPECT_EQ(pieces(cell().box(3, 2, 110, 1, 90)), 0U);  // ... all along
}

TEST(ThinPrint, KeepsAPointAtTheFootOfALowRow) {
  const auto row = [](bool point) {
    TestPage page = cell();
    for (int x : {40, 47, 57, 64}) page.box(x, 28, 5, 9, 60);
    if (point) page.box(54, 36, 2, 1, 120);
    const PageLayout layout = screen_page(page);
    return cut_region(survey_ink(layout), kCell, Border::Ruled).pieces.size();
  };
  EXPECT_EQ(row(false), 4U);
  EXPECT_EQ(row(true), 5U);
}

}  // namespace
}  // namespace gewu
