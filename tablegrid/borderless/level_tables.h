// Tables ruled only across (三线表): columns show in how the text is aligned.
#pragma once

#include <vector>

#include "tablegrid/grid/grid_table.h"
#include "tablegrid/rulings/rulings.h"

namespace gewu {

/// Tables between level rulings of one width, at least three: above and below the head, and at the
/// foot; more may part rows. Two alone are enough for the rest of a table that a page break cut, if
/// its columns are many. Columns are parted by white that runs through the rows below the head,
/// rows by rulings or by white between lines of text. Head cells over several columns span them.
/// Nothing that overlaps `ruled` is looked at. Confidence is lower than that of ruled grids.
std::vector<GridTable> find_level_tables(const PageLayout& layout, const RulingSet& rulings,
                                         const RulingOptions& options,
                                         const std::vector<GridTable>& ruled);

}  // namespace gewu
