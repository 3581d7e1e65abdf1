// Print of which the page's threshold shows nothing, or hardly anything.
#pragma once

#include <opencv2/core.hpp>

#include "ocr/ink/page_ink.h"

namespace gewu {

/// A part of the page in which nothing is as dark as print: where it is darker than paper in
/// strokes all the same (255), as thin type is at the resolution of a screen, whose every pixel is
/// half paper. `box`: upright pixels, inside the page. Empty where there is no such ink, or no
/// telling it from noise, from a watermark, a shade or a seal. What lies along the border, as the
/// grey rim of a ruling line does, is none.
cv::Mat pale_print(const PageInk& page, const PixelRect& box);

/// Adds to `mask` (255 ink, as large as `grey`) what is darker than paper beyond noise, where print
/// is so small that its thin strokes are less than a pixel wide and hence half paper: at the
/// resolution of a screen the threshold shows but the thick strokes of a character, and none of
/// 一. Does nothing where print is larger, or paper dirty or shaded.
void add_thin_print(const PageInk& page, const cv::Mat& grey, int paper, cv::Mat* mask);

}  // namespace gewu
