// What a stamp over a cell means for its reading.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "layout/page/page_layout.h"
#include "tablegrid/grid/grid_table.h"

namespace gewu {

/// The greatest SealMark on the box; 0: no stamp.
int seal_over(const PageLayout& layout, const PixelRect& box);

/// The most that a reading from the pixels can be worth below such a mark. `inked`: the cell holds
/// ink besides the stamp's.
double most_under_seal(int seal, bool inked);

/// The most that a number is worth if any of its lines (boxes in upright pixels) lies under a grey
/// stamp: what is left of that one's thin strokes makes a point of a comma. 1 for other texts.
double most_for_number(const PageLayout& layout, const std::vector<PointRect>& lines,
                       std::string_view text);

/// Names all cells of the table that lie under a stamp, sure or not, empty or not; page and table
/// are left to the caller. None: no such cell.
std::optional<Finding> cells_under_seal(const PageLayout& layout, const GridTable& table);

}  // namespace gewu
