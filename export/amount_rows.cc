#include "export/amount_rows.h"

namespace gewu {

std::string AmountRow::path() const {
  std::string path;
  for (const std::string& label : column().path) path += (path.empty() ? "" : "/") + label;
  return path;
}

Evidence AmountRow::evidence() const {
  return {cell->page, cell->box, cell->confidence, cell->review};
}

std::vector<AmountRow> amount_rows(const Document& document) {
  std::vector<AmountRow> rows;
  for (const DocumentTable& entry : document.tables) {
    const BudgetTable* budget = form_of<BudgetTable>(entry);
    if (!budget) continue;
    for (const BudgetRow& row : budget->rows) {
      for (const BudgetAmount& amount : row.amounts) {
        const TextCell* cell = entry.table.cell_at(row.row, amount.column);
        if (!cell || amount.text.empty()) continue;
        rows.push_back({&entry, budget, &row, &amount, cell});
      }
    }
  }
  return rows;
}

}  // namespace gewu
