#include <cairo-pdf.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pango/pangocairo.h>

#include <memory>
#include <string>
#include <string_view>

#include "base/text.h"
#include "ingest/document.h"
#include "ingest/test_pdf.h"

namespace gewu {
namespace {

using testing::HasSubstr;
using testing_pdf::write_temp;

constexpr std::string_view kBudget =
    "项目支出绩效目标表（2021年度）项目名称：农村公路养护补助资金，预算单位：县交通运输局。"
    "年度目标：按照完成比例赋分，保障群众出行安全，提升满意度≥95%。";

// A page of 10-point text in lines, as an office would print it.
Page page_with(std::string_view utf8) {
  Page page;
  page.number = 1;
  page.width = 595;
  page.height = 842;
  constexpr int kPerLine = 40;
  int i = 0;
  for (const char32_t c : decode_utf8(utf8)) {
    Glyph glyph;
    glyph.unicode = c;
    glyph.size = 10;
    const int line = i / kPerLine;
    const double x = 50 + 10 * (i % kPerLine);
    const double y = 50 + 15 * line;
    glyph.box = {x, y, x + 10, y + 10};
    page.text.glyphs.push_back(glyph);
    ++i;
  }
  return page;
}

std::string refusal(const Page& page) {
  const TextLayerVerdict verdict = judge_text_layer(page);
  return verdict.usable ? "usable" : verdict.reason;
}

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

TEST(TextLayerVerdict, OrdinaryTextIsUsable) {
  const TextLayerVerdict verdict = judge_text_layer(page_with(kBudget));
  EXPECT_TRUE(verdict.usable);
  EXPECT_THAT(verdict.reason, HasSubstr("text layer of"));
}

TEST(TextLayerVerdict, NumbersAndLatinAloneAreUsable) {
  EXPECT_TRUE(judge_text_layer(page_with("2021 1,234.56 98.7% ISO 9001 km2")).usable);
}

TEST(TextLayerVerdict, RareNamesOnAShortPageAreUsable) {
  EXPECT_TRUE(judge_text_layer(page_with("负责人：龑堃彧喆")).usable);
}

TEST(TextLayerVerdict, UyghurIsUsable) {
  EXPECT_TRUE(judge_text_layer(page_with("شىنجاڭ ئۇيغۇر ئاپتونوم رايونى")).usable);
}

TEST(TextLayerVerdict, SomeBulletsWithoutUnicodeAreLetPass) {
  Page page = page_with(repeated(kBudget, 3));
  page.text.glyphs[0].unicode = 0;
  page.text.glyphs[50].unicode = 0xF0B7;  // Word's bullet, in the private use area
  EXPECT_TRUE(judge_text_layer(page).usable);
}

TEST(TextLayerVerdict, CharactersWithoutUnicodeAreRefused) {
  Page page = page_with(kBudget);
  for (std::size_t i = 0; i < page.text.glyphs.size(); i += 4) page.text.glyphs[i].unicode = 0;
  EXPECT_THAT(refusal(page), HasSubstr("have no Unicode"));
}

// Codes that a damaged map lacks are read from their pictures; the rest of the layer stays.
TEST(TextLayerVerdict, AFewCharactersWithoutUnicodeAreLeftToTheirPictures) {
  Page page = page_with(kBudget);
  for (std::size_t i = 0; i < page.text.glyphs.size(); i += 10) page.text.glyphs[i].unicode = 0;
  EXPECT_TRUE(judge_text_layer(page).usable);
}

TEST(TextLayerVerdict, CidMarksAreRefused) {
  EXPECT_THAT(refusal(page_with(std::string(kBudget) + "(cid:123)(cid:7)")), HasSubstr("(cid:n)"));
}

TEST(TextLayerVerdict, BracketsThatOnlyLookLikeCidMarksAreUsable) {
  EXPECT_TRUE(judge_text_layer(page_with(std::string(kBudget) + "(cid:)(cid:a)")).usable);
}

TEST(TextLayerVerdict, GbkReadAsLatin1IsRefused) {
  EXPECT_THAT(refusal(page_with("ÏîÄ¿Ö§³ö¼¨Ð§Ä¿±ê±í2021Äê¶È")), HasSubstr("mojibake"));
}

TEST(TextLayerVerdict, Utf8ReadAsGbkIsRefused) {
  EXPECT_THAT(
      refusal(page_with("椤圭洰鏀嚭缁╂晥鐩爣琛ㄩ」鐩悕绉扮敵鎶ュ崟浣嶉绠楅儴闂ㄥ勾搴︾洰鏍�")),
      HasSubstr("mojibake"));
}

TEST(TextLayerVerdict, CodesShiftedByOneAreRefused) {
  Page page = page_with(kBudget);
  for (Glyph& glyph : page.text.glyphs) {
    if (is_han(glyph.unicode)) ++glyph.unicode;
  }
  EXPECT_THAT(refusal(page), HasSubstr("common"));
}

TEST(TextLayerVerdict, PlaceholdersAreRefused) {
  EXPECT_THAT(refusal(page_with("金额\uFFFD\uFFFD\uFFFD元")), HasSubstr("placeholders"));
  EXPECT_THAT(refusal(page_with("金额\uE001\uE002\uE003元")), HasSubstr("placeholders"));
}

TEST(TextLayerVerdict, UnlikelyScriptsAreRefused) {
  EXPECT_THAT(refusal(page_with("ကခဂဃငစဆဇ金额")), HasSubstr("unlikely scripts"));
}

TEST(TextLayerVerdict, HiddenTextOverAScanIsNotBelievedByItself) {
  Page page = page_with(kBudget);
  for (Glyph& glyph : page.text.glyphs) glyph.invisible = true;
  page.raster_coverage = 1;
  page.has_raster_content = true;
  EXPECT_EQ(refusal(page), "hidden text over a scan: checked against the pixels instead");
  page.raster_coverage = 0;
  EXPECT_EQ(refusal(page), "most of the text is hidden");
}

TEST(TextLayerVerdict, PageNumberOverAScanIsNotTheText) {
  Page page = page_with("- 12 -");
  page.raster_coverage = 0.98;
  EXPECT_EQ(refusal(page), "a scan covers 98 % of the page, and only 4 characters are text");
}

TEST(TextLayerVerdict, TextOverABackgroundPictureIsUsable) {
  Page page = page_with(repeated(kBudget, 4));
  page.raster_coverage = 1;
  page.has_raster_content = true;
  EXPECT_TRUE(judge_text_layer(page).usable);
}

TEST(TextLayerVerdict, CharactersThatLeaveNoTraceAreRefused) {
  Page page = page_with(kBudget);
  page.scale = 1;
  page.image = Image(595, 842, 1, 250);
  EXPECT_EQ(refusal(page), "100 % of the characters are not to be seen");
  for (const Glyph& glyph : page.text.glyphs) {  // light writing on dark counts as well
    page.image.row(static_cast<int>(glyph.box.y0) + 5)[static_cast<int>(glyph.box.x0) + 5] = 200;
  }
  EXPECT_EQ(refusal(page), "usable");
}

TEST(TextLayerVerdict, MissingLayerSaysWhatIsThereInstead) {
  Page page = page_with("  ");
  EXPECT_EQ(refusal(page), "no text layer");
  page.image = Image(20, 20, 1, 250);
  EXPECT_EQ(refusal(page), "no text layer: the page is empty");
  page.image.row(3)[7] = 10;
  EXPECT_EQ(refusal(page), "no text layer: what is printed is drawn as outlines");
  page.has_raster_content = true;
  EXPECT_EQ(refusal(page), "no text layer: what is printed is drawn as pictures or outlines");
  page.raster_coverage = 0.9;
  EXPECT_EQ(refusal(page), "no text layer: the page is a scan");
}

cairo_status_t append(void* closure, const unsigned char* data, unsigned int size) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), size);
  return CAIRO_STATUS_SUCCESS;
}

// A PDF as Cairo makes it, with an embedded subset of whatever Chinese font there is.
std::string cairo_pdf(std::string_view text, bool outlines = false) {
  std::string pdf;
  cairo_surface_t* surface = cairo_pdf_surface_create_for_stream(append, &pdf, 595, 842);
  cairo_t* context = cairo_create(surface);
  PangoLayout* layout = pango_cairo_create_layout(context);
  PangoFontDescription* font = pango_font_description_from_string("Serif 14");
  pango_layout_set_font_description(layout, font);
  pango_layout_set_width(layout, 500 * PANGO_SCALE);
  pango_layout_set_text(layout, text.data(), static_cast<int>(text.size()));
  cairo_move_to(context, 40, 60);
  if (outlines) {
    pango_cairo_layout_path(context, layout);
    cairo_fill(context);
  } else {
    pango_cairo_show_layout(context, layout);
  }
  pango_font_description_free(font);
  g_object_unref(layout);
  cairo_destroy(context);
  cairo_surface_destroy(surface);
  return pdf;
}

std::string without_to_unicode(std::string pdf) {
  constexpr std::string_view kKey = "/ToUnicode";
  for (std::size_t at = pdf.find(kKey); at != pdf.npos; at = pdf.find(kKey, at + 1)) {
    pdf.replace(at, kKey.size(), "/NoUnicode");
  }
  return pdf;
}

TextLayerVerdict verdict_on(const std::string& pdf) {
  const auto document = open_document(write_temp("cairo.pdf", pdf), {});
  if (!document) return {false, document.error().message};
  const auto page = (*document)->read_page(1, {});
  return page ? page->verdict : TextLayerVerdict{false, page.error().message};
}

TEST(TextLayerVerdict, WhiteTextOnWhiteIsRefusedAndThePageDrawnForOcr) {
  const auto document = open_document(
      write_temp("white.pdf", testing_pdf::one_page_pdf(
                                  "1 g BT /F1 9 Tf 5 50 Td (nothing of this is printed) Tj ET")),
      {});
  ASSERT_TRUE(document.ok());
  const auto page = (*document)->read_page(1, {});
  ASSERT_TRUE(page.ok());
  EXPECT_EQ(page->verdict.reason, "100 % of the characters are not to be seen");
  EXPECT_DOUBLE_EQ(page->dpi, 300);
}

TEST(TextLayerVerdict, CairoPdfIsUsable) {
  const TextLayerVerdict verdict = verdict_on(cairo_pdf(kBudget));
  EXPECT_TRUE(verdict.usable) << verdict.reason;
}

TEST(TextLayerVerdict, CairoPdfWithoutToUnicodeIsRefused) {
  const std::string pdf = cairo_pdf(kBudget);
  ASSERT_THAT(pdf, HasSubstr("/ToUnicode"));
  const TextLayerVerdict verdict = verdict_on(without_to_unicode(pdf));
  EXPECT_FALSE(verdict.usable);
  EXPECT_THAT(verdict.reason, HasSubstr("have no Unicode"));
}

TEST(TextLayerVerdict, CairoPdfOfOutlinesHasNoTextLayer) {
  const TextLayerVerdict verdict = verdict_on(cairo_pdf(kBudget, true));
  EXPECT_EQ(verdict.reason, "no text layer: what is printed is drawn as outlines");
}

}  // namespace
}  // namespace gewu
