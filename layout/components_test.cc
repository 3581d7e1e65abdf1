#include "layout/components.h"

#include <gtest/gtest.h>

#include "layout/test_page.h"

namespace gewu {
namespace {

constexpr double kDpi = 225;  // a reduced pixel is 3 by 3

// Black rectangles on a white page.
Image page_with(const std::vector<PixelRect>& black) {
  Image page(900, 600, 1);
  for (const PixelRect& box : black) {
    for (int y = box.y0; y < box.y1; ++y) std::fill_n(page.row(y) + box.x0, box.width(), 0);
  }
  return page;
}

TEST(CharacterBoxes, AreTightAroundEachPieceOfInk) {
  const std::vector<PixelRect> ink = {{30, 60, 60, 90}, {90, 60, 120, 93}, {300, 300, 312, 330}};
  EXPECT_EQ(character_boxes(page_with(ink), kDpi), ink);
}

TEST(CharacterBoxes, PiecesThatTouchAtACornerAreOne) {
  const std::vector<PixelRect> boxes =
      character_boxes(page_with({{30, 60, 60, 90}, {60, 90, 90, 120}, {120, 75, 126, 120}}), kDpi);
  EXPECT_EQ(boxes, (std::vector<PixelRect>{{30, 60, 90, 120}, {120, 75, 126, 120}}));
}

TEST(CharacterBoxes, HoldNoRules) {
  const Image page = page_with({{0, 150, 900, 156}, {450, 0, 456, 600}, {30, 60, 60, 90}});
  EXPECT_EQ(character_boxes(page, kDpi), (std::vector<PixelRect>{{30, 60, 60, 90}}));
}

TEST(CharacterBoxes, ALonePixelOfNineIsNoInk) {
  EXPECT_TRUE(character_boxes(page_with({{300, 300, 301, 301}}), kDpi).empty());
  EXPECT_EQ(character_boxes(page_with({{300, 300, 302, 301}}), kDpi).size(), 1U);
}

TEST(TextLineBoxes, JoinCharactersALittleApart) {
  const TextInk text =
      text_ink(ink_of(page_with({{30, 60, 60, 90}, {80, 60, 110, 90}, {300, 60, 330, 90}})), kDpi);
  EXPECT_EQ(text_line_boxes(text).size(), 2U);
}

}  // namespace
}  // namespace gewu
