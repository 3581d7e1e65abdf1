#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "base/text.h"
#include "ingest/document.h"
#include "ingest/test_pdf.h"

namespace gewu {
namespace {

using testing_pdf::one_page_pdf;
using testing_pdf::PdfBuilder;
using testing_pdf::write_temp;

Result<Page> read_first_page(const std::string& pdf, double dpi = 0,
                             const OpenOptions& options = {}) {
  const std::string path = write_temp("page.pdf", pdf);
  auto document = open_document(path, options);
  if (!document) return document.error();
  return (*document)->read_page(1, {dpi});
}

std::string text_of(const Page& page) {
  std::u32string text;
  for (const Glyph& glyph : page.text.glyphs) text += glyph.unicode == 0 ? U'?' : glyph.unicode;
  return encode_utf8(text);
}

// The bounding box of everything darker than half grey, in page units.
PointRect ink_box(const Page& page) {
  PixelRect box;
  for (int y = 0; y < page.image.height; ++y) {
    for (int x = 0; x < page.image.width; ++x) {
      if (page.image.row(y)[x * page.image.channels] < 128) box = unite(box, {x, y, x + 1, y + 1});
    }
  }
  return {box.x0 / page.scale, box.y0 / page.scale, box.x1 / page.scale, box.y1 / page.scale};
}

void expect_near(const PointRect& box, const PointRect& expected, double tolerance = 0.01) {
  EXPECT_NEAR(box.x0, expected.x0, tolerance);
  EXPECT_NEAR(box.y0, expected.y0, tolerance);
  EXPECT_NEAR(box.x1, expected.x1, tolerance);
  EXPECT_NEAR(box.y1, expected.y1, tolerance);
}

constexpr const char* kHello = "BT /F1 20 Tf 10 50 Td (AB) Tj ET";
// A black square: 20 points from the left and 10 from the bottom, 30 wide and 15 high.
constexpr const char* kBlock = "20 10 30 15 re f";

TEST(PdfDocument, GlyphBoxIsAdvanceByFontExtentFromTheTopLeft) {
  const auto page = read_first_page(one_page_pdf(kHello));
  ASSERT_TRUE(page.ok());
  ASSERT_EQ(page->text.glyphs.size(), 2U);
  const Glyph& a = page->text.glyphs[0];
  const Glyph& b = page->text.glyphs[1];
  EXPECT_EQ(a.unicode, U'A');
  EXPECT_DOUBLE_EQ(a.size, 20);
  EXPECT_EQ(a.rotation, 0);
  EXPECT_FALSE(a.invisible);
  EXPECT_NEAR(a.box.x0, 10, 0.01);
  EXPECT_NEAR(a.box.width(), 20 * 0.667, 0.01);  // Helvetica's A
  EXPECT_NEAR(b.box.x0, a.box.x1, 0.01);
  EXPECT_LT(a.box.y0, 100 - 50 - 20 * 0.7);
  EXPECT_GT(a.box.y1, 100 - 50);
}

TEST(PdfDocument, GlyphBoxesLieOverTheInk) {
  const auto page = read_first_page(one_page_pdf(kHello), 144);
  ASSERT_TRUE(page.ok());
  const PointRect ink = ink_box(*page);
  const PointRect boxes = unite(page->text.glyphs[0].box, page->text.glyphs[1].box);
  EXPECT_GE(ink.x0, boxes.x0 - 0.6);
  EXPECT_GE(ink.y0, boxes.y0 - 0.6);
  EXPECT_LE(ink.x1, boxes.x1 + 0.6);
  EXPECT_LE(ink.y1, boxes.y1 + 0.6);
}

TEST(PdfDocument, SpacingBetweenCharactersIsNoPartOfTheirBoxes) {
  const auto page = read_first_page(one_page_pdf("BT /F1 20 Tf 7 Tc 10 50 Td (AB) Tj ET"));
  ASSERT_TRUE(page.ok());
  ASSERT_EQ(page->text.glyphs.size(), 2U);
  EXPECT_NEAR(page->text.glyphs[0].box.width(), 20 * 0.667, 0.01);
  EXPECT_NEAR(page->text.glyphs[1].box.x0 - page->text.glyphs[0].box.x1, 7, 0.01);
}

TEST(PdfDocument, RotateTurnsSizePixelsAndGlyphsAlike) {
  const auto page =
      read_first_page(one_page_pdf(std::string(kBlock), "/MediaBox [0 0 200 100] /Rotate 90"), 72);
  ASSERT_TRUE(page.ok());
  EXPECT_DOUBLE_EQ(page->width, 100);
  EXPECT_DOUBLE_EQ(page->height, 200);
  EXPECT_EQ(page->image.width, 100);
  EXPECT_EQ(page->image.height, 200);
  expect_near(ink_box(*page), {10, 20, 25, 50}, 1);

  const auto text = read_first_page(one_page_pdf(kHello, "/MediaBox [0 0 200 100] /Rotate 90"), 72);
  ASSERT_TRUE(text.ok());
  const Glyph& a = text->text.glyphs.at(0);
  EXPECT_EQ(a.rotation, 90);
  EXPECT_NEAR(a.box.y0, 10, 0.01);
  EXPECT_NEAR(a.box.height(), 20 * 0.667, 0.01);
  EXPECT_TRUE(a.box.contains({55, 15}));
}

TEST(PdfDocument, RotateOfHalfAndThreeQuarterTurns) {
  const auto half =
      read_first_page(one_page_pdf(kBlock, "/MediaBox [0 0 200 100] /Rotate 180"), 72);
  const auto three =
      read_first_page(one_page_pdf(kBlock, "/MediaBox [0 0 200 100] /Rotate 270"), 72);
  ASSERT_TRUE(half.ok() && three.ok());
  expect_near(ink_box(*half), {150, 10, 180, 25}, 1);
  expect_near(ink_box(*three), {75, 150, 90, 180}, 1);
}

TEST(PdfDocument, CropBoxIsThePageAndItsCornerTheOrigin) {
  const auto page = read_first_page(one_page_pdf(std::string(kBlock) + " " + kHello,
                                                 "/MediaBox [0 0 200 100] /CropBox [5 8 105 88]"),
                                    72);
  ASSERT_TRUE(page.ok());
  EXPECT_DOUBLE_EQ(page->width, 100);
  EXPECT_DOUBLE_EQ(page->height, 80);
  EXPECT_EQ(page->image.width, 100);
  EXPECT_NEAR(page->text.glyphs.at(0).box.x0, 5, 0.01);
  EXPECT_LT(page->image.row(80 - 10)[30], 50);   // within the block, 12 points up from the corner
  EXPECT_GT(page->image.row(80 - 25)[30], 200);  // above it
}

TEST(PdfDocument, UserUnitMakesThePageLarger) {
  const auto page = read_first_page(
      one_page_pdf("BT /F1 2 Tf 1 5 Td (AB) Tj ET", "/MediaBox [0 0 20 10] /UserUnit 10"));
  ASSERT_TRUE(page.ok());
  EXPECT_DOUBLE_EQ(page->width, 200);
  EXPECT_DOUBLE_EQ(page->height, 100);
  EXPECT_NEAR(page->text.glyphs.at(0).size, 20, 0.01);
  EXPECT_NEAR(page->text.glyphs.at(0).box.x0, 10, 0.01);
  EXPECT_NEAR(page->image.width, 200 * page->scale, 1);
}

TEST(PdfDocument, TinyPrintIsDrawnLarger) {
  const auto small = read_first_page(one_page_pdf("BT /F1 2 Tf 10 50 Td (AB) Tj ET"));
  const auto usual = read_first_page(one_page_pdf("BT /F1 10 Tf 10 50 Td (AB) Tj ET"));
  ASSERT_TRUE(small.ok() && usual.ok());
  EXPECT_GE(small->dpi, 2.9 * usual->dpi);
}

TEST(PdfDocument, TextOutsideTheCropBoxIsNotOnThePage) {
  const auto page = read_first_page(one_page_pdf("BT /F1 20 Tf 150 50 Td (AB) Tj ET",
                                                 "/MediaBox [0 0 200 100] /CropBox [0 0 100 100]"));
  ASSERT_TRUE(page.ok());
  EXPECT_TRUE(page->text.glyphs.empty());
}

TEST(PdfDocument, TextOfWhichOnlyASliverShowsIsNotOnThePage) {
  const auto page = read_first_page(one_page_pdf("BT /F1 20 Tf 10 99 Td (AB) Tj ET"));
  ASSERT_TRUE(page.ok());
  EXPECT_TRUE(page->text.glyphs.empty());
}

TEST(PdfDocument, TurnedWritingKeepsItsDirection) {
  const auto page = read_first_page(one_page_pdf("BT /F1 10 Tf 0 1 -1 0 50 20 Tm (AB) Tj ET"));
  ASSERT_TRUE(page.ok());
  ASSERT_EQ(page->text.glyphs.size(), 2U);
  EXPECT_EQ(page->text.glyphs[0].rotation, 270);  // upwards
  EXPECT_NEAR(page->text.glyphs[0].box.y1, 80, 0.01);
  EXPECT_NEAR(page->text.glyphs[1].box.y1, page->text.glyphs[0].box.y0, 0.01);
}

TEST(PdfDocument, DoubledTextIsMerged) {
  const auto page = read_first_page(
      one_page_pdf("BT /F1 20 Tf 10 50 Td (11) Tj ET BT /F1 20 Tf 10.4 50 Td (11) Tj ET"));
  ASSERT_TRUE(page.ok());
  EXPECT_EQ(text_of(*page), "11");
}

TEST(PdfDocument, HiddenTextIsKeptAndFlagged) {
  const auto page =
      read_first_page(one_page_pdf("BT /F1 20 Tf 3 Tr 10 50 Td (A) Tj 0 Tr (B) Tj ET"));
  ASSERT_TRUE(page.ok());
  ASSERT_EQ(page->text.glyphs.size(), 2U);
  EXPECT_TRUE(page->text.glyphs[0].invisible);
  EXPECT_FALSE(page->text.glyphs[1].invisible);
}

TEST(PdfDocument, ClippedTextIsInvisible) {
  const auto page =
      read_first_page(one_page_pdf("q 150 0 10 10 re W n BT /F1 20 Tf 10 50 Td (A) Tj ET Q"));
  ASSERT_TRUE(page.ok());
  ASSERT_EQ(page->text.glyphs.size(), 1U);
  EXPECT_TRUE(page->text.glyphs[0].invisible);
}

constexpr const char* kGreyImage =
    "q 200 0 0 80 0 20 cm BI /W 2 /H 2 /CS /G /BPC 8 ID \x80\x80\x80\x80 EI Q ";

TEST(PdfDocument, TextUnderAnOpaqueImageIsInvisible) {
  const auto under = read_first_page(one_page_pdf(std::string(kHello) + " " + kGreyImage));
  const auto over = read_first_page(one_page_pdf(std::string(kGreyImage) + " " + kHello));
  ASSERT_TRUE(under.ok() && over.ok());
  EXPECT_TRUE(under->text.glyphs.at(0).invisible);
  EXPECT_FALSE(over->text.glyphs.at(0).invisible);
}

TEST(PdfDocument, TextUnderAnOpaqueBarIsInvisibleAndTextStruckThroughIsNot) {
  const auto barred = read_first_page(one_page_pdf(std::string(kHello) + " 1 g 5 40 60 30 re f"));
  const auto struck = read_first_page(one_page_pdf(std::string(kHello) + " 5 56 60 1 re f"));
  const auto ringed = read_first_page(one_page_pdf(std::string(kHello) + " 5 40 60 30 re S"));
  ASSERT_TRUE(barred.ok() && struck.ok() && ringed.ok());
  EXPECT_TRUE(barred->text.glyphs.at(0).invisible);
  EXPECT_FALSE(struck->text.glyphs.at(0).invisible);
  EXPECT_FALSE(ringed->text.glyphs.at(0).invisible);
}

TEST(PdfDocument, TextOfWhichTheClipLeavesASliverIsInvisible) {
  const auto page =
      read_first_page(one_page_pdf("q 0 45 200 3 re W n BT /F1 20 Tf 10 50 Td (A) Tj ET Q"));
  ASSERT_TRUE(page.ok());
  EXPECT_TRUE(page->text.glyphs.at(0).invisible);
}

TEST(PdfDocument, ImageCoverageIsMeasured) {
  const auto page = read_first_page(one_page_pdf(kGreyImage));
  ASSERT_TRUE(page.ok());
  EXPECT_TRUE(page->has_raster_content);
  EXPECT_NEAR(page->raster_coverage, 0.8, 0.02);
  const auto text = read_first_page(one_page_pdf(kHello));
  ASSERT_TRUE(text.ok());
  EXPECT_FALSE(text->has_raster_content);
  EXPECT_EQ(text->raster_coverage, 0);
}

TEST(PdfDocument, StripsOfAScanCountOnce) {
  std::string content;
  for (int i = 0; i < 10; ++i) {
    content +=
        "q 200 0 0 12 0 " + std::to_string(i * 10) + " cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xF0 EI Q ";
  }
  const auto page = read_first_page(one_page_pdf(content));
  ASSERT_TRUE(page.ok());
  EXPECT_NEAR(page->raster_coverage, 1, 0.02);
}

TEST(PdfDocument, PageIsGreyUnlessSomethingOnItIsColoured) {
  const auto grey = read_first_page(one_page_pdf(std::string("0.2 0.2 0.2 rg ") + kBlock));
  const auto red = read_first_page(one_page_pdf(std::string("0.9 0.1 0.1 rg ") + kBlock));
  const auto red_text = read_first_page(one_page_pdf(std::string("1 0 0 rg ") + kHello));
  ASSERT_TRUE(grey.ok() && red.ok() && red_text.ok());
  EXPECT_EQ(grey->image.channels, 1);
  EXPECT_EQ(red->image.channels, 3);
  EXPECT_EQ(red_text->image.channels, 3);
}

TEST(PdfDocument, GreyPageSavedInRgbBecomesGrey) {
  const auto page = read_first_page(
      one_page_pdf("q 200 0 0 100 0 0 cm BI /W 1 /H 1 /CS /RGB /BPC 8 ID \x80\x82\x81 EI Q "));
  ASSERT_TRUE(page.ok());
  EXPECT_EQ(page->image.channels, 1);
}

TEST(PdfDocument, ThinRuleIsDrawnBlackOnePixelWide) {
  const auto page = read_first_page(one_page_pdf("0.1 w 10 50 m 190 50 l S"), 72);
  ASSERT_TRUE(page.ok());
  int darkest = 255;
  for (int y = 45; y < 55; ++y) darkest = std::min<int>(darkest, page->image.row(y)[100]);
  EXPECT_LT(darkest, 60);
}

constexpr const char* kRules = " 100 5 m 190 5 l 100 25 m 190 25 l 100 45 m 190 45 l S";

TEST(PdfDocument, LinesArePageWithoutItsText) {
  const auto page = read_first_page(one_page_pdf(std::string(kHello) + " " + kBlock + kRules));
  ASSERT_TRUE(page.ok());
  ASSERT_EQ(page->lines.width, page->image.width);
  ASSERT_EQ(page->lines.height, page->image.height);
  const auto darkest_at = [&](const Image& image, double x, double y) {
    const int column = static_cast<int>(x * page->scale);
    int darkest = 255;
    for (int row = static_cast<int>((y - 15) * page->scale); row < y * page->scale; ++row) {
      darkest = std::min<int>(darkest, image.row(row)[column * image.channels]);
    }
    return darkest;
  };
  EXPECT_LT(darkest_at(page->image, 25, 50), 128);  // the stem of B
  EXPECT_EQ(darkest_at(page->lines, 25, 50), 255);
  EXPECT_EQ(darkest_at(page->lines, 25, 90), 0);
}

TEST(PdfDocument, ProseAndPagesWithoutTextHaveNoLinesOfTheirOwn) {
  for (const std::string& content : {std::string(kHello), std::string(kBlock) + kRules}) {
    const auto page = read_first_page(one_page_pdf(content));
    ASSERT_TRUE(page.ok());
    EXPECT_TRUE(page->lines.empty());
  }
}

TEST(PdfDocument, ResolutionFollowsTheTextLayerUnlessAsked) {
  std::string text = "BT /F1 8 Tf 2 50 Td (";
  text += "budget figures of the year 2020) Tj ET";
  const auto digital = read_first_page(one_page_pdf(text));
  const auto outlines = read_first_page(one_page_pdf(kBlock));
  const auto asked = read_first_page(one_page_pdf(kBlock), 150);
  ASSERT_TRUE(digital.ok() && outlines.ok() && asked.ok());
  EXPECT_DOUBLE_EQ(digital->dpi, 200);
  EXPECT_DOUBLE_EQ(outlines->dpi, 300);
  EXPECT_DOUBLE_EQ(asked->dpi, 150);
  EXPECT_NEAR(asked->scale, 150 / 72.0, 1e-9);
}

TEST(PdfDocument, ScanOfNearlyTheWantedResolutionIsNotResampled) {
  PdfBuilder builder;  // 800 pixels over 200 points: 288 dpi
  const int image = builder.add_stream(
      std::string(800 * 400, '\xEE'),
      "/Type /XObject /Subtype /Image /Width 800 /Height 400 /ColorSpace /DeviceGray "
      "/BitsPerComponent 8");
  builder.add_page("q 200 0 0 100 0 0 cm /Im Do Q", "/MediaBox [0 0 200 100]", "",
                   "/XObject << /Im " + std::to_string(image) + " 0 R >>");
  const auto page = read_first_page(builder.finish());
  ASSERT_TRUE(page.ok());
  EXPECT_NEAR(page->dpi, 288, 1e-6);
  EXPECT_EQ(page->image.width, 800);
}

TEST(PdfDocument, ScanInStripsIsNotResampled) {
  PdfBuilder builder;  // two strips of 800 x 200 pixels: 288 dpi
  const int image = builder.add_stream(
      std::string(800 * 200, '\xEE'),
      "/Type /XObject /Subtype /Image /Width 800 /Height 200 /ColorSpace /DeviceGray "
      "/BitsPerComponent 8");
  builder.add_page("q 200 0 0 50 0 0 cm /Im Do Q q 200 0 0 50 0 50 cm /Im Do Q",
                   "/MediaBox [0 0 200 100]", "",
                   "/XObject << /Im " + std::to_string(image) + " 0 R >>");
  const auto page = read_first_page(builder.finish());
  ASSERT_TRUE(page.ok());
  EXPECT_NEAR(page->dpi, 288, 0.001);
  EXPECT_EQ(page->image.width, 800);
}

TEST(PdfDocument, LargeFormatPageIsDrawnAtLowerResolution) {
  const auto page = read_first_page(one_page_pdf("", "/MediaBox [0 0 5000 5000]"));
  ASSERT_TRUE(page.ok());
  EXPECT_LT(page->dpi, 300);
  EXPECT_GE(page->dpi, 72);
  EXPECT_LE(static_cast<long long>(page->image.width) * page->image.height, 60'000'000);
  EXPECT_NEAR(page->scale, page->dpi / 72, 1e-9);
}

TEST(PdfDocument, TitleIsGivenAsUtf8) {
  PdfBuilder builder;
  builder.add_page("", "/MediaBox [0 0 10 10]");
  std::string pdf = builder.finish();
  const std::string info = "/Root 1 0 R /Info << /Title <FEFF9884 7B97> >>";
  pdf.replace(pdf.rfind("/Root 1 0 R"), 11, info);
  const auto document = open_document(write_temp("title.pdf", pdf), {});
  ASSERT_TRUE(document.ok());
  EXPECT_EQ((*document)->metadata_title(), "预算");
}

TEST(PdfDocument, PagesAreReadInAnyOrder) {
  PdfBuilder builder;
  builder.add_page(kHello, "/MediaBox [0 0 100 100]");
  builder.add_page(kHello, "/MediaBox [0 0 300 100]");
  const auto document = open_document(write_temp("two.pdf", builder.finish()), {});
  ASSERT_TRUE(document.ok());
  EXPECT_EQ((*document)->page_count(), 2);
  const auto second = (*document)->read_page(2, {});
  const auto first = (*document)->read_page(1, {});
  ASSERT_TRUE(first.ok() && second.ok());
  EXPECT_DOUBLE_EQ(second->width, 300);
  EXPECT_DOUBLE_EQ(first->width, 100);
  EXPECT_EQ(second->number, 2);
}

TEST(PdfDocument, PageThatIsNotThereIsAnErrorThatNamesIt) {
  const auto document = open_document(write_temp("one.pdf", one_page_pdf(kHello)), {});
  ASSERT_TRUE(document.ok());
  for (const int number : {0, -1, 2}) {
    const auto page = (*document)->read_page(number, {});
    ASSERT_FALSE(page.ok());
    EXPECT_EQ(page.error().code, ErrorCode::Usage);
    EXPECT_EQ(page.error().page, number);
    EXPECT_THAT(page.error().file, testing::HasSubstr("one.pdf"));
  }
}

}  // namespace
}  // namespace gewu
