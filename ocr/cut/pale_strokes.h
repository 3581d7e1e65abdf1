// Print too pale for the page's threshold.
#pragma once

#include "ocr/ink/ink_region.h"

namespace gewu {

/// Adds to `mask` (255 ink, as large as the region) thin strokes beside its ink that are darker
/// than the paper but lighter than the threshold: the hairlines of `>=` or 一 in a light face,
/// blurred by a scanner, which would else be cut off a line unseen. Only strokes of a character's
/// size, in the row of ink that is there already and close to it, so that paper stays paper. Two
/// thresholds joined by neighbourhood, as in Canny's edge detector (hysteresis).
/// True if there are such strokes before the ink which it leaves alone, for lack of a way to tell
/// them from the watermark or stamp that lies there.
bool add_pale_strokes(const PageInk& page, const InkRegion& region, Border border, cv::Mat* mask);

}  // namespace gewu
