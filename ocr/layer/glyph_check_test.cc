#include "ocr/layer/glyph_check.h"

#include <gtest/gtest.h>

#include <map>

namespace gewu {
namespace {

// Sees in each picture the character that was told for its width.
class FakeReader : public LineRecognizer {
 public:
  std::string_view name() const override { return "fake"; }
  bool knows(char32_t code) const override { return code != U'榀'; }
  std::vector<LineReading> read(std::span<const Image> lines) override {
    std::vector<LineReading> readings;
    for (const Image& line : lines) {
      ++read_pictures;
      LineReading reading;
      for (char32_t code : told[line.width]) {
        ReadChar c;
        c.code = code;
        c.probability = 0.999F;
        reading.chars.push_back(c);
      }
      readings.push_back(std::move(reading));
    }
    return readings;
  }

  std::map<int, std::u32string> told;
  int read_pictures = 0;
};

class GlyphCheck : public testing::Test {
 protected:
  // A code of the font that draws `shown` and is called `called`, `times` on the page.
  void add(char32_t called, std::u32string shown, int times = 1) {
    GlyphShape shape;
    shape.em = 29;  // of the reader's pictures: nothing is scaled
    shape.picture = Image(10 + static_cast<int>(layer_.shapes.size()), 20, 1, 255);
    shape.origin_y = 20;
    reader_.told[shape_line(shape, 0).width] = std::move(shown);
    for (int i = 0; i < times; ++i) {
      Glyph glyph;
      glyph.unicode = called;
      glyph.shape = static_cast<int>(layer_.shapes.size());
      layer_.glyphs.push_back(glyph);
    }
    layer_.shapes.push_back(std::move(shape));
  }

  std::vector<GlyphFinding> check() { return check_glyphs(layer_, &reader_, &memory_); }

  TextLayer layer_;
  FakeReader reader_;
  ShapeMemory memory_;
};

TEST_F(GlyphCheck, TellsTheRareOneOfLookAlikesFromTheOthers) {
  add(U'已', U"己");
  add(U'巳', U"已");
  EXPECT_FALSE(check()[0].doubted);
  EXPECT_TRUE(check()[1].doubted);
}

TEST_F(GlyphCheck, ANineMayLookLikeALetter) {
  add(U'9', U"q");
  add(U'9', U"8");
  EXPECT_FALSE(check()[0].doubted);
  EXPECT_TRUE(check()[1].doubted);
}

TEST_F(GlyphCheck, AnIdeographThatTheReaderDoesNotKnowIsDoubtedButMayBeRight) {
  add(U'榀', U"品");
  EXPECT_TRUE(check()[0].doubted);
  EXPECT_TRUE(check()[0].unknown);
  EXPECT_FALSE(check()[0].sure);
}

TEST_F(GlyphCheck, NeedsNoSampleOfThePixelsWhereNearlyAllPicturesWereHeldAgainstTheirCharacters) {
  add(U'年', U"年", 90);
  add(U'榀', U"榀", 9);  // the reader does not know it
  EXPECT_TRUE(all_but_all_held(layer_, check()));
  add(U'榀', U"榀", 9);
  EXPECT_FALSE(all_but_all_held(layer_, check()));
}

TEST_F(GlyphCheck, GlyphsWithoutPictureAreNotHeldAgainstAnything) {
  add(U'年', U"年", 5);
  for (Glyph& glyph : layer_.glyphs) glyph.shape = -1;
  EXPECT_FALSE(all_but_all_held(layer_, check()));
}

TEST_F(GlyphCheck, BelievesGlyphsThatLookLikeTheirCharacter) {
  add(U'农', U"农");
  add(U'7', U"7");
  add(U'７', U"7");
  add(U'（', U"(");
  add(U'一', U"—");
  add(U'榀', U"");
  for (const GlyphFinding& finding : check()) EXPECT_FALSE(finding.doubted);
}

TEST_F(GlyphCheck, DoubtsTheOneGlyphWhoseMapIsWrong) {
  add(U'农', U"农");
  add(U'8', U"3");
  add(U'水', U"村");
  add(0xFFFD, U"饮");
  add(0xE123, U"井");
  add(0, U"户");
  const std::vector<GlyphFinding> found = check();
  EXPECT_FALSE(found[0].doubted);
  constexpr std::u32string_view kSeen = U"农3村饮井户";
  for (std::size_t i = 1; i < found.size(); ++i) {
    EXPECT_TRUE(found[i].doubted) << i;
    EXPECT_EQ(found[i].seen, kSeen[i]);
    EXPECT_TRUE(found[i].sure);
  }
}

TEST_F(GlyphCheck, IsStrictAboutDigitsAndPoints) {
  add(U'0', U"8");
  add(U'.', U",");
  add(U'1', U"7");
  add(U'5', U"");
  for (const GlyphFinding& finding : check()) EXPECT_TRUE(finding.doubted);
}

TEST_F(GlyphCheck, TellsNoZeroFromAnOByItself) {
  add(U'0', U"O");
  add(U'1', U"l");
  for (const GlyphFinding& finding : check()) EXPECT_FALSE(finding.doubted);
}

TEST_F(GlyphCheck, ReadsEachPictureOnce) {
  add(U'农', U"农", 50);
  check();
  check();
  EXPECT_EQ(reader_.read_pictures, 1);
}

TEST_F(GlyphCheck, BelievesNoCharacterUnknownToTheReaderAgainstAClearPicture) {
  add(U'榀', U"桥");
  EXPECT_TRUE(check()[0].doubted);
}

}  // namespace
}  // namespace gewu
