// What is left of ruling lines along the border of a cell.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "ocr/ink/ink_region.h"

namespace gewu {

/// Clears the outermost rows and columns of a cell's mask (255 ink) as far as a rule's worth of ink
/// lies in one of the next few. `em`: height of a character, pixels, as everywhere here.
void clear_border_rules(double em, cv::Mat* mask);

/// Takes out the pieces of a cell that are left of the rulings along its border. What may have been
/// a point is kept, or noted in the region; nothing else being there, a stroke is kept as well.
void drop_remnants(const cv::Mat& mask, InkRegion* region, std::vector<InkPiece>* pieces);

/// Takes out what the grid's rounding leaves of upright rules inside the cell.
void drop_upright_rules(const cv::Mat& mask, double em, std::vector<InkPiece>* pieces);

}  // namespace gewu
