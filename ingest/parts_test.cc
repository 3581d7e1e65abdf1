// The small parts: coverage, colour, resolution, doubled glyphs, telling text from other files.
#include <gtest/gtest.h>

#include <string>

#include "ingest/colour.h"
#include "ingest/common_han.h"
#include "ingest/coverage_grid.h"
#include "ingest/document.h"
#include "ingest/doubled_glyphs.h"
#include "ingest/raster_dpi.h"

namespace gewu {
namespace {

using namespace std::string_literals;

TEST(CoverageGrid, OverlapsCountOnce) {
  CoverageGrid grid({0, 0, 100, 200});
  grid.add({0, 0, 50, 200});
  grid.add({25, 0, 50, 200});
  EXPECT_NEAR(grid.share(), 0.5, 0.01);
}

TEST(CoverageGrid, WhatLiesOutsideDoesNotCount) {
  CoverageGrid grid({0, 0, 100, 100});
  grid.add({-1e9, 50, 1e9, 1e9});
  grid.add({200, 200, 300, 300});
  EXPECT_NEAR(grid.share(), 0.5, 0.01);
}

TEST(Colour, FaintColourNoiseIsNoColour) {
  Image image(100, 100, 3, 200);
  for (int x = 0; x < 100; ++x) image.row(7)[3 * x] = 180;
  EXPECT_FALSE(has_colour(image));
  for (int x = 0; x < 10; ++x) image.row(7)[3 * x] = 90;
  EXPECT_TRUE(has_colour(image));
}

TEST(Colour, GreyIsLuminance) {
  Image image(1, 1, 3);
  image.pixels = {255, 0, 0};
  EXPECT_NEAR(to_grey(image).pixels[0], 76, 1);
  image.pixels = {255, 255, 255};
  EXPECT_EQ(to_grey(image).pixels[0], 255);
}

TEST(Colour, ShrinkingAveragesBlocksAndKeepsTheRest) {
  Image image(3, 2, 1);
  image.pixels = {0, 100, 10, 100, 200, 30};
  const Image small = shrink(image, 2);
  ASSERT_EQ(small.width, 2);
  ASSERT_EQ(small.height, 1);
  EXPECT_EQ(small.pixels[0], 100);
  EXPECT_EQ(small.pixels[1], 20);
}

TEST(RasterDpi, ScanOfNearlyTheWantedResolutionSetsIt) {
  EXPECT_DOUBLE_EQ(choose_dpi({595, 842, 300, 0, 60'000'000}), 300);
  EXPECT_NEAR(choose_dpi({595, 842, 300, 288, 60'000'000}), 288, 0.001);
  EXPECT_DOUBLE_EQ(choose_dpi({595, 842, 300, 600, 60'000'000}), 300);
  EXPECT_DOUBLE_EQ(choose_dpi({595, 842, 300, 150, 60'000'000}), 300);
}

TEST(RasterDpi, LargePagesGetLessAndVastOnesNone) {
  const double a0 = choose_dpi({2384, 3370, 300, 0, 60'000'000});
  EXPECT_GT(a0, 150);
  EXPECT_LE(2384 * 3370 * a0 * a0 / 72 / 72, 60'000'000);
  EXPECT_EQ(choose_dpi({200'000, 200'000, 300, 0, 60'000'000}), 0);
  EXPECT_EQ(choose_dpi({200'000, 1, 300, 0, 60'000'000}), 0);
}

TEST(RasterDpi, LowResolutionAskedForIsGiven) {
  EXPECT_DOUBLE_EQ(choose_dpi({595, 842, 20, 0, 60'000'000}), 20);
}

Glyph glyph_at(char32_t c, double x, double y, bool invisible = false) {
  Glyph glyph;
  glyph.unicode = c;
  glyph.size = 10;
  glyph.box = {x, y, x + 10, y + 10};
  glyph.invisible = invisible;
  return glyph;
}

TEST(DoubledGlyphs, CopiesWithinATenthOfTheEmAreMerged) {
  std::vector<Glyph> glyphs = {glyph_at(U'预', 11.9, 20), glyph_at(U'算', 21.9, 20),
                               glyph_at(U'预', 12.3, 20.3), glyph_at(U'算', 22.3, 20.3)};
  EXPECT_EQ(merge_doubled_glyphs(&glyphs), 2);
  ASSERT_EQ(glyphs.size(), 2U);
  EXPECT_EQ(glyphs[0].unicode, U'预');
  EXPECT_DOUBLE_EQ(glyphs[0].box.x0, 11.9);
}

TEST(DoubledGlyphs, NarrowNeighboursAndOtherCharactersStay) {
  std::vector<Glyph> glyphs = {glyph_at(U'1', 10, 20), glyph_at(U'1', 12.5, 20),
                               glyph_at(U'l', 10, 20), glyph_at(0, 10, 20), glyph_at(0, 10, 20)};
  EXPECT_EQ(merge_doubled_glyphs(&glyphs), 0);
  EXPECT_EQ(glyphs.size(), 5U);
}

TEST(DoubledGlyphs, TheVisibleCopyStays) {
  std::vector<Glyph> glyphs = {glyph_at(U'年', 10, 20, true), glyph_at(U'年', 10.2, 20)};
  EXPECT_EQ(merge_doubled_glyphs(&glyphs), 1);
  EXPECT_FALSE(glyphs.at(0).invisible);
}

TEST(CommonHan, KnowsWhatTextIsMadeOf) {
  EXPECT_TRUE(is_common_han(U'的'));
  EXPECT_TRUE(is_common_han(U'效'));
  EXPECT_FALSE(is_common_han(U'锟'));
  EXPECT_FALSE(is_common_han(U'龑'));
  EXPECT_FALSE(is_common_han(U'A'));
}

TEST(LooksLikeText, Utf8AndGb18030) {
  EXPECT_TRUE(looks_like_text("项目名称\t金额\n"));
  EXPECT_TRUE(looks_like_text("\xCF\xEE\xC4\xBF\xC3\xFB\xB3\xC6\t12\r\n"));
  EXPECT_TRUE(looks_like_text("plain, 12\f\n"));
}

TEST(LooksLikeText, LongTextCutInsideACharacter) {
  std::string text;
  while (text.size() < 70'000) text += "预算";
  EXPECT_TRUE(looks_like_text(text));
}

TEST(LooksLikeText, BinaryIsNot) {
  EXPECT_FALSE(looks_like_text(""));
  EXPECT_FALSE(looks_like_text("abc\0def"s));
  EXPECT_FALSE(looks_like_text("PK\x03\x04"s));
  EXPECT_FALSE(looks_like_text("\xFF\xFF\xFF\xFF\xFF\xFF\xFF"));
}

}  // namespace
}  // namespace gewu
