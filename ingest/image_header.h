// What the header of an image file says, before a single pixel is decoded.
#pragma once

#include <optional>
#include <string_view>

namespace gewu {

enum class ImageFormat { Png, Jpeg, Tiff, WebP, Jp2, Gif, Bmp, Pnm };

/// By the magic bytes; empty if it is none of them.
std::optional<ImageFormat> image_format(std::string_view bytes);

struct ImageHeader {
  int width = 0;
  int height = 0;
  int bits_per_pixel = 0;
};

/// Of the image `index` (0-based; only a TIFF has more than one). Empty if the header is damaged.
std::optional<ImageHeader> read_image_header(std::string_view bytes, ImageFormat format, int index);

/// How many images the file holds; 0 if that cannot be told.
int count_images(std::string_view bytes, ImageFormat format);

/// True if a JPEG breaks off before its end mark.
bool jpeg_is_truncated(std::string_view bytes);

/// Orientation in the sense of EXIF, 1..8; 1 (as stored) if the JPEG does not say.
int jpeg_orientation(std::string_view bytes);

}  // namespace gewu
