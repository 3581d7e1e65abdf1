#include "ingest/pdf_scan_image.h"

#include <GfxState.h>
#include <Stream.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

namespace gewu {
namespace {

// Of the sine of the angle: a turn that moves no corner of an A4 scan at 300 dpi by half a pixel.
constexpr double kParallel = 1e-4;

// Lines of an image decoded to 8-bit grey or RGB; white where the data ends early.
Image decode(Stream* stream, int width, int height, GfxImageColorMap* colour_map, bool colour) {
  Image image(width, height, colour ? 3 : 1);
  ImageStream lines(stream, width, colour_map->getNumPixelComps(), colour_map->getBits());
  lines.reset();
  for (int y = 0; y < height; ++y) {
    unsigned char* line = lines.getLine();
    if (line == nullptr) break;
    if (colour) {
      colour_map->getRGBLine(line, image.row(y), width);
    } else {
      colour_map->getGrayLine(line, image.row(y), width);
    }
  }
  lines.close();
  return image;
}

}  // namespace

void ScanImageDevice::drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                                GfxImageColorMap* colour_map, bool interpolate,
                                const int* mask_colours, bool inline_image) {
  ++seen_;
  const ImagePlacement placement = placement_of(state->getCTM());
  if (seen_ != wanted_ || inline_image || !placement.upright) {
    OutputDev::drawImage(state, ref, stream, width, height, colour_map, interpolate, mask_colours,
                         inline_image);
    return;
  }
  image_ = place(decode(stream, width, height, colour_map, colour_), placement);
}

ImagePlacement placement_of(const double matrix[6]) {
  ImagePlacement placement;
  const double across = std::hypot(matrix[0], matrix[1]);
  const double down = std::hypot(matrix[2], matrix[3]);
  const auto none = [](double part, double whole) { return std::abs(part) <= kParallel * whole; };
  if (!(across > 0) || !(down > 0)) return placement;
  if (none(matrix[1], across) && none(matrix[2], down)) {
    // Row 0 of the image is at the top of the unit square: usually the square stands upside down.
    placement = {true, false, matrix[0]<0, matrix[3]> 0};
  } else if (none(matrix[0], across) && none(matrix[3], down)) {
    placement = {true, true, matrix[2] > 0, matrix[1] < 0};
  }
  return placement;
}

Image place(Image stored, const ImagePlacement& placement) {
  if (!placement.transposed && !placement.right_to_left && !placement.bottom_to_top) return stored;
  const bool swap = placement.transposed;
  Image placed(swap ? stored.height : stored.width, swap ? stored.width : stored.height,
               stored.channels);
  for (int y = 0; y < placed.height; ++y) {
    const int v = placement.bottom_to_top ? placed.height - 1 - y : y;
    std::uint8_t* to = placed.row(y);
    for (int x = 0; x < placed.width; ++x, to += placed.channels) {
      const int u = placement.right_to_left ? placed.width - 1 - x : x;
      const std::uint8_t* from = stored.row(swap ? u : v) + (swap ? v : u) * stored.channels;
      std::copy_n(from, placed.channels, to);
    }
  }
  return placed;
}

}  // namespace gewu
