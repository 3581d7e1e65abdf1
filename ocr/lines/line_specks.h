// Dirt among the pieces of a text line.
#pragma once

#include "ocr/ink/ink_region.h"
#include "ocr/lines/text_lines.h"

namespace gewu {

/// For a line of a peppered page: erases from the region, and from the line's pieces, specks that
/// lie neither right beside a stroke nor where a decimal point, a colon or the point of a name
/// would, and larger crumbs alone at the line's ends. A line of nothing but specks stays as it is.
/// `em`: height of a character, pixels. The line's box is left to the caller.
void drop_pepper(InkRegion* region, InkLine* line, double em);

}  // namespace gewu
