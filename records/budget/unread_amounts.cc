#include "records/budget/unread_amounts.h"

#include <algorithm>
#include <variant>

#include "base/sign_classes.h"
#include "numbers/money.h"
#include "records/finding_maker.h"

namespace gewu {

namespace {

void name_unread(const BudgetTable& table, FindingMaker& maker) {
  for (const BudgetRow& row : table.rows) {
    for (const BudgetAmount& amount : row.amounts) {
      const BudgetColumn& column = table.columns[static_cast<std::size_t>(amount.column)];
      // Words in a column of amounts are none that could not be read.
      const bool number = holds_digit(decode_utf8(amount.text));
      if (column.role != BudgetRole::Amount || !number) continue;
      const Money money = parse_money(amount.text, table.amounts_in.value_or(""));
      if (!is_refused(money)) continue;
      maker.add(Severity::Warning, "value-unreadable", {{row.row, amount.column}},
                "the amount 「" + amount.text + "」 " + explain(money.fault),
                "compare the cell with the page");
    }
  }
}

void name_other_units(const BudgetTable& table, FindingMaker& maker) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const BudgetColumn& column = table.columns[i];
    if (column.role != BudgetRole::Amount || column.unit.empty() || !table.amounts_in ||
        column.unit == *table.amounts_in) {
      continue;
    }
    maker.add(Severity::Warning, "unit-conflict", {{0, static_cast<int>(i)}},
              "the column's head says " + column.unit + ", the table " + *table.amounts_in,
              "the head's unit was taken; compare with the page");
  }
}

}  // namespace

std::vector<Finding> unread_amounts(const std::vector<DocumentTable>& tables) {
  std::vector<Finding> findings;
  for (const DocumentTable& entry : tables) {
    const BudgetTable* table = form_of<BudgetTable>(entry);
    if (!table) continue;
    FindingMaker maker(entry);
    name_unread(*table, maker);
    name_other_units(*table, maker);
    for (Finding& finding : maker.take()) findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace gewu
