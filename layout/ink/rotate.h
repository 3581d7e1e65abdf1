// A small lean taken out of a page's pixels.
#pragma once

#include <cstdint>

#include "base/image.h"

namespace gewu {

/// Where the pixels of a rotated image come from, pixel i centred on i:
/// x' = cosine x + sine y + dx, y' = -sine x + cosine y + dy.
struct SmallRotation {
  double cosine = 1;
  double sine = 0;  ///< at most 0.5 either way
  double dx = 0;
  double dy = 0;
};

/// `source` (one channel) rotated into an image of so many pixels; `paper` shows where the source
/// ends. First each row is sampled anew, then each column (Catmull and Smith, "3-D transformations
/// of images in scanline order", 1980), linearly: neighbours lie side by side in memory, which
/// makes it some four times as fast as sampling pixel by pixel.
Image rotated(const Image& source, const SmallRotation& rotation, int width, int height,
              std::uint8_t paper);

}  // namespace gewu
