#include "ocr/cell/doubted_cell.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace gewu {
namespace {

class DoubtedCell : public testing::Test {
 protected:
  DoubtedCell() {
    cell_.box = {0, 0, 400, 40};
    work_.cell = &cell_;
    glyphs_.reserve(20);
  }

  void write(const std::u32string& text) {
    for (char32_t c : text) {
      Glyph glyph;
      glyph.unicode = c;
      glyph.size = 20;
      glyphs_.push_back(glyph);
      PlacedGlyph placed;
      placed.glyph = &glyphs_.back();
      placed.em = 20;
      placed.box = {20.0 * static_cast<double>(work_.glyphs.size()), 10,
                    20.0 * static_cast<double>(work_.glyphs.size() + 1), 30};
      work_.glyphs.push_back(placed);
    }
  }

  void doubt(std::size_t index, char32_t seen) {
    work_.glyphs[index].doubted = true;
    work_.glyphs[index].seen = seen;
  }

  TextCell settle(const std::string& pixels, double confidence) {
    TextCell cell;
    CellDraft draft;
    draft.text = pixels;
    draft.confidence = confidence;
    settle_doubted(work_, draft, 0, &cell);
    return cell;
  }

  GridCell cell_;
  CellWork work_;
  std::vector<Glyph> glyphs_;
};

TEST_F(DoubtedCell, IsMendedWhereOutlineAndPixelsAgree) {
  write(U"农村饮\uFFFD检测");
  doubt(3, U'水');
  const TextCell cell = settle("农村饮水检测", 0.99);
  EXPECT_EQ(cell.text, "农村饮水检测");
  EXPECT_EQ(cell.source, TextSource::Repaired);
  EXPECT_TRUE(cell.has_raw);
  EXPECT_GT(cell.confidence, 0.99);
}

TEST_F(DoubtedCell, KeepsTheLayerThatThePixelsProve) {
  write(U"73.5");
  doubt(2, U',');
  const TextCell cell = settle("73.5", 0.99);
  EXPECT_EQ(cell.text, "73.5");
  EXPECT_EQ(cell.source, TextSource::TextLayer);
}

TEST_F(DoubtedCell, IsToBeLookedAtWhereTheyDisagree) {
  write(U"73.5");
  doubt(1, U'8');
  const TextCell cell = settle("76.5", 0.999);
  EXPECT_LT(cell.confidence, 0.95);
  EXPECT_EQ(cell.raw, "73.5");
}

TEST_F(DoubtedCell, KeepsTheOtherGlyphsWherePixelsErrInThemToo) {
  write(U"地方志工作ÿ条例");
  doubt(5, U'；');
  const TextCell cell = settle("地方达工亚作,条例", 0.79);
  EXPECT_EQ(cell.text, "地方志工作；条例");
  EXPECT_LT(cell.confidence, 0.95);
}

// Both readings come from the same reader, who took another character for it.
TEST_F(DoubtedCell, ThatTheReaderDoesNotKnowIsNotMended) {
  write(U"瞭望塔");
  doubt(0, U'瞬');
  work_.glyphs[0].unknown = true;
  const TextCell cell = settle("瞬望塔", 0.999);
  EXPECT_EQ(cell.text, "瞭望塔");
  EXPECT_LT(cell.confidence, 0.95);
}

TEST_F(DoubtedCell, ACellOfManyGlyphsIsNotMostlyDoubtedForOneOfThem) {
  write(U"地方志工作ÿ条例");
  doubt(5, U'；');
  EXPECT_FALSE(mostly_doubted({{work_}}));
  for (std::size_t i : {1, 3, 6}) work_.glyphs[i].doubted = true;
  EXPECT_TRUE(mostly_doubted({{work_}}));
}

TEST_F(DoubtedCell, MendsWideMarksAsWideOnes) {
  write(U"资金ÿ元");
  std::vector<GlyphFinding> findings(4);
  findings[2] = {true, U':', true};
  mark_doubted(findings, &work_.glyphs);
  EXPECT_EQ(settle("资金:元", 0.99).text, "资金：元");
}

TEST_F(DoubtedCell, IsNotProvedByPixelsThatCannotBeRead) {
  write(U"73");
  doubt(1, U'8');
  EXPECT_LT(settle("78", 0.5).confidence, 0.9);
}

}  // namespace
}  // namespace gewu
