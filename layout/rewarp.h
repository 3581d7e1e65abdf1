// A page seen from another angle.
#pragma once

#include "layout/page/page_layout.h"

namespace gewu {

/// The upright page warped once more: `now_from_upright` (row-major 3x3) leads from the pixels
/// wanted to those there are, pixel i covering [i, i + 1). The size stays; what leaves the page is
/// lost.
PageLayout rewarped(const PageLayout& layout, const double (&now_from_upright)[9]);

}  // namespace gewu
