// From grey to ink and paper.
#pragma once

#include "base/image.h"
#include "layout/ink/bitmap.h"
#include "layout/page/page_layout.h"

namespace gewu {

/// Divides out uneven light and shaded cells, so that one threshold serves the whole page. A page
/// whose paper is even already stays as it is, pixel for pixel. Returns whether it changed.
bool flatten_paper(Image* grey, double dpi);

/// Levels of paper and ink, noise and threshold of a flat page. Leaves text_height at 0.
InkStats measure_ink(const Image& grey);

/// Where there is ink. Where the noise is strong, the page is smoothed first.
Bitmap ink_bitmap(const Image& grey, const InkStats& ink);

/// The same as an image: 0 where there is ink, 255 elsewhere.
Image binarize(const Image& grey, const InkStats& ink);

}  // namespace gewu
