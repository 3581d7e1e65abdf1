#include "records/units.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "records/finding_maker.h"

namespace gewu {

namespace {

/// The one unit in which the lists of a document print their amounts; empty if there is none or
/// they differ.
std::string unit_of_lists(const std::vector<DocumentTable>& tables) {
  std::string unit;
  for (const DocumentTable& table : tables) {
    const auto* list = table.record ? std::get_if<ProjectList>(&*table.record) : nullptr;
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
    const auto* list = table.record ? std::get_if<ProjectList>(&*table.record) : nullptr;
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

}  // namespace

std::string unit_of_amounts(FormContext& context, const std::string& labelled,
                            const TextCell* label) {
  const std::string noted = context.unit();
  if (!labelled.empty() && !noted.empty() && noted != labelled) {
    context.add(Severity::Warning, "unit-conflict", {label},
                "the label says " + labelled + ", the note above the table " + noted,
                "the document may err: compare with the page");
  }
  return labelled.empty() ? noted : labelled;
}

std::vector<Finding> infer_units_of_lists(std::vector<DocumentTable>& tables) {
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

}  // namespace gewu
