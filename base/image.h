// A small owning image, so that folders can hand pixels to each other without sharing a library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace gewu {

/// 8-bit pixels, row by row without padding; 1 channel (grey: 0 black, 255 white) or 3 (R, G, B).
struct Image {
  int width = 0;
  int height = 0;
  int channels = 1;
  std::vector<std::uint8_t> pixels;

  Image() = default;
  Image(int w, int h, int c, std::uint8_t fill = 255)
      : width(w), height(h), channels(c), pixels(static_cast<std::size_t>(w) * h * c, fill) {}

  bool empty() const { return pixels.empty(); }
  std::size_t stride() const { return static_cast<std::size_t>(width) * channels; }
  std::uint8_t* row(int y) { return pixels.data() + y * stride(); }
  const std::uint8_t* row(int y) const { return pixels.data() + y * stride(); }
};

}  // namespace gewu
