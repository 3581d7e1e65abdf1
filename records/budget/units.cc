#include "records/budget/units.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "base/text.h"
#include "numbers/printed_number.h"
#include "records/finding_maker.h"

namespace gewu {

namespace {

constexpr size_t kFewestEqual = 2;    // numbers in common that tell the unit
constexpr size_t kTellingLength = 5;  // characters: 12.50 is no accident, 0.5 may be one

/// The printed numbers of a table that are long enough to tell it from others.
std::set<std::string> telling_numbers(const BudgetTable& table) {
  std::set<std::string> numbers;
  for (const BudgetRow& row : table.rows) {
    for (const BudgetAmount& amount : row.amounts) {
      const auto role = table.columns[static_cast<size_t>(amount.column)].role;
      const std::string folded = fold_text(amount.text);
      if (role == BudgetRole::Amount && folded.size() >= kTellingLength && number_in(amount.text)) {
        numbers.insert(folded);
      }
    }
  }
  return numbers;
}

bool prints_amounts(const BudgetTable& table) {
  for (const BudgetRow& row : table.rows) {
    for (const BudgetAmount& amount : row.amounts) {
      const auto role = table.columns[static_cast<size_t>(amount.column)].role;
      if (role == BudgetRole::Amount && number_in(amount.text)) return true;
    }
  }
  return false;
}

/// The unit that shares most numbers with the table; empty if none shares enough.
std::string shared_unit(const BudgetTable& table,
                        const std::map<std::string, std::set<std::string>>& numbers_in) {
  const std::set<std::string> own = telling_numbers(table);
  std::string best;
  size_t most = kFewestEqual - 1;
  for (const auto& [unit, numbers] : numbers_in) {
    const auto shared = static_cast<size_t>(std::count_if(
        own.begin(), own.end(), [&](const auto& number) { return numbers.count(number) > 0; }));
    if (shared > most) best = unit;
    most = std::max(most, shared);
  }
  return best;
}

void set_unit(BudgetTable& table, const std::string& unit) {
  table.amounts_in = unit;
  for (BudgetRow& row : table.rows) {
    for (BudgetAmount& amount : row.amounts) {
      const BudgetColumn& column = table.columns[static_cast<size_t>(amount.column)];
      if (column.role == BudgetRole::Amount && column.unit.empty()) {
        amount.yuan = parse_money(amount.text, unit).yuan;
      }
    }
  }
}

BudgetTable* budget_of(DocumentTable& table) {
  return table.record ? std::get_if<BudgetTable>(&*table.record) : nullptr;
}

}  // namespace

std::vector<Finding> settle_units(std::vector<DocumentTable>& tables) {
  std::map<std::string, std::set<std::string>> numbers_in;  // by unit
  for (DocumentTable& entry : tables) {
    const BudgetTable* table = budget_of(entry);
    if (table && table->amounts_in) numbers_in[*table->amounts_in].merge(telling_numbers(*table));
  }
  std::vector<Finding> findings;
  for (DocumentTable& entry : tables) {
    BudgetTable* table = budget_of(entry);
    if (!table || table->amounts_in || !prints_amounts(*table)) continue;
    const std::string unit = shared_unit(*table, numbers_in);
    FindingMaker maker(entry);
    if (unit.empty()) {
      maker.add(Severity::Warning, "unit-missing", {}, "the table prints no unit of its amounts",
                "look for the unit on the page");
    } else {
      set_unit(*table, unit);
      maker.add(Severity::Info, "unit-inferred", {},
                "the table prints no unit; its numbers stand in another table in " + unit);
    }
    for (Finding& finding : maker.take()) findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace gewu
