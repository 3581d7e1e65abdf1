#include "ingest/image_header.h"

#include <leptonica/allheaders.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>

namespace gewu {
namespace {

using namespace std::string_view_literals;

const l_uint8* data_of(std::string_view bytes) {
  return reinterpret_cast<const l_uint8*>(bytes.data());
}

// A number of `size` bytes at `at`; the caller has checked that they are there.
std::uint32_t number_at(std::string_view bytes, std::size_t at, int size, bool big_endian) {
  std::uint32_t value = 0;
  for (int i = 0; i < size; ++i) {
    const std::size_t from = at + (big_endian ? i : size - 1 - i);
    value = (value << 8) | static_cast<unsigned char>(bytes[from]);
  }
  return value;
}

std::optional<ImageHeader> read_bmp_header(std::string_view bytes) {
  constexpr std::size_t kWidthAt = 18;
  constexpr std::size_t kHeightAt = 22;
  constexpr std::size_t kBitsAt = 28;
  if (bytes.size() < kBitsAt + 2) return std::nullopt;
  ImageHeader header;
  header.width = static_cast<std::int32_t>(number_at(bytes, kWidthAt, 4, false));
  const auto height = static_cast<std::int32_t>(number_at(bytes, kHeightAt, 4, false));
  if (height == INT32_MIN) return std::nullopt;
  header.height = std::abs(height);  // negative: rows from the top
  header.bits_per_pixel = static_cast<int>(number_at(bytes, kBitsAt, 2, false));
  return header;
}

// The size of the screen on which a GIF lays its images.
std::optional<ImageHeader> read_gif_header(std::string_view bytes) {
  constexpr std::size_t kWidthAt = 6;
  constexpr std::size_t kHeightAt = 8;
  if (bytes.size() < kHeightAt + 2) return std::nullopt;
  ImageHeader header;
  header.width = static_cast<int>(number_at(bytes, kWidthAt, 2, false));
  header.height = static_cast<int>(number_at(bytes, kHeightAt, 2, false));
  header.bits_per_pixel = 8;
  return header;
}

std::optional<ImageHeader> read_tiff_header(std::string_view bytes, int index) {
  ImageHeader header;
  int bits = 0;
  int samples = 0;
  if (readHeaderMemTiff(data_of(bytes), bytes.size(), index, &header.width, &header.height, &bits,
                        &samples, nullptr, nullptr, nullptr) != 0) {
    return std::nullopt;
  }
  header.bits_per_pixel = bits * samples;
  return header;
}

std::optional<ImageHeader> read_plain_header(std::string_view bytes) {
  ImageHeader header;
  int bits = 0;
  int samples = 0;
  if (pixReadHeaderMem(data_of(bytes), bytes.size(), nullptr, &header.width, &header.height, &bits,
                       &samples, nullptr) != 0) {
    return std::nullopt;
  }
  header.bits_per_pixel = bits * samples;
  return header;
}

constexpr char kMarker = '\xFF';
constexpr char kStartOfScan = '\xDA';
constexpr char kApp1 = '\xE1';

// The orientation entry of the first directory of a TIFF structure, as EXIF wraps it.
int orientation_of_exif(std::string_view tiff) {
  constexpr std::size_t kHeaderSize = 8;
  constexpr std::size_t kEntrySize = 12;
  constexpr std::uint32_t kOrientationTag = 0x0112;
  if (tiff.size() < kHeaderSize) return 1;
  const bool big_endian = tiff.starts_with("MM");
  const std::size_t directory = number_at(tiff, 4, 4, big_endian);
  if (directory > tiff.size() - 2) return 1;
  const std::uint32_t entries = number_at(tiff, directory, 2, big_endian);
  for (std::uint32_t i = 0; i < entries; ++i) {
    const std::size_t entry = directory + 2 + i * kEntrySize;
    if (entry + kEntrySize > tiff.size()) break;
    if (number_at(tiff, entry, 2, big_endian) != kOrientationTag) continue;
    const std::uint32_t value = number_at(tiff, entry + 8, 2, big_endian);
    return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
  }
  return 1;
}

}  // namespace

std::optional<ImageFormat> image_format(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv)) return ImageFormat::Png;
  if (bytes.starts_with("\xFF\xD8\xFF"sv)) return ImageFormat::Jpeg;
  if (bytes.starts_with("II\x2A\0"sv) || bytes.starts_with("MM\0\x2A"sv)) return ImageFormat::Tiff;
  if (bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("WEBP")) return ImageFormat::WebP;
  if (bytes.starts_with("\0\0\0\x0CjP  \r\n\x87\n"sv)) return ImageFormat::Jp2;
  if (bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a")) return ImageFormat::Gif;
  if (bytes.starts_with("BM") && bytes.size() > 6 && bytes.substr(6, 4) == "\0\0\0\0"sv) {
    return ImageFormat::Bmp;
  }
  const bool pnm = bytes.size() > 2 && bytes[0] == 'P' && bytes[1] >= '1' && bytes[1] <= '6';
  if (pnm && (bytes[2] == '\n' || bytes[2] == ' ' || bytes[2] == '\r')) return ImageFormat::Pnm;
  return std::nullopt;
}

std::optional<ImageHeader> read_image_header(std::string_view bytes, ImageFormat format,
                                             int index) {
  std::optional<ImageHeader> header;
  if (format == ImageFormat::Bmp) {
    header = read_bmp_header(bytes);
  } else if (format == ImageFormat::Gif) {
    header = read_gif_header(bytes);
  } else if (format == ImageFormat::Tiff) {
    header = read_tiff_header(bytes, index);
  } else {
    header = read_plain_header(bytes);
  }
  if (header && (header->width < 1 || header->height < 1)) return std::nullopt;
  return header;
}

int count_images(std::string_view bytes, ImageFormat format) {
  if (format != ImageFormat::Tiff) return 1;
  std::FILE* file = fopenReadFromMemory(data_of(bytes), bytes.size());
  if (file == nullptr) return 0;
  int count = 0;
  const bool known = tiffGetCount(file, &count) == 0;
  std::fclose(file);
  return known ? count : 0;
}

bool jpeg_is_truncated(std::string_view bytes) {
  const std::size_t scan = bytes.rfind("\xFF\xDA"sv);  // inside a scan, FF is followed by 00
  const std::size_t end = bytes.rfind("\xFF\xD9"sv);
  return scan == bytes.npos || end == bytes.npos || end < scan;
}

int jpeg_orientation(std::string_view bytes) {
  constexpr std::size_t kMarkerSize = 4;  // FF, the kind, two bytes of length
  std::size_t at = 2;                     // after the start mark
  while (at + kMarkerSize <= bytes.size() && bytes[at] == kMarker) {
    const char kind = bytes[at + 1];
    if (kind == kStartOfScan) break;
    const std::size_t length = number_at(bytes, at + 2, 2, true);
    const std::string_view segment = bytes.substr(at + kMarkerSize, length < 2 ? 0 : length - 2);
    constexpr std::string_view kExif = "Exif\0\0"sv;
    if (kind == kApp1 && segment.starts_with(kExif)) {
      return orientation_of_exif(segment.substr(kExif.size()));
    }
    at += 2 + length;
  }
  return 1;
}

}  // namespace gewu
