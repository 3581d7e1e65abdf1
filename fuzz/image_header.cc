// Headers of images, read before anything is decoded.
#include <string_view>

#include "fuzz/target.h"
#include "ingest/image_header.h"

namespace {

using gewu::ImageFormat;

void read_as(std::string_view bytes, ImageFormat format) {
  const int count = gewu::count_images(bytes, format);
  gewu::fuzz::require(count >= 0, "the number of images is no negative one");
  for (const int index : {0, 1, count - 1, count, 1'000'000}) {
    if (index < 0) continue;
    const auto header = gewu::read_image_header(bytes, format, index);
    gewu::fuzz::require(!header || (header->width > 0 && header->height > 0),
                        "a header that is given has a size");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  // Leptonica decides by itself what a file is, and reads a GIF whole to tell its size: the program
  // hands it only what begins as one of the others. Ours take any bytes.
  for (const ImageFormat format : {ImageFormat::Tiff, ImageFormat::Gif, ImageFormat::Bmp}) {
    read_as(bytes, format);
  }
  if (const auto format = gewu::image_format(bytes)) read_as(bytes, *format);
  static_cast<void>(gewu::jpeg_is_truncated(bytes));
  const int orientation = gewu::jpeg_orientation(bytes);
  gewu::fuzz::require(orientation >= 1 && orientation <= 8, "an orientation is one of eight");
  return 0;
}
