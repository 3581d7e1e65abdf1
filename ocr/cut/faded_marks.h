// Watermarks and seals under print: made paper, so that print over them looks like print.
#pragma once

#include <opencv2/core.hpp>

#include "ocr/ink/ink_region.h"

namespace gewu {

/// Takes the light broad strokes of a watermark out of the mask (255 ink) and of the region's grey.
void remove_watermark(const PageInk& page, cv::Mat* mask, InkRegion* region);

/// Makes paper of the shade that a seal's colour left in the region's grey; print keeps its grey.
void fade_seal(const PageInk& page, InkRegion* region);

}  // namespace gewu
