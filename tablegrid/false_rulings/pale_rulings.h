// Strokes of watermarks that look like rulings.
#pragma once

#include "base/image.h"
#include "tablegrid/rulings/rulings.h"

namespace gewu {

/// Drops short lines that are far paler than the page's long rulings: strokes of a watermark,
/// shadows of a fold. Those that long rulings hold at both ends may be somewhat paler. `grey` is
/// the upright page, `paper` its grey level, `em` the height of a character in pixels. Where all
/// rulings are pale nothing is dropped.
void drop_pale_rulings(const Image& grey, int paper, double em, RulingSet* rulings);

/// Ends rulings at the ruling that crosses them where only paler strokes go on in line beyond it.
void clip_pale_ends(const Image& grey, int paper, double em, RulingSet* rulings);

}  // namespace gewu
