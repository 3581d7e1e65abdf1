// How deep each row of a block stands: by its code, by the number before its name, or by the column
// that names it.
#pragma once

#include <vector>

#include "records/budget/budget_table.h"

namespace gewu {

/// What is known of a row beside what the record says.
struct RowShape {
  int code_parts = 0;    ///< filled columns of 类, 款, 项; 0: one column holds the whole code
  int name_column = 0;   ///< rank of the deepest column of names that is filled, from 0
  int name_columns = 1;  ///< of the block
};

/// Fills `level` of the rows of one block, in order, and marks those that an of-which row heads.
void assign_levels(std::vector<BudgetRow>& rows, const std::vector<RowShape>& shapes);

}  // namespace gewu
