// Pages of which a part is lost without an error: they must say so, and whole pages must not.
#include "ingest/damage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "ingest/document.h"
#include "ingest/test_pdf.h"

namespace gewu {
namespace {

using testing::HasSubstr;
using testing_pdf::one_page_pdf;
using testing_pdf::PdfBuilder;
using testing_pdf::write_temp;

constexpr const char* kBox = "/MediaBox [0 0 200 100]";

Page read_page_of(const std::string& path, int number = 1) {
  auto document = open_document(path, {});
  EXPECT_TRUE(document.ok());
  auto page = (*document)->read_page(number, {});
  EXPECT_TRUE(page.ok());
  return page ? *page : Page();
}

std::string damage_of(const std::string& name, const std::string& bytes, int page = 1) {
  return read_page_of(write_temp(name, bytes), page).damage;
}

// A picture with enough detail that every part of its JPEG matters.
std::string jpeg_bytes() {
  Pix* pix = pixCreate(160, 120, 8);
  unsigned state = 1;
  for (int y = 0; y < 120; ++y) {
    for (int x = 0; x < 160; ++x) {
      state = state * 1103515245U + 12345U;
      pixSetPixel(pix, x, y, (state >> 16) & 0xff);
    }
  }
  l_uint8* data = nullptr;
  std::size_t size = 0;
  pixWriteMemJpeg(&data, &size, pix, 75, 0);
  std::string bytes(reinterpret_cast<char*>(data), size);
  lept_free(data);
  pixDestroy(&pix);
  return bytes;
}

// Its Huffman data cut short in the middle, the end mark kept.
std::string broken_jpeg() {
  const std::string whole = jpeg_bytes();
  return whole.substr(0, whole.size() / 2) + "\xFF\xD9";
}

std::string pdf_with_image(const std::string& data, const std::string& filter) {
  PdfBuilder builder;
  const int image = builder.add_stream(
      data,
      "/Type /XObject /Subtype /Image /Width 160 /Height 120 /BitsPerComponent 8 /ColorSpace "
      "/DeviceGray /Filter /" +
          filter);
  builder.add_page("q 200 0 0 100 0 0 cm /I1 Do Q", kBox, "",
                   "/XObject << /I1 " + std::to_string(image) + " 0 R >>");
  return builder.finish();
}

TEST(Damage, AWholePageHasNone) {
  EXPECT_EQ(damage_of("whole.pdf", one_page_pdf("BT /F1 20 Tf 10 50 Td (AB) Tj ET")), "");
  EXPECT_EQ(damage_of("image.pdf", pdf_with_image(jpeg_bytes(), "DCTDecode")), "");
  EXPECT_EQ(damage_of("whole.jpg", jpeg_bytes()), "");
}

TEST(Damage, AnUnknownOperatorAmongTheContents) {
  EXPECT_THAT(damage_of("operator.pdf", one_page_pdf("BT /F1 20 Tf 10 50 Td (AB) Tq ET")),
              HasSubstr("Unknown operator"));
}

TEST(Damage, AFilterThatNobodyKnows) {
  EXPECT_THAT(damage_of("filter.pdf", pdf_with_image("xxxx", "NoSuchDecode")),
              HasSubstr("Unknown filter"));
}

TEST(Damage, AJpegThatBreaksOffInAPdf) {
  EXPECT_THAT(damage_of("cut-image.pdf", pdf_with_image(broken_jpeg(), "DCTDecode")),
              HasSubstr("Corrupt JPEG data"));
}

TEST(Damage, AJpegWithoutTables) {
  std::string jpeg = jpeg_bytes();
  for (std::size_t at = jpeg.find("\xFF\xC4"); at != std::string::npos;
       at = jpeg.find("\xFF\xC4", at + 2)) {
    jpeg.replace(at + 5, 16, 16, '\xFF');  // more codes of a length than there can be
  }
  EXPECT_EQ(damage_of("no-tables.pdf", pdf_with_image(jpeg, "DCTDecode")),
            "an image cannot be decoded");
}

TEST(Damage, AJpegFileThatBreaksOff) {
  EXPECT_THAT(damage_of("cut.jpg", broken_jpeg()), HasSubstr("Corrupt JPEG data"));
}

TEST(Damage, ContentsThatAreNotInTheFile) {
  std::string pdf = one_page_pdf("BT /F1 20 Tf 10 50 Td (AB) Tj ET");
  const std::size_t at = pdf.find("/Contents ");
  ASSERT_NE(at, std::string::npos);
  pdf[at + 10] = '9';  // an object that nobody wrote
  EXPECT_THAT(damage_of("gone.pdf", pdf), HasSubstr("not in the file"));
}

TEST(Damage, DoesNotDependOnWhichPagesWereReadBefore) {
  PdfBuilder builder;
  const int font = builder.add_stream("no font at all", "/Length1 14");
  const int descriptor =
      builder.add("<< /Type /FontDescriptor /FontName /Bad /Flags 4 /FontFile2 " +
                  std::to_string(font) + " 0 R >>");
  const int dictionary = builder.add(
      "<< /Type /Font /Subtype /TrueType /BaseFont /Bad /FirstChar 65 /LastChar 66 /Widths [500 "
      "500] /FontDescriptor " +
      std::to_string(descriptor) + " 0 R >>");
  for (int i = 0; i < 3; ++i) {
    builder.add_page(i == 1 ? "" : "BT /F2 20 Tf 10 50 Td (AB) Tj ET", kBox,
                     "/F2 " + std::to_string(dictionary) + " 0 R");
  }
  const std::string path = write_temp("bad-font.pdf", builder.finish());
  auto document = open_document(path, {});
  ASSERT_TRUE(document.ok());
  for (const int number : {1, 2, 3, 1}) {
    const auto page = (*document)->read_page(number, {});
    ASSERT_TRUE(page.ok());
    EXPECT_EQ(page->damage, read_page_of(path, number).damage) << "page " << number;
    EXPECT_EQ(page->damage.empty(), number == 2) << "page " << number << ": " << page->damage;
  }
}

TEST(Damage, LinksAndLayersAreNotThePage) {
  EXPECT_FALSE(poppler_message_tells_damage(
      "Expected the default config, but wasn't able to find it, or it isn't a Dictionary"));
  EXPECT_FALSE(poppler_message_tells_damage("Bad annotation destination"));
  EXPECT_TRUE(poppler_message_tells_damage("Bad block header in flate stream"));
  EXPECT_FALSE(printed_line_tells_damage("libpng warning: iCCP: known incorrect sRGB profile"));
}

TEST(Damage, WhatLibrariesPrintStillReachesStandardError) {
  testing::internal::CaptureStderr();
  {
    const DamageWatch watch;
    std::fputs("a line\n", stderr);
  }
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "a line\n");
}

}  // namespace
}  // namespace gewu
