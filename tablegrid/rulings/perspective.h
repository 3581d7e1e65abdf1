// Pages photographed at an angle.
#pragma once

#include <optional>

#include "layout/page/page_layout.h"
#include "tablegrid/rulings/rulings.h"

namespace gewu {

/// A 3x3 matrix, row-major: pixels of the page as it is from pixels of the page seen squarely.
struct Homography {
  double m[9] = {1, 0, 0, 0, 1, 0, 0, 0, 1};
};

/// What the camera's angle did to the page, from how the slopes of its long rulings change over it.
/// Empty where the rulings are parallel or too few to tell.
std::optional<Homography> find_perspective(RulingSet rulings, const RulingOptions& options,
                                           int width, int height);

}  // namespace gewu
