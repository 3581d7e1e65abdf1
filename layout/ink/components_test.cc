#include "layout/ink/components.h"

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

TEST(CharacterBoxes, HoldNoRulings) {
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

// A page that holds no more than one low row of a table: few characters, nearly as many rulings.
TEST(TypicalTextHeight, IsNotThatOfTheRulingsBesideTheText) {
  std::vector<PixelRect> ink;
  ink.reserve(20);
  for (int i = 0; i < 12; ++i) ink.push_back({30 + 40 * i, 60, 60 + 40 * i, 90});
  for (int i = 0; i < 8; ++i) ink.push_back({20 + 60 * i, 40, 26 + 60 * i, 120});
  EXPECT_EQ(typical_text_height(ink, kDpi), 30);
}

// Rows of three columns of squares as low as text can stand: `pitch` from one row to the next.
std::vector<PixelRect> tight_rows(int pitch) {
  std::vector<PixelRect> ink;
  for (int y = 90; y < 510; y += pitch) {
    for (int x = 90; x < 810; x += 240) {
      for (int i = 0; i < 6; ++i) ink.push_back({x + i * 30, y, x + i * 30 + 24, y + 24});
    }
  }
  return ink;
}

TextFlow flow_of(const std::vector<PixelRect>& ink) {
  return text_flow(text_ink(ink_of(page_with(ink)), kDpi));
}

TEST(TextFlow, NoLineOfTextCrossesARuling) {
  constexpr int kPitch = 36;
  std::vector<PixelRect> ink = tight_rows(kPitch);
  EXPECT_GT(flow_of(ink).down, 0);  // rows and columns stand equally close
  for (int y = 84; y < 510; y += kPitch) ink.push_back({80, y, 820, y + 3});
  EXPECT_EQ(flow_of(ink).down, 0);
  EXPECT_GT(flow_of(ink).across, 0);
}

TEST(TextFlow, TheEdgeOfTheSheetIsNoText) {
  std::vector<PixelRect> broken;
  for (int y = 60; y < 540; y += 60) broken.push_back({120, y, 123, y + 50});
  EXPECT_EQ(flow_of(broken).down, 0);
  // What the table top below the sheet looks like at the page's border.
  std::vector<PixelRect> noise;
  for (int y = 60; y < 540; y += 9) noise.push_back({0, y, 24, y + 6});
  EXPECT_EQ(flow_of(noise).down, 0);
}

}  // namespace
}  // namespace gewu
