// What could be ink of a ruling line, however faint.
#pragma once

#include "layout/ink/bitmap.h"
#include "layout/page/page_layout.h"

namespace gewu {

/// Two maps of the page at a reduced scale: pixels darker than the paper close above and below them
/// (horizontal), or left and right of them (vertical). Paper is the lightest that is found within a
/// few points, so that neither shading, nor uneven light, nor the edge of a filled cell makes a
/// line.
struct LineMaps {
  Bitmap horizontal;
  Bitmap vertical;  ///< transposed: (y, x), so that its lines run along the rows
  int scale = 1;    ///< page pixels per map pixel
};

/// `page`: the upright page of the layout, or its lines alone.
LineMaps make_line_maps(const PageLayout& layout, const Image& page);

}  // namespace gewu
