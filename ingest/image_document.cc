#include "ingest/image_document.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <memory>
#include <new>
#include <optional>
#include <utility>

#include "ingest/colour.h"
#include "ingest/damage.h"
#include "ingest/file_bytes.h"
#include "ingest/image_header.h"
#include "ingest/raster_dpi.h"

namespace gewu {
namespace {

struct PixDeleter {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using PixPtr = std::unique_ptr<Pix, PixDeleter>;

constexpr const char* kOutOfMemory = "needs more memory than a worker may use";
constexpr const char* kOutOfMemoryHint = "Raise --max-memory";
// The short side of A4, which is what offices print and scan.
constexpr double kA4ShortInches = 8.27;
// A4 stands at 1.414; photographs of a page and letter paper lie around it.
constexpr double kPageShapeLow = 1.2;
constexpr double kPageShapeHigh = 1.6;
// A page that coarse could not be read: a smaller image is a part of a page.
constexpr double kLeastDpi = 72;
// A header's resolution is believed if the short side then is as long as one of a sheet (A6..A2).
// Many programs write 72 or 96 without meaning it.
constexpr double kLeastSheetInches = 4;
constexpr double kLargestSheetInches = 17;

double estimate_dpi(int width, int height) {
  const double short_side = std::min(width, height);
  const double shape = std::max(width, height) / short_side;
  const bool page_shaped = shape >= kPageShapeLow && shape <= kPageShapeHigh;
  return page_shaped ? std::max(short_side / kA4ShortInches, kLeastDpi) : kOcrDpi;
}

double dpi_of(int width, int height, int header_dpi) {
  if (header_dpi > 0) {
    const double inches = std::min(width, height) / static_cast<double>(header_dpi);
    if (inches >= kLeastSheetInches && inches <= kLargestSheetInches) return header_dpi;
  }
  return estimate_dpi(width, height);
}

PixPtr decode(std::string_view bytes, ImageFormat format, int index) {
  const auto* data = reinterpret_cast<const l_uint8*>(bytes.data());
  if (format == ImageFormat::Tiff) return PixPtr(pixReadMemTiff(data, bytes.size(), index));
  if (format == ImageFormat::Jpeg) {  // what a damaged one still shows is worth reading
    const int hint = L_JPEG_CONTINUE_WITH_BAD_DATA;
    return PixPtr(pixReadMemJpeg(data, bytes.size(), 0, 1, nullptr, hint));
  }
  return PixPtr(pixReadMem(data, bytes.size()));
}

// EXIF's eight orientations: a turn, after which some are mirrored.
PixPtr put_upright(PixPtr pix, int orientation) {
  constexpr int kQuarterTurns[9] = {0, 0, 0, 2, 2, 1, 1, 3, 3};
  constexpr bool kMirrored[9] = {false, false, true, false, true, true, false, true, false};
  const int turns = kQuarterTurns[orientation];
  if (turns != 0) pix.reset(pixRotateOrth(pix.get(), turns));
  if (pix && kMirrored[orientation]) pixFlipLR(pix.get(), pix.get());
  return pix;
}

// To 1, 8 or 32 bits without palette or transparency; what is transparent becomes white.
PixPtr flatten(PixPtr pix) {
  if (pixGetColormap(pix.get()) != nullptr) {
    pix.reset(pixRemoveColormap(pix.get(), REMOVE_CMAP_BASED_ON_SRC));
  }
  constexpr int kWithAlpha = 4;
  constexpr l_uint32 kWhite = 0xffffff00;
  if (pix && pixGetDepth(pix.get()) == 32 && pixGetSpp(pix.get()) == kWithAlpha) {
    pix.reset(pixAlphaBlendUniform(pix.get(), kWhite));
  }
  if (!pix) return pix;
  const int depth = pixGetDepth(pix.get());
  if (depth != 1 && depth != 8 && depth != 32) pix.reset(pixConvertTo8(pix.get(), 0));
  return pix;
}

Image grey_image(Pix* pix) {
  Image image(pixGetWidth(pix), pixGetHeight(pix), 1);
  const l_uint32* line = pixGetData(pix);
  for (int y = 0; y < image.height; ++y, line += pixGetWpl(pix)) {
    std::uint8_t* row = image.row(y);
    for (int x = 0; x < image.width; ++x) {
      row[x] = static_cast<std::uint8_t>(GET_DATA_BYTE(line, x));
    }
  }
  return image;
}

Image rgb_image(Pix* pix) {
  Image image(pixGetWidth(pix), pixGetHeight(pix), 3);
  const l_uint32* line = pixGetData(pix);
  for (int y = 0; y < image.height; ++y, line += pixGetWpl(pix)) {
    std::uint8_t* row = image.row(y);
    for (int x = 0; x < image.width; ++x) {
      row[3 * x] = static_cast<std::uint8_t>(line[x] >> L_RED_SHIFT);
      row[3 * x + 1] = static_cast<std::uint8_t>(line[x] >> L_GREEN_SHIFT);
      row[3 * x + 2] = static_cast<std::uint8_t>(line[x] >> L_BLUE_SHIFT);
    }
  }
  return image;
}

// One-bit images are shrunk while they are small in memory.
PixPtr shrink_bits(PixPtr pix, int factor) {
  if (factor == 2) return PixPtr(pixScaleToGray2(pix.get()));
  if (factor == 3) return PixPtr(pixScaleToGray3(pix.get()));
  if (factor == 4) return PixPtr(pixScaleToGray4(pix.get()));
  return PixPtr(pixConvertTo8(pix.get(), 0));
}

Image image_of(PixPtr pix, int factor) {
  if (pixGetDepth(pix.get()) == 1) {
    pix = shrink_bits(std::move(pix), factor);
    return pix ? grey_image(pix.get()) : Image();
  }
  if (pixGetDepth(pix.get()) == 8) return shrink(grey_image(pix.get()), factor);
  Image image = rgb_image(pix.get());
  pix.reset();
  if (!has_colour(image)) image = to_grey(std::move(image));
  return shrink(std::move(image), factor);
}

class ImageDocument : public SourceDocument {
 public:
  ImageDocument(std::string path, std::string bytes, ImageFormat format, int count,
                const Limits& limits)
      : path_(std::move(path)),
        bytes_(std::move(bytes)),
        format_(format),
        count_(count),
        limits_(limits) {}

  DocumentKind kind() const override { return DocumentKind::Image; }
  int page_count() const override { return count_; }
  std::string metadata_title() const override { return ""; }

  Result<Page> read_page(int number, const RasterOptions& options) override {
    try {
      return read_page_or_throw(number, options);
    } catch (const std::bad_alloc&) {
      return failure(ErrorCode::LimitExceeded, number, kOutOfMemory, kOutOfMemoryHint);
    } catch (const std::exception& thrown) {
      return failure(ErrorCode::Internal, number, thrown.what());
    }
  }

 private:
  Error failure(ErrorCode code, int number, std::string message, std::string hint = "") const {
    return {code, std::move(message), std::move(hint), path_, number};
  }

  Result<Page> read_page_or_throw(int number, const RasterOptions& options);
  Status check_size(int number) const;
  Error failure_to_decode(int number) const;
  PixPtr decode_upright(int number) const;

  std::string path_;
  std::string bytes_;
  ImageFormat format_;
  int count_;
  Limits limits_;
};

// Bounds what decoding costs in memory; how large the finished image may be is checked later.
Status ImageDocument::check_size(int number) const {
  const std::optional<ImageHeader> header = read_image_header(bytes_, format_, number - 1);
  if (!header) return failure(ErrorCode::Damaged, number, "the image's header cannot be read");
  const std::int64_t pixels = static_cast<std::int64_t>(header->width) * header->height;
  const bool one_bit = header->bits_per_pixel == 1;
  const std::int64_t allowed = limits_.max_pixels * (one_bit ? kMaxShrink * kMaxShrink : 1);
  if (pixels > allowed || std::max(header->width, header->height) > kMaxPixelSide) {
    return failure(ErrorCode::LimitExceeded, number,
                   "an image of " + std::to_string(header->width) + " x " +
                       std::to_string(header->height) + " pixels is too large",
                   "Scale it down, or raise --max-pixels");
  }
  return ok_status();
}

// Leptonica does not say why it gave up. If there is no room for the pixels, that is why.
Error ImageDocument::failure_to_decode(int number) const {
  constexpr std::size_t kWidestPixel = 4;
  const std::optional<ImageHeader> header = read_image_header(bytes_, format_, number - 1);
  const std::size_t pixels =
      header ? static_cast<std::size_t>(header->width) * static_cast<std::size_t>(header->height)
             : 0;
  const std::unique_ptr<char[]> room(new (std::nothrow) char[kWidestPixel * pixels + 1]);
  if (!room) return failure(ErrorCode::LimitExceeded, number, kOutOfMemory, kOutOfMemoryHint);
  return failure(ErrorCode::Damaged, number, "the image cannot be decoded", "Fetch it again");
}

PixPtr ImageDocument::decode_upright(int number) const {
  PixPtr pix = decode(bytes_, format_, number - 1);
  if (!pix) return pix;
  const int orientation = format_ == ImageFormat::Jpeg ? jpeg_orientation(bytes_) : 1;
  return put_upright(flatten(std::move(pix)), orientation);
}

Result<Page> ImageDocument::read_page_or_throw(int number, const RasterOptions& options) {
  if (number < 1 || number > count_) {
    return failure(ErrorCode::Usage, number, "the image file has no such page",
                   "It has " + std::to_string(count_) + " pages");
  }
  const Status sized = check_size(number);
  if (!sized) return sized.error();
  DamageWatch watch;
  PixPtr pix = decode_upright(number);
  std::string damage = watch.take();
  if (!pix) return failure_to_decode(number);
  Page page;
  page.damage = std::move(damage);
  page.number = number;
  page.width = pixGetWidth(pix.get());
  page.height = pixGetHeight(pix.get());
  page.dpi = dpi_of(pixGetWidth(pix.get()), pixGetHeight(pix.get()), pixGetXRes(pix.get()));
  const int factor = shrink_factor(page.dpi, options.dpi > 0 ? options.dpi : kOcrDpi);
  page.dpi /= factor;
  page.scale = 1.0 / factor;
  page.image = image_of(std::move(pix), factor);
  if (page.image.empty()) return failure(ErrorCode::Damaged, number, "the image has no pixels");
  if (static_cast<std::int64_t>(page.image.width) * page.image.height > limits_.max_pixels) {
    return failure(ErrorCode::LimitExceeded, number, "the image is too large",
                   "Scale it down, or raise --max-pixels");
  }
  page.has_raster_content = true;
  page.raster_coverage = 1;
  page.verdict = judge_text_layer(page);
  return page;
}

Result<std::unique_ptr<SourceDocument>> open_or_throw(const SourceFile& file,
                                                      const OpenOptions& options) {
  const std::string& path = file.name;
  Result<std::string> bytes = read_file(file, options.limits.max_bytes);
  if (!bytes) return bytes.error();
  const std::optional<ImageFormat> format = image_format(*bytes);
  if (!format) return Error{ErrorCode::UnsupportedFormat, "not an image", "", path, 0};
  const int count = count_images(*bytes, *format);
  const bool truncated = *format == ImageFormat::Jpeg && jpeg_is_truncated(*bytes);
  if (count < 1 || truncated) {
    return Error{ErrorCode::Damaged, "the image is damaged or breaks off",
                 "Fetch the file again; it may be truncated", path, 0};
  }
  if (count > options.limits.max_pages) {
    return Error{ErrorCode::LimitExceeded,
                 "the file holds " + std::to_string(count) + " images, more than allowed",
                 "Raise --max-pages", path, 0};
  }
  return std::unique_ptr<SourceDocument>(std::make_unique<ImageDocument>(
      path, std::move(bytes).value(), *format, count, options.limits));
}

}  // namespace

bool looks_like_image(std::string_view head) { return image_format(head).has_value(); }

Result<std::unique_ptr<SourceDocument>> open_image(const SourceFile& file,
                                                   const OpenOptions& options) {
  setMsgSeverity(L_SEVERITY_NONE);  // Leptonica reports by printing, otherwise
  try {
    return open_or_throw(file, options);
  } catch (const std::bad_alloc&) {
    return Error{ErrorCode::LimitExceeded, kOutOfMemory, kOutOfMemoryHint, file.name, 0};
  } catch (const std::exception& thrown) {
    return Error{ErrorCode::Internal, std::string("the image cannot be read: ") + thrown.what(), "",
                 file.name, 0};
  }
}

}  // namespace gewu
