// Regions freed of rules and dirt, and the lines in them.
#include "ocr/lines/text_lines.h"
#include "ocr/cut/cut_region.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "ocr/cell/cell_text.h"
#include "ocr/ink/test_page.h"

namespace gewu {
namespace {

struct Cut {
  explicit Cut(const TestPage& page, Border border = Border::Ruled)
      : layout(page.layout()),
        ink(survey_ink(layout)),
        region(cut_region(ink, {0, 0, layout.grey.width, layout.grey.height}, border)),
        lines(find_text_lines(&region)) {}
  PageLayout layout;
  PageInk ink;
  InkRegion region;
  LineLayout lines;
};

TEST(TextLines, LinesAreFoundFromTopToBottom) {
  const Cut cut(
      TestPage(400, 200).characters(20, 20, 5).characters(20, 80, 3).characters(20, 140, 1));
  ASSERT_EQ(cut.lines.lines.size(), 3U);
  EXPECT_EQ(cut.lines.lines[0].box, (PixelRect{18, 18, 218, 58}));
  EXPECT_LT(cut.lines.lines[1].bottom, cut.lines.lines[2].top + 1);
  EXPECT_FALSE(cut.lines.stacked);
}

TEST(TextLines, AnEmptyRegionHasNone) { EXPECT_TRUE(Cut(TestPage(100, 60)).lines.lines.empty()); }

TEST(TextLines, BarsOfOneCharacterAreOneLine) {  // 二
  const Cut cut(TestPage(120, 80).box(30, 24, 26, 4).box(25, 50, 36, 4));
  EXPECT_EQ(cut.lines.lines.size(), 1U);
}

TEST(TextLines, ABarBetweenLinesIsALineOfItsOwn) {  // 一 in a stacked label
  const Cut cut(TestPage(80, 200).character(20, 10).box(20, 83, 36, 5).character(20, 130));
  EXPECT_EQ(cut.lines.lines.size(), 3U);
  EXPECT_TRUE(cut.lines.stacked);
}

TEST(TextLines, LinesThatTouchAreParted) {
  TestPage page(400, 120);
  page.characters(20, 10, 8).characters(20, 52, 8);
  page.box(100, 45, 3, 8);  // a stroke that joins both
  const Cut cut(page);
  EXPECT_EQ(cut.lines.lines.size(), 2U);
}

TEST(TextLines, LargeTypeIsNotCutInTwo) {
  TestPage page(500, 160);
  for (int i = 0; i < 4; ++i) page.character(20 + 110 * i, 30, 96);
  const Cut cut(page);
  ASSERT_EQ(cut.lines.lines.size(), 1U);
  EXPECT_GT(cut.lines.em, 80);
}

TEST(TextLines, LargeTypeOfPartsAboveEachOtherIsNotCutInTwo) {  // 合计
  const Cut cut(TestPage(300, 160)
                    .box(20, 30, 90, 34)
                    .box(35, 76, 60, 40)
                    .box(130, 30, 90, 8)
                    .box(130, 30, 8, 86)
                    .box(212, 30, 8, 86));
  ASSERT_EQ(cut.lines.lines.size(), 1U);
  EXPECT_GT(cut.lines.em, 80);
}

TEST(TextLines, RemnantsOfRulesAreNoText) {
  TestPage page(300, 80);
  page.characters(60, 20, 4).box(0, 0, 300, 2).box(0, 0, 2, 80).box(120, 77, 90, 3);
  const Cut cut(page);
  ASSERT_EQ(cut.lines.lines.size(), 1U);
  EXPECT_EQ(cut.lines.lines[0].box.x0, 58);
  EXPECT_EQ(cut.lines.lines[0].box.height(), 40);
}

TEST(TextLines, HairlinesOfARulesBlurAreNoText) {
  const Cut cut(TestPage(300, 80).box(20, 2, 33, 1).box(60, 2, 24, 1));
  EXPECT_TRUE(cut.lines.lines.empty());
  EXPECT_FALSE(Cut(TestPage(300, 80).box(20, 2, 33, 3)).lines.lines.empty());
}

TEST(TextLines, AnUprightRuleInsideTheCellIsNoTextNorAreItsFragments) {
  TestPage page(300, 120);
  page.characters(60, 60, 4).box(3, 2, 2, 40).box(4, 66, 2, 5).box(4, 80, 2, 6);
  const Cut cut(page);
  ASSERT_EQ(cut.lines.lines.size(), 1U);
  EXPECT_EQ(cut.lines.lines[0].box.x0, 58);
}

TEST(TextLines, AOneNearTheSideIsText) {
  const Cut cut(TestPage(200, 80).box(4, 24, 4, 32));
  EXPECT_EQ(cut.lines.lines.size(), 1U);
}

TEST(TextLines, AStrokeAtTheEdgeOfOpenTextStays) {
  const Cut cut(TestPage(200, 44).box(1, 4, 4, 36).characters(30, 4, 3), Border::Open);
  ASSERT_EQ(cut.lines.lines.size(), 1U);
  EXPECT_EQ(cut.lines.lines[0].box.x0, 1);
}

TEST(TextLines, LonelySpecksGoButPointsBesideTextStay) {
  const Cut cut(TestPage(400, 80).characters(20, 20, 2).box(103, 52, 5, 5).box(300, 40, 5, 5));
  ASSERT_EQ(cut.lines.lines.size(), 1U);
  EXPECT_EQ(cut.lines.lines[0].box.x1, 108);
}

TEST(TextLines, FragmentsOfAThinStrokeAreNotSpecks) {  // a broken 一 before another character
  const Cut cut(
      TestPage(300, 80).box(20, 40, 5, 3).box(30, 40, 4, 3).box(40, 41, 5, 2).character(100, 20));
  ASSERT_EQ(cut.lines.lines.size(), 1U);
  EXPECT_EQ(cut.lines.lines[0].box.x0, 20);
}

TEST(TextLines,
     CrumbsBesideACharacterStayInItsPicture) {  // of a stroke that a copy has all but lost
  const auto grey_at = [](int x) {
    const Cut cut(TestPage(300, 80).characters(100, 20, 2).box(x, 40, 2, 2, 90));
    return cut.region.grey.at<uchar>(40, x);
  };
  EXPECT_EQ(grey_at(92), 90);
  EXPECT_EQ(grey_at(60), 255);
}

TEST(TextLines, ALineOfSpecksBesideTextGoes) {
  const Cut cut(TestPage(300, 120).characters(20, 60, 4).box(30, 30, 6, 6).box(44, 31, 5, 5));
  EXPECT_EQ(cut.lines.lines.size(), 1U);
}

TEST(TextLines, SoftPrintBetweenStrokesIsNoWatermark) {
  TestPage page(400, 80);
  page.characters(20, 20, 3);
  page.box(26, 30, 13, 13, 170);  // what blur makes of close strokes
  const Cut cut(page);
  EXPECT_EQ(cut.region.grey.at<uchar>(36, 32), 170);
}

TEST(TextLines, AWatermarkIsTakenOutAndTextOverItStays) {
  TestPage page(400, 200);
  page.box(0, 90, 400, 24, 205).characters(60, 80, 3);
  const Cut cut(page);
  ASSERT_EQ(cut.lines.lines.size(), 1U);
  EXPECT_EQ(cut.lines.lines[0].box, (PixelRect{58, 78, 178, 118}));
}

// What reaches into a cell says too little by itself.
TEST(TextLines, ACornerOfAWatermarkIsTakenOutByWhatThePageShowsOfIt) {
  TestPage page(600, 400);
  page.box(300, 100, 40, 200, 205).box(150, 200, 330, 30, 205).characters(60, 206, 3);
  const PageLayout layout = page.layout();
  const PageInk ink = survey_ink(layout);
  const InkRegion cell = cut_region(ink, {40, 196, 162, 250}, Border::Ruled);
  EXPECT_EQ(cell.grey.at<uchar>(20, 110), 255);  // inside a character
  EXPECT_EQ(cell.grey.at<uchar>(26, 100), 0);    // a stroke
}

TEST(TextLines, TheImageOfALineShowsOnlyThatLine) {
  TestPage page(300, 120);
  page.characters(20, 10, 4).characters(20, 58, 4);
  const Cut cut(page);
  ASSERT_EQ(cut.lines.lines.size(), 2U);
  const Image image = line_image(cut.region, cut.lines, cut.lines.lines[0]);
  EXPECT_LE(image.height, 50);
  const std::uint8_t* last = image.row(image.height - 1);
  EXPECT_TRUE(std::all_of(last, last + image.width, [](std::uint8_t v) { return v > 200; }));
}

TEST(TextLines, AFlatLineGetsRoomAroundIt) {
  const Cut cut(TestPage(120, 80).box(30, 40, 36, 4));  // 一
  ASSERT_EQ(cut.lines.lines.size(), 1U);
  EXPECT_GE(line_image(cut.region, cut.lines, cut.lines.lines[0]).height, TestPage::kEm / 2);
}

TEST(TextLines, WideGapsAreNarrowed) {
  const Cut cut(TestPage(600, 80).character(20, 20).character(420, 20));
  ASSERT_EQ(cut.lines.lines.size(), 1U);
  EXPECT_LT(line_image(cut.region, cut.lines, cut.lines.lines[0]).width, 140);
}

TEST(TextLines, AStackedLabelBecomesOneLine) {
  TestPage page(80, 260);
  for (int i = 0; i < 4; ++i) page.character(20, 20 + 58 * i);
  const Cut cut(page);
  ASSERT_TRUE(cut.lines.stacked);
  const Image image = stacked_image(cut.region, cut.lines);
  EXPECT_GT(image.width, 4 * 36);
  EXPECT_LT(image.height, 60);
}

TEST(TextLines, APointOnTheBaseLineStaysOnADirtyPageWhereADigitReachesBelow) {
  TestPage page(300, 120);
  page.character(20, 30, 36).box(60, 30, 8, 48);  // an old-style 4
  page.box(82, 60, 5, 5).character(100, 30, 36).character(140, 30, 36).character(180, 30, 36);
  Cut cut(page);
  cut.region.peppered = true;
  const LineLayout lines = find_text_lines(&cut.region);
  ASSERT_EQ(lines.lines.size(), 1U);
  const bool kept = std::any_of(
      lines.lines[0].pieces.begin(), lines.lines[0].pieces.end(),
      [&](int i) { return cut.region.pieces[static_cast<std::size_t>(i)].box.x0 == 82; });
  EXPECT_TRUE(kept);
}

TEST(TextLines, AColonStaysOnADirtyPageWhenOneOfItsPointsIsRagged) {
  TestPage page(300, 120);
  page.characters(20, 30, 2).box(116, 40, 5, 5).box(116, 56, 5, 8).character(150, 30);
  Cut cut(page);
  cut.region.peppered = true;
  const LineLayout lines = find_text_lines(&cut.region);
  ASSERT_EQ(lines.lines.size(), 1U);
  EXPECT_EQ(lines.lines[0].pieces.size(), cut.lines.lines[0].pieces.size());
}

// Heads of 80 pixels over figures of 24.
TestPage large_heads_and_small_figures() {
  TestPage page(1200, 400);
  for (int i = 0; i < 10; ++i) page.character(20 + 110 * i, 20, 80);
  return page.box(600, 300, 14, 24).box(620, 320, 4, 4).box(632, 300, 14, 24).box(652, 300, 14, 24);
}

TEST(TextLines, APointOfSmallFiguresUnderLargeHeadsStays) {
  const PageLayout layout = large_heads_and_small_figures().layout();
  PageInk ink = survey_ink(layout);
  ink.em = 80;
  const InkRegion region = cut_region(ink, {500, 250, 800, 390}, Border::Ruled);
  EXPECT_LT(region.em, 40);
  EXPECT_EQ(region.pieces.size(), 4U);
}

TEST(TextLines, ADigitInTwoPiecesIsOneLine) {  // a thin 5 whose bar came off
  const Cut cut(TestPage(120, 80).box(40, 24, 14, 3).box(38, 31, 16, 22));
  EXPECT_EQ(cut.lines.lines.size(), 1U);
}

TEST(TextLines, ThePointInsideANameStays) {
  const Cut cut(TestPage(300, 120).characters(20, 30, 2).box(127, 46, 5, 5).characters(160, 30, 2));
  const bool kept = std::any_of(cut.region.pieces.begin(), cut.region.pieces.end(),
                                [](const InkPiece& piece) { return piece.box.x0 == 127; });
  EXPECT_TRUE(kept);
}

TEST(TextLines, AWipedSpeckWhereAPointWouldStandIsRemembered) {
  TestPage page(300, 120);
  page.characters(20, 30, 2).box(147, 66, 5, 5).characters(200, 30, 2);
  Cut cut(page);
  ASSERT_EQ(cut.lines.lines.size(), 1U);
  EXPECT_TRUE(may_lack_point(cut.region, cut.lines.lines[0]));
  const Cut clean(TestPage(300, 120).characters(20, 30, 5));
  EXPECT_FALSE(may_lack_point(clean.region, clean.lines.lines[0]));
}

TEST(TextLines, AColonFarFromItsLabelStays) {  // as some faces set it: in the middle of its em
  const Cut cut(TestPage(400, 80).characters(20, 20, 2).box(124, 30, 5, 5).box(124, 46, 5, 5));
  EXPECT_EQ(cut.region.pieces.size(), 3U);  // the characters touch
}

// Of the pieces of a page's only line those at `x`.
std::size_t kept_at(int x, const TestPage& page) {
  Cut cut(page);
  cut.region.peppered = true;
  const LineLayout lines = find_text_lines(&cut.region);
  if (lines.lines.size() != 1) return 0;
  return static_cast<std::size_t>(std::count_if(
      lines.lines[0].pieces.begin(), lines.lines[0].pieces.end(),
      [&](int i) { return cut.region.pieces[static_cast<std::size_t>(i)].box.x0 == x; }));
}

TEST(TextLines, ThePointOfANameStaysAmongPepper) {
  EXPECT_EQ(
      kept_at(112,
              TestPage(400, 80).characters(20, 20, 2).box(112, 36, 5, 5).characters(134, 20, 2)),
      1U);
  EXPECT_EQ(
      kept_at(96, TestPage(400, 80).characters(20, 20, 2).box(96, 36, 5, 5).characters(104, 20, 2)),
      0U);
}

TEST(TextLines, ACrumbAtTheEndOfALineGoesAmongPepper) {
  EXPECT_EQ(kept_at(112, TestPage(400, 80).characters(20, 20, 2).box(112, 22, 7, 7)), 0U);
  EXPECT_EQ(kept_at(112, TestPage(400, 80).characters(20, 20, 2).box(112, 49, 7, 7)), 1U);
}

TEST(PageInk, PepperIsNoticedAndCleanPagesAreNot) {
  TestPage clean(1200, 1600);
  for (int i = 0; i < 20; ++i) clean.characters(100, 60 + 70 * i, 20);
  EXPECT_FALSE(survey_ink(clean.layout()).peppered);
  TestPage dirty = clean;
  for (int i = 0; i < 600; ++i) dirty.box((i * 397) % 1190, (i * 631) % 1590, 4, 4);
  EXPECT_TRUE(survey_ink(dirty.layout()).peppered);
}

}  // namespace
}  // namespace gewu
