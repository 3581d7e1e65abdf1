// Amounts told from words by the shape of their ink.
#pragma once

#include "base/geometry.h"
#include "base/image.h"

namespace gewu {

/// Whether the ink in `box` (pixels of `binary`, 0 ink) looks like a row of digits: narrow pieces
/// side by side, each clearly higher than wide, as no row of Han characters has. One or two lone
/// digits count too; an empty box does not.
bool looks_like_digits(const Image& binary, const PixelRect& box);

/// The same, but surer: hardly anything else stands in `box` than narrow pieces that reach from its
/// top to its bottom, and small ones (commas, points, dashes).
bool is_number(const Image& binary, const PixelRect& box);

/// Height of the highest piece of ink in `box` among those that white parts from top to bottom; a
/// comma that hangs lower than the digits does not count.
int piece_height(const Image& binary, const PixelRect& box);

/// looks_like_digits, and nothing in `box` is as high as the Han characters around, whose height is
/// `em` pixels: tells 小计, which is made of narrow strokes, and 12万元 from numbers.
bool is_amount(const Image& binary, const PixelRect& box, double em);

}  // namespace gewu
