// Changing the grid of a table by hand: spans and rows. Each returns why it cannot be done, or "";
// then the cells tile the grid as before.
#pragma once

#include <string>
#include <vector>

#include "base/text_table.h"

namespace gewu {

/// Makes the cell at (row, col) cover row_span x col_span. Cells that it takes over give it their
/// texts, in reading order; where it shrinks, blank cells fill the room.
std::string set_span(TextTable& table, int row, int col, int row_span, int col_span);

/// Inserts a row below `row`; cells that span past it grow. `texts` fill its cells from the left.
std::string insert_row(TextTable& table, int row, const std::vector<std::string>& texts);

/// Takes `row` out; cells that span it shrink.
std::string remove_row(TextTable& table, int row);

}  // namespace gewu
