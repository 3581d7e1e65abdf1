// Letters of a cell that a page break cut, left outside the table's edge.
#pragma once

#include <vector>

#include "base/text_table.h"

namespace gewu {

/// A letter or two printed just below or above the table's edge, within its width.
bool is_stray(const Paragraph& paragraph, const PointRect& table);

/// Gives strays among `outside`, which stand on the page `table` was found on, back to the cells at
/// its lower (or upper) edge in whose columns they stand; those are to be reviewed. Call only where
/// the table goes on beyond that edge.
void take_in_strays(const std::vector<const Paragraph*>& outside, bool lower_edge,
                    const PointRect& page_box, TextTable* table);

}  // namespace gewu
