// The size of a piece of text, from the boxes of its characters.
#pragma once

#include <vector>

#include "base/geometry.h"

namespace gewu {

/// What most characters of words are high, pixels; digits are lower. 0 if there are none.
double usual_height(const std::vector<PixelRect>& boxes);

/// Em of words in Han characters, which fill a square each: what they stand apart, for faces may be
/// small in their square. Boxes may be of parts of characters; `em` is what their height tells, and
/// what comes back where there are too few to tell more. Pixels.
double em_of_words(const std::vector<PixelRect>& boxes, double em);

}  // namespace gewu
