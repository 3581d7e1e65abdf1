// Level strokes one pixel thin, too pale for the page's threshold and for a round smoothing.
#pragma once

#include "ocr/ink/ink_region.h"

namespace gewu {

/// Adds to `mask` (255 ink, as large as the region) pale level strokes as long as 一 that stand in
/// the middle of a row of its ink and close to a character there: Song type draws 一 as a hairline
/// with a dark end, which is all that the threshold shows of it. A stroke is looked for along its
/// length, so that the noise of the paper averages out and the hairline does not. Adds nothing
/// where too much looks like such strokes.
void add_level_strokes(const PageInk& page, const InkRegion& region, cv::Mat* mask);

}  // namespace gewu
