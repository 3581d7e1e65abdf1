// The head of a budget table: where it ends, and what each column below it holds.
#pragma once

#include <vector>

#include "records/budget/budget_table.h"
#include "records/grid_view.h"

namespace gewu {

/// The first row of data at or below `first`; `first` itself if the table has no head, the number
/// of rows if it has nothing else. Rows of column numbers (栏次) belong to the head.
int end_of_head(const GridView& grid, int first);

/// Paths, sides, blocks and roles of all columns; the head is rows [first, end).
std::vector<BudgetColumn> read_columns(const GridView& grid, int first, int end);

/// A row that numbers the columns (栏次 | 1 | 2 | 3).
bool is_column_numbers(const GridView& grid, int row);

}  // namespace gewu
