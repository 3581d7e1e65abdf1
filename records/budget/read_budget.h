// Reading the record of a budget or final-account table.
#pragma once

#include <optional>

#include "records/budget/budget_table.h"
#include "records/budget/caption.h"
#include "records/budget/title_facts.h"
#include "records/form.h"

namespace gewu {

/// What the document says beside the table itself.
struct BudgetSurroundings {
  BudgetCaption caption;
  TitleFacts document;
  const TextTable* table_before = nullptr;     ///< the table just before; null if there is none
  const BudgetTable* record_before = nullptr;  ///< its record, if it is a budget table
};

/// Absent if the table holds indicators, or no amounts and no title of a budget table. A table
/// without a head of its own that goes on from the one before takes over its columns.
std::optional<BudgetTable> read_budget_table(const FormContext& context,
                                             const BudgetSurroundings& around);

}  // namespace gewu
