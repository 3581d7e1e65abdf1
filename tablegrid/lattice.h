// From ruling lines that meet to rows, columns and cells.
#pragma once

#include <optional>
#include <vector>

#include "tablegrid/grid_table.h"
#include "tablegrid/rules.h"

namespace gewu {

/// Groups of rules that hang together by crossing or touching, without what is no rule of a table
/// (strokes of characters, underlines, lone frames).
std::vector<RuleSet> connected_rules(const RuleSet& rules, const RuleOptions& options);

/// The smallest grid of rows and columns that these rules draw. Empty if they draw fewer than two
/// cells. A boundary between two cells exists where rules cover most of it; what lies in line with
/// the group's rules in `all` counts too (a rule broken by a bad scan), but opens no new row or
/// column. Empty also if much of its frame is not ruled: a chart or drawing.
std::optional<GridTable> make_grid(const RuleSet& group, const RuleSet& all,
                                   const RuleOptions& options, double min_cell);

}  // namespace gewu
