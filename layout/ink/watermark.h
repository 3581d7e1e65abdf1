// Watermarks and shaded fields: broad and light, with print over them.
#pragma once

#include "base/geometry.h"
#include "base/image.h"

namespace gewu {

/// Where light strokes lie on a page that are broader than print's, found on every few pixels of
/// it. Looked for on the page as a whole: the corner of a stroke that crosses a cell cannot be told
/// from soft print by itself.
struct Watermark {
  Image core;     ///< 255 well inside such strokes; empty: there are none
  int step = 1;   ///< pixels of the page per pixel of `core`
  int reach = 0;  ///< pixels of `core` from there to the edge of a stroke, and to its thin ends
};

/// `grey`: a page. `em`: the height of its characters, pixels. `dark`: the level of its print.
Watermark find_watermark(const Image& grey, double em, int dark);

/// The part of `box` (pixels of the page, inside it) that such strokes may cover: 255 there, 0
/// elsewhere. Empty if none does.
Image watermark_in(const Watermark& watermark, const PixelRect& box);

/// The grey level of the strokes in and near `box`; 255 if there are none.
double watermark_level(const Watermark& watermark, const Image& grey, const PixelRect& box);

}  // namespace gewu
