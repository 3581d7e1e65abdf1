// What a stamp over a cell means for its reading.
#pragma once

#include <optional>
#include <vector>

#include "base/finding.h"
#include "layout/page/page_layout.h"
#include "tablegrid/grid/grid_table.h"

namespace gewu {

/// The greatest SealMark on the box; 0: no stamp.
int seal_over(const PageLayout& layout, const PixelRect& box);

/// Whether a grey stamp lies over any of the lines (boxes in upright pixels): what is left of its
/// thin strokes makes a point of a comma.
bool has_line_under_grey_seal(const PageLayout& layout, const std::vector<PointRect>& lines);

/// Names all cells of the table that lie under a stamp, sure or not, empty or not; page and table
/// are left to the caller. None: no such cell.
std::optional<Finding> cells_under_seal(const PageLayout& layout, const GridTable& table);

}  // namespace gewu
