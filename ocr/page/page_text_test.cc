// Whole pages: text layer against pixels, with readers that say what they are told.
#include "ocr/page/page_text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "base/text.h"
#include "ocr/ink/page_ink.h"
#include "ocr/ink/test_page.h"
#include "ocr/layer/glyph_text.h"
#include "ocr/layer/layer_check.h"
#include "ocr/line/confidence.h"
#include "ocr/reader/reader_set.h"

namespace gewu {
namespace {

// Reads every line as the same text.
class FakeReader : public LineRecognizer {
 public:
  FakeReader(std::u32string text, float probability)
      : text_(std::move(text)), probability_(probability) {}
  std::string_view name() const override { return "fake"; }
  std::vector<LineReading> read(std::span<const Image> lines) override {
    lines_read += lines.size();
    LineReading reading;
    for (char32_t code : text_) {
      ReadChar c;
      c.code = code;
      c.probability = probability_;
      reading.chars.push_back(c);
    }
    reading.probability = text_.empty() ? 0 : probability_;
    return std::vector<LineReading>(lines.size(), reading);
  }
  std::size_t lines_read = 0;

 private:
  std::u32string text_;
  float probability_;
};

// Two cells side by side, 300 x 80 each, with three characters in the first.
class PageTextTest : public testing::Test {
 protected:
  PageTextTest() {
    drawn_.characters(40, 20, 3);
    grid_.box = {0, 0, 600, 80};
    grid_.col_edges = {0, 300, 600};
    grid_.row_edges = {0, 80};
    grid_.cells = {{0, 0, 1, 1, {2, 2, 298, 78}}, {0, 1, 1, 1, {302, 2, 598, 78}}};
    page_.number = 7;
    page_.width = 600;
    page_.height = 300;
    page_.verdict = {true, "text layer"};
  }

  void write(const std::u32string& text, double x, double y, double em = 40) {
    for (char32_t c : text) {
      Glyph glyph;
      glyph.unicode = c;
      glyph.box = {x, y, x + em, y + em};
      glyph.size = em;
      page_.text.glyphs.push_back(glyph);
      x += em;
    }
  }

  PageResult read(ReaderChoice choice = ReaderChoice::Auto) {
    return read_page_text(page_, drawn_.layout(), {grid_}, &readers_, {choice});
  }

  FakeReader* use_reader(const std::u32string& text, float probability) {
    auto reader = std::make_unique<FakeReader>(text, probability);
    FakeReader* borrowed = reader.get();
    readers_.own = std::move(reader);
    return borrowed;
  }

  TestPage drawn_{600, 300};
  GridTable grid_;
  Page page_;
  ReaderSet readers_;
};

TEST_F(PageTextTest, ATextLayerThatFitsThePixelsIsTaken) {
  use_reader(U"财政局", 0.999F);
  write(U"财政局", 38, 18);
  const PageResult result = read();
  ASSERT_EQ(result.tables.size(), 1U);
  EXPECT_EQ(tiling_error(result.tables[0]), "");
  EXPECT_EQ(result.tables[0].cells[0].text, "财政局");
  EXPECT_EQ(result.tables[0].cells[0].source, TextSource::TextLayer);
  EXPECT_GE(result.tables[0].cells[0].confidence, review_threshold());
  EXPECT_EQ(result.tables[0].cells[1].source, TextSource::Blank);
  EXPECT_EQ(result.reader, Reader::TextLayer);
  EXPECT_EQ(result.number, 7);
}

TEST_F(PageTextTest, HiddenTextOverPaperIsNotTaken) {
  use_reader(U"财政局", 0.999F);
  write(U"财政局", 38, 18);
  write(U"无", 400, 20);
  EXPECT_EQ(read().tables[0].cells[1].text, "");
}

TEST_F(PageTextTest, ClippedTextIsOnNoPage) {
  use_reader(U"财政局", 0.999F);
  write(U"财政局", 38, 18);
  write(U"绩效", 38, 150);
  write(U"元", 38, 18);
  for (std::size_t i = 3; i < 6; ++i) page_.text.glyphs[i].invisible = true;
  EXPECT_TRUE(read().paragraphs.empty());
  EXPECT_EQ(read().tables[0].cells[0].text, "财政局");
}

TEST_F(PageTextTest, AHyphenTooSmallToBeInkByItselfIsTheLayers) {
  use_reader(U"财政局", 0.999F);
  write(U"财政局", 38, 18);
  write(U"-", 400, 20);
  drawn_.box(415, 40, 6, 1, 90);
  EXPECT_EQ(read().tables[0].cells[1].text, "-");
  EXPECT_EQ(read().tables[0].cells[1].source, TextSource::TextLayer);
}

// A number too wide for its cell runs over the ruling into the next one, over the text there.
TEST_F(PageTextTest, ANumberThatRunsOverARulingBelongsToOneCell) {
  use_reader(U"财政局", 0.999F);
  write(U"12345678", 38, 20);
  drawn_ = TestPage{600, 300};
  drawn_.characters(40, 22, 8);
  write(U"局", 400, 20);
  drawn_.character(402, 22);
  const PageResult result = read();
  EXPECT_EQ(result.tables[0].cells[0].text, "12345678");
  EXPECT_EQ(result.tables[0].cells[1].text, "局");
  EXPECT_EQ(result.tables[0].cells[0].source, TextSource::TextLayer);
  EXPECT_EQ(result.tables[0].cells[1].source, TextSource::TextLayer);
}

TEST_F(PageTextTest, AnInkedCellWithoutGlyphsIsReadFromItsPixels) {
  use_reader(U"财政局", 0.9999F);
  write(U"合计", 400, 20);
  drawn_.characters(402, 22, 2);
  const PageResult result = read();
  EXPECT_EQ(result.tables[0].cells[0].text, "财政局");
  EXPECT_EQ(result.tables[0].cells[0].source, TextSource::Ocr);
  EXPECT_EQ(result.tables[0].cells[1].source, TextSource::TextLayer);
  EXPECT_EQ(result.reader, Reader::Mixed);
}

TEST_F(PageTextTest, ALayerWhoseCharactersAreNotThoseShownIsRejected) {
  use_reader(U"财政局", 0.9999F);
  grid_.col_edges = {0, 200, 400, 600};
  grid_.cells = {{0, 0, 1, 1, {2, 2, 198, 78}},
                 {0, 1, 1, 1, {202, 2, 398, 78}},
                 {0, 2, 1, 1, {402, 2, 598, 78}}};
  drawn_.characters(240, 20, 3).characters(440, 20, 3);
  for (double x : {38.0, 238.0, 438.0}) write(U"甲乙丙", x, 18);
  const PageResult result = read();
  EXPECT_EQ(result.reader, Reader::Ocr);
  EXPECT_EQ(result.tables[0].cells[1].text, "财政局");
  ASSERT_FALSE(result.findings.empty());
  EXPECT_EQ(result.findings.back().code, "text-layer-rejected");
}

// Three cells of three characters, each under glyphs that say `text`.
class LayerSampleTest : public PageTextTest {
 protected:
  LayerSampleTest() {
    grid_.col_edges = {0, 200, 400, 600};
    grid_.cells = {{0, 0, 1, 1, {2, 2, 198, 78}},
                   {0, 1, 1, 1, {202, 2, 398, 78}},
                   {0, 2, 1, 1, {402, 2, 598, 78}}};
    drawn_.characters(240, 20, 3).characters(440, 20, 3);
    readers_.tesseract_later = [this] {
      ++made_;
      return std::unique_ptr<LineRecognizer>(std::make_unique<FakeReader>(U"财政局", 0.9999F));
    };
  }
  void write_everywhere(const std::u32string& text) {
    for (double x : {38.0, 238.0, 438.0}) write(text, x, 18);
  }
  int made_ = 0;  // second readers
};

TEST_F(LayerSampleTest, ALayerThatTellsTheTruthCostsNoSecondReader) {
  use_reader(U"财政局", 0.998F);
  write_everywhere(U"财政局");
  EXPECT_EQ(read().reader, Reader::TextLayer);
  EXPECT_EQ(made_, 0);
}

TEST_F(LayerSampleTest, BeforeALayerIsRejectedTheSecondReaderIsAsked) {
  use_reader(U"财政局", 0.98F);
  write_everywhere(U"甲乙丙");
  EXPECT_EQ(read().reader, Reader::Ocr);
  EXPECT_EQ(made_, 1);
}

TEST_F(LayerSampleTest, WhereOurReaderIsNotSureTheSecondHelpsToJudgeTheLayer) {
  use_reader(U"财政局", 0.8F);
  write_everywhere(U"甲乙丙");
  EXPECT_EQ(read().reader, Reader::Ocr);
  EXPECT_EQ(made_, 1);
}

TEST_F(LayerSampleTest, ASecondReaderThatCannotBeMadeIsNotedAndNotTriedAgain) {
  use_reader(U"财政局", 0.8F);
  readers_.tesseract_later = [this]() -> Result<std::unique_ptr<LineRecognizer>> {
    ++made_;
    return Error{ErrorCode::MissingDependency, "no data", "", "", 0};
  };
  write_everywhere(U"财政局");
  EXPECT_EQ(read().tables[0].cells[0].text, "财政局");
  read();
  EXPECT_EQ(made_, 1);
  EXPECT_EQ(readers_.missing.size(), 1U);
}

// ---- layer against ink

std::vector<PlacedGlyph> placed(const std::vector<Glyph>& glyphs) {
  std::vector<PlacedGlyph> out;
  out.reserve(glyphs.size());
  for (const Glyph& g : glyphs) out.push_back({&g, g.box, g.size});
  return out;
}

LayerMatch match(const TestPage& drawn, const std::vector<Glyph>& glyphs) {
  const PageLayout layout = drawn.layout();
  return match_layer(survey_ink(layout), {2, 2, 298, 78}, placed(glyphs));
}

Glyph em_glyph(char32_t c, double x, double y) {
  Glyph g;
  g.unicode = c;
  g.box = {x, y, x + TestPage::kEm, y + TestPage::kEm};
  g.size = TestPage::kEm;
  return g;
}

TEST(LayerMatch, GlyphsThatCoverTheInkAgree) {
  TestPage page(600, 300);
  page.characters(40, 20, 2).box(130, 46, 5, 5);
  EXPECT_EQ(
      match(page, {em_glyph(U'甲', 38, 18), em_glyph(U'乙', 78, 18), em_glyph(U'.', 118, 18)}),
      LayerMatch::Agrees);
}

TEST(LayerMatch, ARuleLeftAtTheBorderIsNoTextThatTheLayerLacks) {
  TestPage page(600, 300);
  page.characters(40, 20, 2).box(0, 0, 300, 5);
  EXPECT_EQ(match(page, {em_glyph(U'甲', 38, 18), em_glyph(U'乙', 78, 18)}), LayerMatch::Agrees);
}

TEST(LayerMatch, InkThatNoGlyphCoversDiffers) {
  TestPage page(600, 300);
  page.characters(40, 20, 3);
  EXPECT_EQ(match(page, {em_glyph(U'甲', 38, 18)}), LayerMatch::Differs);
}

TEST(LayerMatch, GlyphsOverPaperDiffer) {
  TestPage page(600, 300);
  page.characters(40, 20, 1);
  EXPECT_EQ(match(page, {em_glyph(U'甲', 38, 18), em_glyph(U'乙', 150, 18)}), LayerMatch::Differs);
}

TEST_F(PageTextTest, AHiddenLayerThatIsNotTrustedDoesNotWinOverThePixels) {
  use_reader(U"财政局", 0.5F);
  page_.verdict = {false, "hidden text over a scan"};
  write(U"错误字", 38, 18);
  const PageResult result = read();
  EXPECT_EQ(result.tables[0].cells[0].text, "财政局");
  EXPECT_LT(result.tables[0].cells[0].confidence, review_threshold());
}

TEST_F(PageTextTest, InkThatNobodyCanReadIsAFinding) {
  use_reader(U"", 0.0F);
  const PageResult result = read();
  EXPECT_EQ(result.tables[0].cells[0].text, "");
  EXPECT_LT(result.tables[0].cells[0].confidence, review_threshold());
  ASSERT_EQ(result.findings.size(), 1U);
  EXPECT_EQ(result.findings[0].code, "cell-unreadable");
  EXPECT_EQ(result.findings[0].table, "#0");
}

TEST_F(PageTextTest, BlankCellsAreNotShownToReaders) {
  FakeReader* reader = use_reader(U"财政局", 0.9999F);
  const PageResult result = read();
  EXPECT_EQ(reader->lines_read, 1U);
  EXPECT_EQ(result.tables[0].cells[1].text, "");
  EXPECT_GE(result.tables[0].cells[1].confidence, review_threshold());
}

TEST_F(PageTextTest, EqualPicturesAreReadOnce) {
  FakeReader* reader = use_reader(U"财政局", 0.9999F);
  drawn_.characters(340, 20, 3);
  const PageResult result = read();
  EXPECT_EQ(reader->lines_read, 1U);
  EXPECT_EQ(result.tables[0].cells[1].text, "财政局");
}

TEST_F(PageTextTest, TheReaderChoiceIsObeyed) {
  use_reader(U"财政局", 0.9999F);
  write(U"甲乙丙", 38, 18);
  EXPECT_EQ(read(ReaderChoice::TextLayer).tables[0].cells[0].text, "甲乙丙");
  EXPECT_EQ(read(ReaderChoice::Ocr).tables[0].cells[0].text, "财政局");
}

TEST_F(PageTextTest, WithoutReadersTheTextLayerServes) {
  write(U"财政局", 38, 18);
  const PageResult result =
      read_page_text(page_, drawn_.layout(), {grid_}, nullptr, {ReaderChoice::TextLayer});
  EXPECT_EQ(result.tables[0].cells[0].text, "财政局");
}

TEST_F(PageTextTest, InkWithoutReaderOrLayerIsUnreadableNotBlank) {
  const PageResult result =
      read_page_text(page_, drawn_.layout(), {grid_}, nullptr, {ReaderChoice::TextLayer});
  EXPECT_LT(result.tables[0].cells[0].confidence, review_threshold());
  EXPECT_GE(result.tables[0].cells[1].confidence, review_threshold());
  ASSERT_EQ(result.findings.size(), 1U);
  EXPECT_EQ(result.findings[0].code, "cell-unreadable");
}

TEST_F(PageTextTest, TextInPicturesIsReadBesideTheTextLayer) {
  use_reader(U"财政局", 0.9999F);
  write(U"财政局", 38, 18);
  write(U"附注", 98, 118);
  drawn_.characters(100, 120, 2).characters(100, 220, 3);
  EXPECT_EQ(read().paragraphs.size(), 1U);
  page_.raster_coverage = 0.3;
  const PageResult result = read();
  ASSERT_EQ(result.paragraphs.size(), 2U);
  EXPECT_EQ(result.paragraphs[0].text, "附注");
  EXPECT_EQ(result.paragraphs[1].text, "财政局");
}

TEST_F(PageTextTest, TextInPicturesIsKeptWhereItIsMoreLikelyRightThanWrong) {
  use_reader(U"财政局", 0.6F);
  write(U"财政局", 38, 18);
  drawn_.characters(100, 220, 3);
  page_.raster_coverage = 0.3;
  const PageResult result = read();
  ASSERT_EQ(result.paragraphs.size(), 1U);
  EXPECT_GT(result.paragraphs[0].confidence, 0.5);
  EXPECT_LT(result.paragraphs[0].confidence, 0.8);
}

TEST_F(PageTextTest, TextOutsideTablesBecomesParagraphs) {
  use_reader(U"财政局", 0.9999F);
  drawn_.characters(100, 200, 5);
  const PageResult result = read();
  ASSERT_EQ(result.paragraphs.size(), 1U);
  EXPECT_EQ(result.paragraphs[0].text, "财政局");
  EXPECT_NEAR(result.paragraphs[0].box.y0, 198, 3);
}

TEST_F(PageTextTest, AnEmptyPageIsBlank) {
  const PageResult result = read_page_text(page_, TestPage(600, 300).layout(), {}, &readers_, {});
  EXPECT_EQ(result.reader, Reader::Blank);
  EXPECT_TRUE(result.paragraphs.empty());
}

// ---- glyphs

Glyph glyph(char32_t c, double x, double y, int rotation = 0) {
  Glyph g;
  g.unicode = c;
  g.box = {x, y, x + 10, y + 10};
  g.size = 10;
  g.rotation = rotation;
  return g;
}

TEST(GlyphLines, AreReadFromLeftToRightWhateverTheFilesOrder) {
  const std::vector<Glyph> glyphs = {glyph(U'乙', 20, 1), glyph(U'丙', 8, 30), glyph(U'甲', 8, 0)};
  const std::vector<GlyphLine> lines = glyph_lines(placed(glyphs), 0);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].text, "甲乙");
  EXPECT_EQ(lines[1].text, "丙");
}

TEST(GlyphLines, GapsBetweenWordsBecomeBlanks) {
  const std::vector<Glyph> glyphs = {glyph(U'a', 0, 0), glyph(U'b', 10, 0), glyph(U'c', 26, 0)};
  EXPECT_EQ(glyph_lines(placed(glyphs), 0)[0].text, "ab c");
}

TEST(GlyphLines, SidewaysWritingIsReadAlongItsDirection) {
  const std::vector<Glyph> down = {glyph(U'乙', 0, 12, 90), glyph(U'甲', 0, 0, 90)};
  EXPECT_EQ(glyph_lines(placed(down), 0)[0].text, "甲乙");
  const std::vector<Glyph> up = {glyph(U'甲', 0, 12, 270), glyph(U'乙', 0, 0, 270)};
  EXPECT_EQ(glyph_lines(placed(up), 0)[0].text, "甲乙");
}

TEST(GlyphLines, APartGapPartsALine) {
  const std::vector<Glyph> glyphs = {glyph(U'甲', 0, 0), glyph(U'乙', 100, 0)};
  EXPECT_EQ(glyph_lines(placed(glyphs), 0, 2.5).size(), 2U);
}

// ---- closed wording

TEST_F(PageTextTest, AStrokeBesideAWordingIsMarked) {
  use_reader(U"满意度指标一", 0.9999F);
  const PageResult result = read();
  EXPECT_EQ(result.tables[0].cells[0].text, "满意度指标一");
  EXPECT_LT(result.tables[0].cells[0].confidence, review_threshold());
}

}  // namespace
}  // namespace gewu
