// Amounts told from words by the shape of their ink.
#pragma once

#include "base/geometry.h"
#include "base/image.h"

namespace gewu {

/// Whether the ink in `box` (pixels of `binary`, 0 ink) looks like a row of digits: narrow pieces
/// side by side, each clearly higher than wide, as no row of Han characters has. One or two lone
/// digits count too; an empty box does not.
bool looks_like_digits(const Image& binary, const PixelRect& box);

}  // namespace gewu
