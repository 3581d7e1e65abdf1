#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "numbers/printed_number.h"
#include "records/finding_maker.h"
#include "records/units.h"

namespace gewu {

namespace {

constexpr size_t kFewestEqual = 2;    // numbers in common that tell the unit
constexpr size_t kTellingLength = 5;  // characters: 12.50 is no accident, 0.5 may be one

/// The one unit in which the lists of a document print their amounts; empty if there is none or
/// they differ.
std::string unit_of_lists(const std::vector<DocumentTable>& tables) {
  std::string unit;
  for (const DocumentTable& table : tables) {
    const auto* list = form_of<ProjectList>(table);
    if (!list || !list->unit) continue;
    if (!unit.empty() && unit != *list->unit) return "";
    unit = *list->unit;
  }
  return unit;
}

/// The amounts that the lists print, by project.
std::multimap<std::string, Decimal> listed_amounts(const std::vector<DocumentTable>& tables) {
  std::multimap<std::string, Decimal> amounts;
  for (const DocumentTable& table : tables) {
    const auto* list = form_of<ProjectList>(table);
    if (!list) continue;
    for (const ProjectListRow& row : list->rows) {
      if (!row.amount || !row.amount->amount || row.amount->own_unit) continue;
      amounts.emplace(fold_text(row.project_name.value_or("")), *row.amount->amount);
    }
  }
  return amounts;
}

/// The same digits at another scale: the form counts in another unit than the list.
bool differs_in_scale(const Decimal& a, const Decimal& b) {
  if (a.is_zero() || a == b) return false;
  for (int power : {3, 4, 6, 8}) {
    if (a == b.shifted(power) || a.shifted(power) == b) return true;
  }
  return false;
}

struct Evidence {
  int same = 0;
  int other_scale = 0;
};

void weigh(const ProjectTarget& target, const std::multimap<std::string, Decimal>& listed,
           Evidence& evidence) {
  if (!target.funding.total || !target.funding.total->amount) return;
  const auto [first, last] = listed.equal_range(fold_text(target.project_name.value_or("")));
  for (auto row = first; row != last; ++row) {
    evidence.same += *target.funding.total->amount == row->second ? 1 : 0;
    evidence.other_scale += differs_in_scale(*target.funding.total->amount, row->second) ? 1 : 0;
  }
}

/// The form itself prints no unit, and its record says none; but its amounts have a value.
void count_in(Funding& funding, const std::string& unit) {
  for (std::optional<Money>* money : {&funding.total, &funding.fiscal, &funding.other,
                                      &funding.special_bond, &funding.project_total}) {
    if (*money && !(*money)->yuan) (*money)->yuan = parse_money((*money)->text, unit).yuan;
  }
}

bool prints_unit(const ProjectTarget& target) {
  return target.funding.unit || !target.funding.total || target.funding.total->own_unit;
}

std::vector<Finding> infer_from_lists(std::vector<DocumentTable>& tables) {
  const std::string unit = unit_of_lists(tables);
  if (unit.empty()) return {};
  const std::multimap<std::string, Decimal> listed = listed_amounts(tables);
  std::vector<DocumentTable*> bare;
  Evidence evidence;
  for (DocumentTable& table : tables) {
    auto* target = table.record ? std::get_if<ProjectTarget>(&*table.record) : nullptr;
    if (!target || prints_unit(*target)) continue;
    bare.push_back(&table);
    weigh(*target, listed, evidence);
  }
  if (evidence.same == 0 || evidence.other_scale > 0) return {};
  std::vector<Finding> findings;
  for (DocumentTable* table : bare) {
    auto& target = std::get<ProjectTarget>(*table->record);
    count_in(target.funding, unit);
    if (target.midterm && !target.midterm->funding.unit) count_in(target.midterm->funding, unit);
    FindingMaker maker(*table);
    maker.add(Severity::Info, "unit-inferred", {},
              "the form prints no unit of money; taken for " + unit +
                  ", as the document's list says, whose amounts are the same");
    for (Finding& finding : maker.take()) findings.push_back(std::move(finding));
  }
  return findings;
}

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

/// A project list is a table of the budget too.
void set_unit(ProjectList& list, const std::string& unit) {
  const auto fill = [&](std::optional<Money>& money) {
    if (money && !money->yuan) money->yuan = parse_money(money->text, unit).yuan;
  };
  fill(list.total);
  for (ProjectListRow& row : list.rows) fill(row.amount);
  for (ListSubtotal& subtotal : list.subtotals) {
    if (!subtotal.amount.yuan) subtotal.amount.yuan = parse_money(subtotal.amount.text, unit).yuan;
  }
}

std::vector<Finding> infer_of_budgets(std::vector<DocumentTable>& tables) {
  std::map<std::string, std::set<std::string>> numbers_in;  // by unit
  for (DocumentTable& entry : tables) {
    const BudgetTable* table = form_of<BudgetTable>(entry);
    if (table && table->amounts_in) numbers_in[*table->amounts_in].merge(telling_numbers(*table));
  }
  std::vector<Finding> findings;
  for (DocumentTable& entry : tables) {
    BudgetTable* table = form_of<BudgetTable>(entry);
    if (!table || table->amounts_in || !prints_amounts(*table)) continue;
    const std::string unit = shared_unit(*table, numbers_in);
    FindingMaker maker(entry);
    if (unit.empty()) {
      maker.add(Severity::Warning, "unit-missing", {}, "the table prints no unit of its amounts",
                "look for the unit on the page");
    } else {
      set_unit(*table, unit);
      if (auto* list = form_of<ProjectList>(entry)) set_unit(*list, unit);
      maker.add(Severity::Info, "unit-inferred", {},
                "the table prints no unit; its numbers stand in another table in " + unit);
    }
    for (Finding& finding : maker.take()) findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace

std::vector<Finding> infer_units(std::vector<DocumentTable>& tables) {
  std::vector<Finding> findings = infer_of_budgets(tables);
  std::vector<Finding> of_forms = infer_from_lists(tables);
  std::move(of_forms.begin(), of_forms.end(), std::back_inserter(findings));
  return findings;
}

}  // namespace gewu
