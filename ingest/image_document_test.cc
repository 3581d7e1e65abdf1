#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <memory>
#include <string>

#include "ingest/document.h"
#include "ingest/test_pdf.h"

namespace gewu {
namespace {

using namespace std::string_literals;
using testing_pdf::temp_path;
using testing_pdf::write_temp;

struct PixDeleter {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using PixPtr = std::unique_ptr<Pix, PixDeleter>;

// White, with a black block from (10, 20) to (40, 30).
PixPtr block_picture(int width, int height, int depth) {
  PixPtr pix(pixCreate(width, height, depth));
  const std::unique_ptr<Box, void (*)(Box*)> block(boxCreate(10, 20, 30, 10),
                                                   [](Box* box) { boxDestroy(&box); });
  pixSetAll(pix.get());
  if (depth == 1) pixClearAll(pix.get());  // in one bit, 1 is black
  if (depth == 1) {
    pixSetInRect(pix.get(), block.get());
  } else {
    pixClearInRect(pix.get(), block.get());
  }
  return pix;
}

std::string encoded(Pix* pix, int format) {
  l_uint8* data = nullptr;
  std::size_t size = 0;
  if (pixWriteMem(&data, &size, pix, format) != 0) return "";
  std::string bytes(reinterpret_cast<char*>(data), size);
  lept_free(data);
  return bytes;
}

Result<Page> read_image(const std::string& bytes, int number = 1, const OpenOptions& options = {}) {
  auto document = open_document(write_temp("image.bin", bytes), options);
  if (!document) return document.error();
  return (*document)->read_page(number, {});
}

void expect_block(const Page& page) {
  EXPECT_LT(page.image.row(25)[25 * page.image.channels], 40);
  EXPECT_GT(page.image.row(5)[25 * page.image.channels], 215);
  EXPECT_GT(page.image.row(25)[55 * page.image.channels], 215);
}

class EveryFormat : public testing::TestWithParam<std::pair<int, int>> {};

TEST_P(EveryFormat, IsReadInGreyWithItsOwnSize) {
  const auto [format, depth] = GetParam();
  const PixPtr pix = block_picture(120, 80, depth);
  const auto page = read_image(encoded(pix.get(), format));
  ASSERT_TRUE(page.ok()) << page.error().message;
  EXPECT_EQ(page->width, 120);
  EXPECT_EQ(page->height, 80);
  EXPECT_EQ(page->scale, 1);
  EXPECT_GT(page->dpi, 0);
  EXPECT_EQ(page->image.channels, 1);
  EXPECT_TRUE(page->has_raster_content);
  EXPECT_EQ(page->raster_coverage, 1);
  EXPECT_FALSE(page->verdict.usable);
  expect_block(*page);
}

INSTANTIATE_TEST_SUITE_P(Images, EveryFormat,
                         testing::Values(std::pair{IFF_PNG, 1}, std::pair{IFF_PNG, 8},
                                         std::pair{IFF_PNG, 16}, std::pair{IFF_PNG, 32},
                                         std::pair{IFF_JFIF_JPEG, 8}, std::pair{IFF_JFIF_JPEG, 32},
                                         std::pair{IFF_TIFF_G4, 1}, std::pair{IFF_TIFF_LZW, 8},
                                         std::pair{IFF_TIFF_ZIP, 32}, std::pair{IFF_TIFF, 16},
                                         std::pair{IFF_WEBP, 32}, std::pair{IFF_JP2, 8},
                                         std::pair{IFF_JP2, 32}, std::pair{IFF_BMP, 8},
                                         std::pair{IFF_BMP, 32}, std::pair{IFF_GIF, 8},
                                         std::pair{IFF_PNM, 1}, std::pair{IFF_PNM, 8}));

TEST(ImageDocument, ColourIsKeptWhereThereIsSome) {
  const PixPtr pix = block_picture(120, 80, 32);
  const std::unique_ptr<Box, void (*)(Box*)> stamp(boxCreate(60, 20, 20, 20),
                                                   [](Box* box) { boxDestroy(&box); });
  pixSetInRectArbitrary(pix.get(), stamp.get(), 0xd0202000);
  const auto page = read_image(encoded(pix.get(), IFF_PNG));
  ASSERT_TRUE(page.ok());
  ASSERT_EQ(page->image.channels, 3);
  const std::uint8_t* red = page->image.row(30) + 3 * 70;
  EXPECT_EQ(red[0], 0xd0);
  EXPECT_EQ(red[1], 0x20);
  EXPECT_EQ(red[2], 0x20);
}

TEST(ImageDocument, TransparentIsWhite) {
  const PixPtr pix = block_picture(120, 80, 32);
  pixClearAll(pix.get());  // black, and wholly transparent
  pixSetSpp(pix.get(), 4);
  const auto page = read_image(encoded(pix.get(), IFF_PNG));
  ASSERT_TRUE(page.ok());
  EXPECT_EQ(page->image.row(40)[40 * page->image.channels], 255);
}

TEST(ImageDocument, PaletteIsResolved) {
  const PixPtr grey = block_picture(120, 80, 8);
  const PixPtr pix(pixConvertTo8(grey.get(), 1));  // with a colour map
  ASSERT_NE(pixGetColormap(pix.get()), nullptr);
  const auto page = read_image(encoded(pix.get(), IFF_PNG));
  ASSERT_TRUE(page.ok());
  expect_block(*page);
}

TEST(ImageDocument, EachImageOfATiffIsAPage) {
  const std::string path = temp_path("pages.tif");
  const PixPtr first = block_picture(120, 80, 1);
  const PixPtr second = block_picture(90, 200, 1);
  ASSERT_EQ(pixWriteTiff(path.c_str(), first.get(), IFF_TIFF_G4, "w"), 0);
  ASSERT_EQ(pixWriteTiff(path.c_str(), second.get(), IFF_TIFF_G4, "a"), 0);
  const auto document = open_document(path, {});
  ASSERT_TRUE(document.ok());
  EXPECT_EQ((*document)->kind(), DocumentKind::Image);
  ASSERT_EQ((*document)->page_count(), 2);
  const auto page = (*document)->read_page(2, {});
  ASSERT_TRUE(page.ok());
  EXPECT_EQ(page->number, 2);
  EXPECT_EQ(page->image.width, 90);
  EXPECT_EQ(page->image.height, 200);
  expect_block(*page);
  EXPECT_FALSE((*document)->read_page(3, {}).ok());
}

TEST(ImageDocument, ResolutionComesFromAPlausibleHeader) {
  const PixPtr pix = block_picture(1240, 1754, 1);  // A4 at 150 dpi
  pixSetResolution(pix.get(), 150, 150);
  const auto stated = read_image(encoded(pix.get(), IFF_TIFF_G4));
  ASSERT_TRUE(stated.ok());
  EXPECT_NEAR(stated->dpi, 150, 0.5);
  pixSetResolution(pix.get(), 1500, 1500);  // would make a stamp of it
  const auto implausible = read_image(encoded(pix.get(), IFF_TIFF_G4));
  ASSERT_TRUE(implausible.ok());
  EXPECT_NEAR(implausible->dpi, 150, 0.5);
}

TEST(ImageDocument, ResolutionIsEstimatedAsOfAnA4Sheet) {
  const PixPtr pix = block_picture(1754, 1240, 1);
  const auto page = read_image(encoded(pix.get(), IFF_PNG));
  ASSERT_TRUE(page.ok());
  EXPECT_NEAR(page->dpi, 150, 0.5);
}

TEST(ImageDocument, SmallImageIsNotTakenForAWholeSheet) {
  const PixPtr pix = block_picture(140, 100, 1);
  const auto page = read_image(encoded(pix.get(), IFF_PNG));
  ASSERT_TRUE(page.ok());
  EXPECT_DOUBLE_EQ(page->dpi, 72);
}

TEST(ImageDocument, NeedlesslyFineScanIsShrunkButKeepsItsOwnUnits) {
  const PixPtr pix = block_picture(4960, 7016, 1);
  pixSetResolution(pix.get(), 600, 600);
  const auto page = read_image(encoded(pix.get(), IFF_TIFF_G4));
  ASSERT_TRUE(page.ok());
  EXPECT_EQ(page->width, 4960);
  EXPECT_EQ(page->image.width, 2480);
  EXPECT_DOUBLE_EQ(page->scale, 0.5);
  EXPECT_NEAR(page->dpi, 300, 0.5);
}

// A JPEG with an EXIF segment that holds nothing but the orientation.
std::string with_orientation(const std::string& jpeg, char orientation) {
  std::string exif =
      "\xFF\xE1\0\x22"s + "Exif\0\0II\x2A\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0"s;
  exif += orientation;
  exif += "\0\0\0\0\0\0\0"s;
  return jpeg.substr(0, 2) + exif + jpeg.substr(2);
}

TEST(ImageDocument, ExifOrientationIsHonoured) {
  const PixPtr pix = block_picture(120, 80, 8);
  const std::string jpeg = encoded(pix.get(), IFF_JFIF_JPEG);
  const auto turned = read_image(with_orientation(jpeg, 6));  // to be turned clockwise
  ASSERT_TRUE(turned.ok());
  EXPECT_EQ(turned->width, 80);
  EXPECT_EQ(turned->height, 120);
  EXPECT_LT(turned->image.row(25)[80 - 25], 40);
  const auto half = read_image(with_orientation(jpeg, 3));
  ASSERT_TRUE(half.ok());
  EXPECT_LT(half->image.row(80 - 25)[120 - 25], 40);
  const auto mirrored = read_image(with_orientation(jpeg, 2));
  ASSERT_TRUE(mirrored.ok());
  EXPECT_LT(mirrored->image.row(25)[120 - 25], 40);
  const auto transposed = read_image(with_orientation(jpeg, 5));
  ASSERT_TRUE(transposed.ok());
  EXPECT_LT(transposed->image.row(35)[25], 40);   // (35, 25) of the stored picture
  EXPECT_GT(transposed->image.row(25)[35], 215);  // (25, 35) of it
}

TEST(ImageDocument, DamagedExifIsIgnored) {
  const PixPtr pix = block_picture(120, 80, 8);
  std::string jpeg = with_orientation(encoded(pix.get(), IFF_JFIF_JPEG), 6);
  jpeg[2 + 4 + 6 + 4] = '\x7F';  // the directory's offset points outside
  const auto page = read_image(jpeg);
  ASSERT_TRUE(page.ok());
  EXPECT_EQ(page->width, 120);
}

}  // namespace
}  // namespace gewu
