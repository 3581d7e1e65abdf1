// Printed amounts of budget tables, one by one, for the flat outputs.
#pragma once

#include <string>
#include <vector>

#include "export/tidy.h"

namespace gewu {

struct AmountRow {
  const DocumentTable* table = nullptr;
  const BudgetTable* budget = nullptr;
  const BudgetRow* row = nullptr;
  const BudgetAmount* amount = nullptr;
  const TextCell* cell = nullptr;

  const BudgetColumn& column() const {
    return budget->columns[static_cast<size_t>(amount->column)];
  }
  std::string path() const;  ///< labels of the column from the top: 支出预算/基本支出
  Evidence evidence() const;
};

/// Every amount, count and rate that a budget table of the document prints; blanks are none.
std::vector<AmountRow> amount_rows(const Document& document);

}  // namespace gewu
