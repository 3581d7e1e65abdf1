// Cuts a part of the upright page out and frees it of what is not its text.
#pragma once

#include "ocr/ink/ink_region.h"

namespace gewu {

/// Whose ink is sought.
enum class Tone {
  Dark,  ///< what is darker than the page's threshold, and pale strokes beside it
  Pale,  ///< nothing is so dark: see pale_print
};

/// Cuts `box` (clipped to the page) out of the page. Taken out: specks too small or too lonely to
/// be a point, and the broad light strokes of a watermark; in a ruled cell also pieces along the
/// border that are long and thin (what is left of ruling lines), and rows and columns at the border
/// that are nearly all ink.
InkRegion cut_region(const PageInk& page, const PixelRect& box, Border border,
                     Tone tone = Tone::Dark);

}  // namespace gewu
