// Which pieces of ink are text.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "ocr/ink/ink_region.h"

namespace gewu {

/// The height of a character by the region's own pieces, if it is smaller than the page's; pixels.
double local_em(const std::vector<InkPiece>& pieces, double page_em);

/// The pieces that are text: no noise, no lonely specks, and in a ruled cell nothing that is left
/// of its rulings. Specks as large as a point are noted in the region. `mask`: 255 ink.
std::vector<InkPiece> keep_text(std::vector<InkPiece> all, const cv::Mat& mask, Border border,
                                InkRegion* region);

}  // namespace gewu
