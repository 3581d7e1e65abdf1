// The record of a budget table as JSON, key by key in the order of docs/output.md.
#pragma once

#include "export/json_writer.h"
#include "records/budget/budget_table.h"

namespace gewu {

/// Writes the keys inside an object that is open.
void write_budget_table(JsonWriter& json, const BudgetTable& record);

}  // namespace gewu
