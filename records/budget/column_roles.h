// What the columns of a budget table hold, from their heads and from what stands below.
#pragma once

#include <vector>

#include "records/budget/budget_table.h"
#include "records/grid_view.h"

namespace gewu {

/// Fills the roles of `columns`, whose paths are known. Data begins at row `first_row`; `second`:
/// the column where the right side begins, 0 if there is one side.
void assign_roles(const GridView& grid, int first_row, int second,
                  std::vector<BudgetColumn>& columns);

}  // namespace gewu
