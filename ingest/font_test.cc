// Which characters fonts may be believed to name.
#include <gtest/gtest.h>

#include <string>

#include "base/text.h"
#include "ingest/document.h"
#include "ingest/test_pdf.h"

namespace gewu {
namespace {

using testing_pdf::PdfBuilder;
using testing_pdf::write_temp;

Result<Page> read_with_font(PdfBuilder* builder, const std::string& font_dict,
                            const std::string& content) {
  const int font = builder->add(font_dict);
  builder->add_page(content, "/MediaBox [0 0 200 100]", "/F2 " + std::to_string(font) + " 0 R");
  auto document = open_document(write_temp("font.pdf", builder->finish()), {});
  if (!document) return document.error();
  return (*document)->read_page(1, {});
}

std::string composite_font(PdfBuilder* builder, const std::string& encoding,
                           const std::string& ordering, const std::string& more = "") {
  const int descriptor = builder->add(
      "<< /Type /FontDescriptor /FontName /SomeSong /Flags 4 /FontBBox [0 -141 1000 859] "
      "/ItalicAngle 0 /Ascent 859 /Descent -141 /CapHeight 700 /StemV 80 >>");
  const int child = builder->add(
      "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SomeSong /DW 1000 /CIDSystemInfo << "
      "/Registry (Adobe) /Ordering (" +
      ordering + ") /Supplement 0 >> /FontDescriptor " + std::to_string(descriptor) + " 0 R >>");
  return "<< /Type /Font /Subtype /Type0 /BaseFont /SomeSong /Encoding /" + encoding +
         " /DescendantFonts [" + std::to_string(child) + " 0 R] " + more + " >>";
}

constexpr const char* kShowTwo = "BT /F2 20 Tf 10 50 Td <98847B97> Tj ET";

TEST(FontMapping, IdentityWithoutToUnicodeNamesNoCharacter) {
  PdfBuilder builder;
  const auto page =
      read_with_font(&builder, composite_font(&builder, "Identity-H", "Identity"), kShowTwo);
  ASSERT_TRUE(page.ok());
  ASSERT_EQ(page->text.glyphs.size(), 2U);
  EXPECT_EQ(page->text.glyphs[0].unicode, 0U);
  EXPECT_EQ(page->text.glyphs[1].unicode, 0U);
  ASSERT_EQ(page->text.fonts.size(), 1U);
  EXPECT_FALSE(page->text.fonts[0].has_to_unicode);
  EXPECT_FALSE(page->text.fonts[0].embedded);
  EXPECT_EQ(page->text.fonts[0].name, "SomeSong");
  EXPECT_FALSE(page->verdict.usable);
  EXPECT_EQ(page->verdict.reason, "100 % of the characters have no Unicode");
}

TEST(FontMapping, StringsInUnicodeNameWhatTheSetOfGlyphsLacks) {
  PdfBuilder builder;
  // ≪ and ³ are not in Adobe-GB1.
  const auto page = read_with_font(&builder, composite_font(&builder, "UniGB-UCS2-H", "GB1"),
                                   "BT /F2 20 Tf 10 50 Td <6C34226A00B3> Tj <7C73> Tj ET");
  ASSERT_TRUE(page.ok());
  ASSERT_EQ(page->text.glyphs.size(), 4U);
  EXPECT_EQ(page->text.glyphs[0].unicode, U'水');
  EXPECT_EQ(page->text.glyphs[1].unicode, U'≪');
  EXPECT_EQ(page->text.glyphs[2].unicode, U'³');
  EXPECT_EQ(page->text.glyphs[3].unicode, U'米');
}

TEST(FontMapping, ToUnicodeNamesCharacters) {
  PdfBuilder builder;
  const int map = builder.add_stream(
      "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> "
      "endcodespacerange 1 beginbfchar <9884> <9884> endbfchar endcmap end");
  const auto page = read_with_font(&builder,
                                   composite_font(&builder, "Identity-H", "Identity",
                                                  "/ToUnicode " + std::to_string(map) + " 0 R"),
                                   kShowTwo);
  ASSERT_TRUE(page.ok());
  ASSERT_EQ(page->text.glyphs.size(), 2U);
  EXPECT_EQ(page->text.glyphs[0].unicode, U'预');
  EXPECT_EQ(page->text.glyphs[1].unicode, 0U);  // the map leaves it out
  EXPECT_TRUE(page->text.fonts[0].has_to_unicode);
  EXPECT_NEAR(page->text.glyphs[0].box.height(), 20, 0.01);
}

TEST(FontMapping, ToUnicodeOfOneCodeMayGiveSeveralCharacters) {
  PdfBuilder builder;
  const int map = builder.add_stream(
      "begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfchar <9884> "
      "<00660069> endbfchar endcmap");
  const auto page = read_with_font(&builder,
                                   composite_font(&builder, "Identity-H", "Identity",
                                                  "/ToUnicode " + std::to_string(map) + " 0 R"),
                                   "BT /F2 20 Tf 10 50 Td <9884> Tj ET");
  ASSERT_TRUE(page.ok());
  ASSERT_EQ(page->text.glyphs.size(), 2U);
  EXPECT_EQ(page->text.glyphs[0].unicode, U'f');
  EXPECT_EQ(page->text.glyphs[1].unicode, U'i');
  EXPECT_NEAR(page->text.glyphs[0].box.x1, 20, 0.01);
  EXPECT_NEAR(page->text.glyphs[1].box.x0, 20, 0.01);
}

TEST(FontMapping, ChineseEncodingsNameCharactersWithoutToUnicode) {
  PdfBuilder ucs2;
  const auto unicode =
      read_with_font(&ucs2, composite_font(&ucs2, "UniGB-UCS2-H", "GB1"), kShowTwo);
  ASSERT_TRUE(unicode.ok());
  EXPECT_EQ(unicode->text.glyphs.at(0).unicode, U'预');
  EXPECT_EQ(unicode->text.glyphs.at(1).unicode, U'算');
  PdfBuilder gbk;
  const auto page = read_with_font(&gbk, composite_font(&gbk, "GBK-EUC-H", "GB1"),
                                   "BT /F2 20 Tf 10 50 Td <D4A4CBE3> Tj ET");
  ASSERT_TRUE(page.ok());
  EXPECT_EQ(page->text.glyphs.at(0).unicode, U'预');
  EXPECT_EQ(page->text.glyphs.at(1).unicode, U'算');
}

TEST(FontMapping, VerticalWritingStacksUprightBoxes) {
  PdfBuilder builder;
  const auto page = read_with_font(&builder, composite_font(&builder, "UniGB-UCS2-V", "GB1"),
                                   "BT /F2 20 Tf 100 90 Td <98847B97> Tj ET");
  ASSERT_TRUE(page.ok());
  ASSERT_EQ(page->text.glyphs.size(), 2U);
  const Glyph& upper = page->text.glyphs[0];
  const Glyph& lower = page->text.glyphs[1];
  EXPECT_EQ(upper.rotation, 0);
  EXPECT_NEAR(upper.box.x0, 90, 0.01);  // centred on the line of writing
  EXPECT_NEAR(upper.box.x1, 110, 0.01);
  EXPECT_NEAR(upper.box.y0, 10, 1);
  EXPECT_NEAR(lower.box.y0 - upper.box.y0, 20, 0.01);
}

TEST(FontMapping, InventedGlyphNamesNameNoCharacter) {
  PdfBuilder builder;
  const auto page = read_with_font(
      &builder,
      "<< /Type /Font /Subtype /Type1 /BaseFont /Odd /FirstChar 65 /LastChar 68 /Widths [500 500 "
      "500 500] /Encoding << /Type /Encoding /Differences [65 /g12 /percent /uni7B97 /c0_33] >> >>",
      "BT /F2 20 Tf 10 50 Td (ABCD) Tj ET");
  ASSERT_TRUE(page.ok());
  ASSERT_EQ(page->text.glyphs.size(), 4U);
  EXPECT_EQ(page->text.glyphs[0].unicode, 0U);
  EXPECT_EQ(page->text.glyphs[1].unicode, U'%');
  EXPECT_EQ(page->text.glyphs[2].unicode, U'算');
  EXPECT_EQ(page->text.glyphs[3].unicode, 0U);
}

TEST(FontMapping, Type3GlyphsHaveBoxesFromTheirFont) {
  PdfBuilder builder;
  const int glyph = builder.add_stream("500 0 0 0 500 700 d1 0 0 500 700 re f");
  const auto page = read_with_font(
      &builder,
      "<< /Type /Font /Subtype /Type3 /FontBBox [0 -200 500 800] /FontMatrix [0.001 0 0 0.001 0 0] "
      "/FirstChar 65 /LastChar 65 /Widths [500] /Resources << >> /Encoding << /Differences [65 "
      "/A] >> /CharProcs << /A " +
          std::to_string(glyph) + " 0 R >> >>",
      "BT /F2 20 Tf 10 50 Td (A) Tj ET");
  ASSERT_TRUE(page.ok());
  ASSERT_EQ(page->text.glyphs.size(), 1U);
  EXPECT_EQ(page->text.glyphs[0].unicode, U'A');
  EXPECT_NEAR(page->text.glyphs[0].box.width(), 10, 0.01);
  EXPECT_NEAR(page->text.glyphs[0].box.y0, 100 - 50 - 16, 0.01);
  EXPECT_NEAR(page->text.glyphs[0].box.y1, 100 - 50 + 4, 0.01);
}

}  // namespace
}  // namespace gewu
