// Pages that are one scan: their pixels are taken over as they are.
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "ingest/document.h"
#include "ingest/test_pdf.h"

namespace gewu {
namespace {

using testing_pdf::PdfBuilder;
using testing_pdf::write_temp;

constexpr int kWidth = 800;  // 288 dpi on 200 x 100 points
constexpr int kHeight = 400;

// Grey that differs in every corner, so that no turn or mirror image looks like another.
int level(int x, int y) { return 20 + x / 8 + (y > kHeight / 2 ? 100 : 0); }

std::string scan_pixels() {
  std::string pixels;
  for (int y = 0; y < kHeight; ++y) {
    for (int x = 0; x < kWidth; ++x) pixels += static_cast<char>(level(x, y));
  }
  return pixels;
}

// `content` draws the scan as /Im.
Result<Page> read_scan(const std::string& content, const std::string& keys, double dpi = 300) {
  PdfBuilder builder;
  const int image = builder.add_stream(
      scan_pixels(),
      "/Type /XObject /Subtype /Image /Width 800 /Height 400 /ColorSpace /DeviceGray "
      "/BitsPerComponent 8");
  builder.add_page(content, keys, "", "/XObject << /Im " + std::to_string(image) + " 0 R >>");
  auto document = open_document(write_temp("scan.pdf", builder.finish()), {});
  if (!document) return document.error();
  return (*document)->read_page(1, {dpi});
}

constexpr const char* kWide = "/MediaBox [0 0 200 100]";
constexpr const char* kUpright = "q 200 0 0 100 0 0 cm /Im Do Q ";
// A speck that makes Poppler draw the page.
constexpr const char* kSpeck = "0 0 0.2 0.2 re f";

TEST(ScanPage, PixelsAreTakenOverExactly) {
  const auto page = read_scan(kUpright, kWide);
  ASSERT_TRUE(page.ok());
  ASSERT_EQ(page->image.width, kWidth);
  ASSERT_EQ(page->image.height, kHeight);
  EXPECT_NEAR(page->dpi, 288, 1e-6);
  EXPECT_NEAR(page->scale, 4, 1e-9);
  for (int y = 0; y < kHeight; ++y) {
    for (int x = 0; x < kWidth; ++x) ASSERT_EQ(page->image.row(y)[x], level(x, y));
  }
}

TEST(ScanPage, PixelsStayExactUnderAStamp) {
  const auto page = read_scan(std::string(kUpright) + "1 0 0 rg 100 50 10 10 re f", kWide);
  ASSERT_TRUE(page.ok());
  ASSERT_EQ(page->image.width, kWidth);
  ASSERT_EQ(page->image.height, kHeight);
  EXPECT_EQ(page->image.channels, 3);
  for (int x = 0; x < kWidth; ++x) {
    ASSERT_EQ(page->image.row(0)[3 * x], level(x, 0));
    ASSERT_EQ(page->image.row(kHeight - 1)[3 * x], level(x, kHeight - 1));
  }
}

struct Placed {
  const char* content;
  const char* keys;
};

class PlacedScan : public testing::TestWithParam<Placed> {};

// The mean difference between two grey images of about the same size.
double difference(const Image& a, const Image& b) {
  double sum = 0;
  const int width = std::min(a.width, b.width);
  const int height = std::min(a.height, b.height);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) sum += std::abs(a.row(y)[x] - b.row(y)[x]);
  }
  return sum / (static_cast<double>(width) * height);
}

TEST_P(PlacedScan, LooksAsPopplerDrawsIt) {
  const Placed& placed = GetParam();
  const auto taken = read_scan(placed.content, placed.keys);
  const auto drawn = read_scan(std::string(placed.content) + kSpeck, placed.keys);
  ASSERT_TRUE(taken.ok() && drawn.ok());
  EXPECT_NEAR(taken->image.width, drawn->image.width, 1);
  EXPECT_NEAR(taken->image.height, drawn->image.height, 1);
  EXPECT_LT(difference(taken->image, drawn->image), 2);
}

constexpr const char* kTall = "/MediaBox [0 0 100 200]";

INSTANTIATE_TEST_SUITE_P(Turns, PlacedScan,
                         testing::Values(Placed{kUpright, kWide},
                                         Placed{kUpright, "/MediaBox [0 0 200 100] /Rotate 90"},
                                         Placed{kUpright, "/MediaBox [0 0 200 100] /Rotate 180"},
                                         Placed{kUpright, "/MediaBox [0 0 200 100] /Rotate 270"},
                                         Placed{"q -200 0 0 100 200 0 cm /Im Do Q ", kWide},
                                         Placed{"q 200 0 0 -100 0 100 cm /Im Do Q ", kWide},
                                         Placed{"q 0 200 -100 0 100 0 cm /Im Do Q ", kTall},
                                         Placed{"q 0 -200 100 0 0 200 cm /Im Do Q ", kTall},
                                         Placed{"q 0 200 100 0 0 0 cm /Im Do Q ", kTall},
                                         Placed{"q 0 -200 -100 0 100 200 cm /Im Do Q ", kTall}));

bool taken_over(const Result<Page>& page) {
  return page.ok() && page->image.width == kWidth && page->image.row(100)[400] == level(400, 100) &&
         page->image.row(300)[799] == level(799, 300);
}

TEST(ScanPage, HiddenTextLeavesThePixelsAlone) {
  EXPECT_TRUE(
      taken_over(read_scan(std::string(kUpright) + "BT 3 Tr /F1 9 Tf 5 5 Td (AB) Tj ET", kWide)));
}

TEST(ScanPage, WhatIsDrawnOverTheScanIsSeen) {
  const auto page = read_scan(std::string(kUpright) + "1 g 50 40 20 20 re f", kWide);
  ASSERT_TRUE(page.ok());
  EXPECT_GT(page->image.row(200)[240], 250);
  const auto text = read_scan(std::string(kUpright) + "BT /F1 90 Tf 5 5 Td (M) Tj ET", kWide);
  EXPECT_FALSE(text.ok() && text->image.pixels == read_scan(kUpright, kWide)->image.pixels);
}

TEST(ScanPage, ScanThatIsCroppedMovedOrTiltedIsDrawn) {
  EXPECT_EQ(read_scan(kUpright, "/MediaBox [0 0 200 100] /CropBox [50 0 200 100]")->image.width,
            600);
  const auto moved = read_scan("q 150 0 0 80 30 10 cm /Im Do Q ", kWide);
  ASSERT_TRUE(moved.ok());
  EXPECT_EQ(moved->image.row(2)[2], 255);
  const auto tilted = read_scan("q 200 2 -1 100 0 0 cm /Im Do Q ", kWide);
  ASSERT_TRUE(tilted.ok());
  EXPECT_EQ(tilted->image.row(tilted->image.height - 1)[tilted->image.width - 2], 255);
}

TEST(ScanPage, FineScanIsShrunkByAWholeFactor) {
  const auto page = read_scan(kUpright, kWide, 144);
  ASSERT_TRUE(page.ok());
  EXPECT_EQ(page->image.width, kWidth / 2);
  EXPECT_NEAR(page->dpi, 144, 1e-6);
  EXPECT_NEAR(page->scale, 2, 1e-9);
}

TEST(ScanPage, CoarseScanIsDrawnAtTheWantedResolution) {
  const auto page = read_scan(kUpright, kWide, 400);
  ASSERT_TRUE(page.ok());
  EXPECT_DOUBLE_EQ(page->dpi, 400);
}

}  // namespace
}  // namespace gewu
