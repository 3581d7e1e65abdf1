// Rulings told from what text and slanting lines leave in narrow rows.
#include <gtest/gtest.h>

#include <vector>

#include "tablegrid/rulings/line_paint.h"
#include "tablegrid/rulings/line_pieces.h"
#include "tablegrid/rulings/page_cuts.h"
#include "tablegrid/rulings/ruling_ends.h"
#include "tablegrid/test_grid.h"

namespace gewu {
namespace {

using testing::shapes;
using testing::TestPage;

const std::vector<int> kColumns = {100, 300, 550, 800, 1100};
const std::vector<int> kLowRows = {200, 236, 272, 308, 344};
const cv::Scalar kBlack(0, 0, 0);

TestPage low_rows() {
  TestPage page;
  page.grid(kColumns, kLowRows, false).text(120, 228, "12,345.67").text(120, 300, "7.89");
  return page;
}

TEST(Strokes, AStrokeThatNearlyReachesTheRulingsOfALowRowIsNoRuling) {
  TestPage page = low_rows().line(420, 242, 420, 266, 3);
  EXPECT_EQ(shapes(page), "4x4:16");
  EXPECT_EQ(shapes(page.scan(3)), "4x4:16");
}

TEST(Strokes, ARulingThatReachesTheRulingsOfALowRowIsOne) {
  TestPage page = low_rows().line(420, 236, 420, 272);
  EXPECT_EQ(shapes(page), "4x5:17");
  EXPECT_EQ(shapes(page.scan(3)), "4x5:17");
}

// The stroke of a character above it stands in line with it and ends at another stroke, which is no
// ruling either.
TEST(Strokes, AStrokeThatEndsAtAnotherStrokeIsNoPartOfTheRulingBelow) {
  TestPage page = TestPage().grid(kColumns, {200, 260, 320, 380}, false);
  page.text(120, 300, "12,345.67").text(120, 240, "7.89");
  page.line(420, 260, 420, 320).line(420, 222, 420, 244).line(410, 222, 434, 222);
  EXPECT_EQ(shapes(page), "3x5:13");
  EXPECT_EQ(shapes(page.scan(3)), "3x5:13");
}

// Two low rows high, it crosses a ruling and ends at two.
TEST(Strokes, RulingsThatCrossAShortRulingAreNoInkBesideIt) {
  TestPage page = low_rows().line(420, 236, 420, 308);
  EXPECT_EQ(shapes(page.scan(3)), "4x5:18");
}

TEST(Strokes, PaleStrokesOfAWatermarkBesideAShortRulingLeaveItARuling) {
  TestPage page = low_rows();
  for (int y = 246; y <= 270; y += 12) {
    cv::line(page.pixels(), {400, y + 10}, {450, y - 10}, cv::Scalar(200, 200, 200), 5);
  }
  page.line(420, 236, 420, 272);
  EXPECT_EQ(shapes(page.scan(3)), "4x5:17");
}

// Characters that stand in line across the second column, from `top` to `bottom`.
void stand(int top, int bottom, TestPage* page) {
  constexpr int kWidths[] = {5, 11, 7, 14, 9};
  constexpr int kGap = 4;
  int i = 0;
  for (int x = 306; x < 530; x += kWidths[i++ % 5] + kGap) {
    page->fill(x, top, x + kWidths[i % 5] - 1, bottom, kBlack);
  }
}

TEST(Strokes, ARulingGoesOnBetweenTextThatTouchesItOnBothSides) {
  TestPage page = low_rows();
  stand(258, 270, &page);
  stand(275, 286, &page);
  EXPECT_EQ(shapes(page), "4x4:16");
  EXPECT_EQ(shapes(page.scan(3)), "4x4:16");
}

TEST(Strokes, TextInLineWithARulingDoesNotCarryItOn) {
  TestPage page = low_rows().erase(303, 270, 549, 276);
  stand(260, 284, &page);
  EXPECT_EQ(shapes(page), "4x4:15");
  EXPECT_EQ(shapes(page.scan(3)), "4x4:15");
}

// Characters that all have a level stroke at the same height, so near to each other that the
// strokes look like one line; the ruling that it goes on with is beside their cell.
TEST(Strokes, LevelStrokesOfALabelOverTwoRowsAreNoRulingBetweenThem) {
  constexpr int kEm = 26;
  TestPage page = low_rows().erase(303, 270, 549, 276);
  for (int x = 340; x + kEm < 530; x += kEm) {
    page.fill(x, 272, x + kEm - 4, 273, kBlack).fill(x + 4, 258, x + 6, 284, kBlack);
    page.fill(x + 10, 268, x + 20, 270, kBlack).fill(x + 8, 275, x + 18, 277, kBlack);
  }
  EXPECT_EQ(shapes(page), "4x4:15");
  EXPECT_EQ(shapes(page.scan(3)), "4x4:15");
}

TEST(Strokes, FeetOfDigitsAcrossAColumnAreNoRuling) {
  TestPage page = TestPage().grid({100, 300, 484, 800, 1100}, {200, 260, 320, 380}, false);
  page.text(312, 242, "2222222222", 0.72).line(312, 241, 472, 241, 3).text(120, 240, "7.1");
  EXPECT_EQ(shapes(page.scan(3)), "3x4:12");
}

TEST(Strokes, ADiagonalInTheHeadHidesNoRuling) {
  TestPage page = TestPage().grid({100, 600, 850, 1100}, {200, 260, 320, 380, 440});
  cv::line(page.pixels(), {101, 201}, {601, 261}, kBlack, 2, cv::LINE_AA);
  EXPECT_EQ(shapes(page), "4x3:12");
  EXPECT_EQ(shapes(page.scan(4)), "4x3:12");
}

TEST(LinePaint, PaleStrokesBesideARulingAreNoPrint) {
  Image grey(100, 100, 1);
  std::fill(grey.pixels.begin(), grey.pixels.end(), 255);
  const auto upright = [&grey](int x0, int x1, std::uint8_t level) {
    for (int y = 10; y < 90; ++y) std::fill(grey.row(y) + x0, grey.row(y) + x1, level);
  };
  upright(49, 52, 20);
  upright(55, 70, 205);  // of a watermark
  Ruling ruling;
  ruling.from = 10;
  ruling.to = 90;
  ruling.across = 50;
  ruling.thickness = 3;
  const LinePaint paint{grey, 255, false};
  EXPECT_EQ(paint.printed_flank(ruling, {ruling.from, ruling.to, 1}), 0);
  upright(55, 58, 60);  // of a character
  EXPECT_EQ(paint.printed_flank(ruling, {ruling.from, ruling.to, 1}), 1);
}

TEST(LinePaint, ADottedRulingIsAsDarkAsItsDotsHoweverFarApart) {
  for (int period = 6; period <= 16; ++period) {
    Image grey(300, 20, 1);
    std::fill(grey.pixels.begin(), grey.pixels.end(), 255);
    for (int x = 10; x + 3 < 290; x += period)
      std::fill(grey.row(10) + x, grey.row(10) + x + 4, 40);
    Ruling ruling;
    ruling.from = 10;
    ruling.to = 290;
    ruling.across = 10.5;
    ruling.thickness = 1;
    ruling.dotted = true;
    EXPECT_EQ((LinePaint{grey, 255, true}.of(ruling)), 215) << "period " << period;
  }
}

// An upright ruling that ends in pale pixels beyond the level one.
TEST(RulingEnds, WhatIsBeyondTheOtherRulingDoesNotMatter) {
  Image grey(100, 100, 1);
  std::fill(grey.pixels.begin(), grey.pixels.end(), 255);
  for (int y = 20; y < 82; ++y) grey.row(y)[50] = 0;
  for (int x = 20; x < 90; ++x) grey.row(81)[x] = 0;
  RulingOptions page;
  page.dpi = 200;
  page.grey = &grey;
  Ruling upright{.from = 20, .to = 85, .across = 50.5, .thickness = 1, .pieces = {{20, 85, 0}}};
  const Ruling level{.from = 20, .to = 90, .across = 81.5, .thickness = 1, .pieces = {{20, 90, 0}}};
  EXPECT_TRUE(ink_leads_to({upright, false}, 85, {level, true}, page));
  for (int y = 74; y < 80; ++y) grey.row(y)[50] = 255;
  upright.to = 74;
  EXPECT_FALSE(ink_leads_to({upright, false}, 74, {level, true}, page));
}

Ruling upright(double x, const std::vector<Span>& pieces) {
  return {.from = pieces.front().from,
          .to = pieces.back().to,
          .across = x,
          .thickness = 3,
          .pieces = pieces};
}

// The same word stands in the last two rows.
TEST(Seams, StrokesInLineInTwoRowsThatEndTogetherAreNone) {
  RulingSet rulings;
  rulings.horizontal.push_back(
      {.from = 100, .to = 1100, .across = 850, .thickness = 3, .pieces = {{100, 1100, 0}}});
  RulingSet cut = rulings;
  for (const double x : {600, 640, 680}) {
    rulings.vertical.push_back(upright(x, {{800, 836, 0}, {864, 900, 0}}));
    cut.vertical.push_back(upright(x, {{800, 900, 0}}));
  }
  RulingOptions options;
  options.em = 30;
  EXPECT_TRUE(find_seams(rulings, options, 1000).empty());
  EXPECT_EQ(find_seams(cut, options, 1000).size(), 1U);
}

TEST(LinePieces, LinesAtASmallAngleAreTakenApart) {
  Bitmap map(400, 60);
  for (int x = 10; x < 390; ++x) {
    map.set(x, 10);
    map.set(x, 11);
    map.set(x, 11 + (x - 10) / 10);
  }
  const std::vector<Piece> pieces = pieces_of(runs_of(map), 2);
  ASSERT_GE(pieces.size(), 2U);
  EXPECT_NEAR(pieces[0].slope(), 0, 0.005);
  EXPECT_GT(pieces[0].length(), 370);
  EXPECT_NEAR(pieces[0].across_at(200), 11, 0.5);
  EXPECT_NEAR(pieces[1].slope(), 0.1, 0.02);
}

}  // namespace
}  // namespace gewu
