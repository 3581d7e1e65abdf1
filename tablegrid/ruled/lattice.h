// From ruling lines that meet to rows, columns and cells.
#pragma once

#include <optional>
#include <vector>

#include "tablegrid/grid/grid_table.h"
#include "tablegrid/rulings/rulings.h"

namespace gewu {

/// Groups of rulings that hang together by crossing or touching, without what is no ruling of a
/// table (strokes of characters, underlines, lone frames).
std::vector<RulingSet> connected_rulings(const RulingSet& rulings, const RulingOptions& options);

/// The smallest grid of rows and columns that these rulings draw. Empty if they draw fewer than two
/// cells. A boundary between two cells exists where rulings cover most of it; what lies in line
/// with the group's rulings in `all` counts too (a ruling broken by a bad scan), but opens no new
/// row or column. Empty also if much of its frame is not ruled: a chart or drawing.
std::optional<GridTable> make_grid(const RulingSet& group, const RulingSet& all,
                                   const RulingOptions& options, double min_cell);

}  // namespace gewu
