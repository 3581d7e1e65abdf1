// The rows of a budget table, block by block.
#pragma once

#include <string>
#include <vector>

#include "records/budget/budget_table.h"
#include "records/grid_view.h"

namespace gewu {

/// All rows from grid row `first_row` on that print anything, by side, block and grid row.
/// `unit`: of money, for columns whose head prints none; may be empty.
std::vector<BudgetRow> read_budget_rows(const GridView& grid, int first_row,
                                        const std::vector<BudgetColumn>& columns,
                                        const std::string& unit);

}  // namespace gewu
