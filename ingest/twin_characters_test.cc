#include "ingest/twin_characters.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace gewu {
namespace {

TextLayer layer_of(std::u32string_view text) {
  TextLayer layer;
  for (char32_t c : text) {
    Glyph glyph;
    glyph.unicode = c;
    layer.glyphs.push_back(glyph);
  }
  return layer;
}

std::u32string settled(std::u32string_view text) {
  TextLayer layer = layer_of(text);
  settle_twins(&layer);
  std::u32string result;
  for (const Glyph& glyph : layer.glyphs) result += glyph.unicode;
  return result;
}

TEST(TwinCharacters, TakeTheOneThatPrintMeans) {
  EXPECT_EQ(usual_character(0x2ED3), U'长');
  EXPECT_EQ(usual_character(0x301C), U'～');
  EXPECT_EQ(usual_character(0x00AD), U'-');
  EXPECT_EQ(usual_character(0x2215), U'／');
  EXPECT_EQ(usual_character(0xFE35), U'（');
  EXPECT_EQ(usual_character(0xFE6A), U'%');
  EXPECT_EQ(usual_character(U'长'), U'长');
}

TEST(TwinCharacters, FollowTheScriptOfThePage) {
  EXPECT_EQ(settled(U"受益戶数项目资金㬵"), U"受益户数项目资金胶");
  EXPECT_EQ(settled(U"受益戶數項目資金"), U"受益戶數項目資金");
  EXPECT_EQ(settled(U"戶"), U"戶");
}

}  // namespace
}  // namespace gewu
