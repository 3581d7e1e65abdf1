#include "app/page_picture.h"

#include <leptonica/allheaders.h>

#include <memory>

namespace gewu {

namespace {

// 1500 pixels over A4 are 180 dpi: small print stays legible, a page takes some 200 KiB.
constexpr int kMostPixels = 1500;
constexpr int kQuality = 60;

struct PixDeleter {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using PixPointer = std::unique_ptr<Pix, PixDeleter>;

PixPointer pix_of(const Image& image) {
  PixPointer pix(pixCreateNoInit(image.width, image.height, image.channels == 3 ? 32 : 8));
  if (!pix) return pix;
  l_uint32* words = pixGetData(pix.get());
  const int per_line = pixGetWpl(pix.get());
  for (int y = 0; y < image.height; ++y, words += per_line) {
    const std::uint8_t* from = image.row(y);
    for (int x = 0; x < image.width; ++x, from += image.channels) {
      if (image.channels == 3) {
        composeRGBPixel(from[0], from[1], from[2], words + x);
      } else {
        SET_DATA_BYTE(words, x, *from);
      }
    }
  }
  return pix;
}

}  // namespace

Result<std::string> page_picture(const Image& image) {
  const Error failure{ErrorCode::Internal, "the picture cannot be made", "", ""};
  PixPointer pix = image.empty() ? nullptr : pix_of(image);
  if (!pix) return failure;

  const int smaller = std::min(image.width, image.height);
  if (smaller > kMostPixels) {
    const int width = image.width == smaller ? kMostPixels : 0;
    pix.reset(pixScaleToSize(pix.get(), width, width ? 0 : kMostPixels));
  }
  l_uint8* bytes = nullptr;
  size_t size = 0;
  if (!pix || pixWriteMemJpeg(&bytes, &size, pix.get(), kQuality, 0) != 0) {
    return failure;
  }
  std::string jpeg(reinterpret_cast<const char*>(bytes), size);
  lept_free(bytes);
  return jpeg;
}

}  // namespace gewu
