// Which of the usual tables of a budget or a final account a title names.
#pragma once

#include <optional>
#include <string_view>

#include "records/budget/budget_table.h"

namespace gewu {

/// Absent: the title names none of the tables that have a kind of their own; Other: it names one
/// that is known to be none of them (机关运行经费, 国有资产占用).
std::optional<BudgetKind> kind_of_title(std::string_view title);

/// From the head's and the first column's wording, where no title tells.
BudgetKind kind_of_content(const BudgetTable& table);

/// 决算 rather than 预算.
bool says_execution(std::string_view title);

}  // namespace gewu
