// Blank cells told from inked ones.
#pragma once

#include "base/geometry.h"
#include "layout/page/page_layout.h"

namespace gewu {

/// True if the part of the page inside `box` (upright pixels) holds no printed ink: specks, noise
/// and remnants of ruling lines at its border do not count.
bool is_blank(const PageLayout& layout, const PixelRect& box);

}  // namespace gewu
