#include "records/checks.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "numbers/known_units.h"
#include "numbers/value_unit.h"
#include "records/amounts.h"
#include "records/finding_maker.h"
#include "records/grid_view.h"
#include "records/indicator_head.h"

namespace gewu {

namespace {

using K = LabelKind;
using Cells = std::vector<std::pair<int, int>>;

const char* const kLook = "compare the cell with the page";

/// The cell whose label is of this kind, for showing where a finding belongs.
Cells place_of_label(const TextTable& table, K kind) {
  const std::array<K, 1> wanted{kind};
  for (const TextCell& cell : table.cells) {
    const LabelMatch match = match_label_of(cell.text, wanted);
    if (match && (match.exact || match.inlined)) return {{cell.row, cell.col}};
  }
  return {};
}

/// Where the columns of an indicator row lie.
class ColumnPlaces {
 public:
  explicit ColumnPlaces(const TextTable& table) {
    if (table.cells.empty()) return;
    for (const IndicatorHead& head : find_indicator_heads(GridView(table))) {
      if (head.groups.empty()) continue;
      const ColumnGroup& group = head.groups.back();
      for (const auto& [kind, range] : group.columns) columns_[kind] = range.first;
    }
  }

  Cells at(int row, K kind) const {
    const auto found = columns_.find(kind);
    if (found == columns_.end()) return {};
    return {{row, found->second}};
  }

 private:
  std::map<K, int> columns_;
};

/// Amounts that a form prints besides the usual ones and that may be parts of the total.
std::vector<Decimal> further_parts(const std::vector<MoreField>& more, const std::string& unit) {
  constexpr std::array<K, 1> kPart{K::FundsPart};
  std::vector<Decimal> parts;
  for (const MoreField& field : more) {
    const std::optional<Decimal> amount = amount_in(parse_money(field.text, unit), unit);
    if (amount && match_label_of(field.label, kPart)) parts.push_back(*amount);
  }
  constexpr size_t kMostParts = 8;  // bounds the sums that are tried
  if (parts.size() > kMostParts) parts.resize(kMostParts);
  return parts;
}

bool some_sum_fits(const Decimal& rest, const std::vector<Decimal>& parts) {
  for (size_t choice = 0; choice < (size_t{1} << parts.size()); ++choice) {
    Decimal sum;
    for (size_t i = 0; i < parts.size(); ++i) {
      if (choice & (size_t{1} << i)) sum = sum + parts[i];
    }
    if (sum == rest) return true;
  }
  return false;
}

/// A sum that could not be tried must not look like one that holds.
void add_unchecked(const std::string& what, const std::string& unread, const Cells& cells,
                   FindingMaker& findings) {
  findings.add(Severity::Info, "sum-unchecked", cells,
               what + " could not be checked: " + unread + " cannot be added",
               "compare the amounts with the page");
}

void check_funding(const Funding& funding, const std::vector<MoreField>& more,
                   const TextTable& table, FindingMaker& findings) {
  if (!funding.total || !funding.fiscal || !(funding.other || funding.special_bond)) return;
  const std::string unit = funding.unit.value_or("");
  SumTerms total(unit);
  SumTerms parts(unit);
  total.add(*funding.total);
  for (const std::optional<Money>* part :
       {&funding.fiscal, &funding.special_bond, &funding.other}) {
    if (*part) parts.add(**part);
  }
  const Cells place = place_of_label(table, K::FundsTotal);
  if (!total.complete() || !parts.complete()) {
    add_unchecked("the sum of the funding", total.unread() + parts.unread(), place, findings);
    return;
  }
  if (total.shown().empty() || funding.fiscal->fault == NumberFault::Nothing) return;
  const Decimal rest = total.sum() - parts.sum();
  if (rest.is_zero() || some_sum_fits(rest, further_parts(more, unit))) return;
  findings.add(Severity::Warning, "funding-sum", place,
               "the total " + total.shown() + " is not the sum of its parts, " + parts.shown() +
                   " = " + parts.sum().to_string(),
               "the document may err: compare with the page");
}

void check_value(const Indicator& indicator, const ColumnPlaces& places, FindingMaker& findings) {
  const TargetValue& value = indicator.value;
  const Cells cell = places.at(indicator.row, K::Value);
  const bool unread = value.text.find("\xEF\xBF\xBD") != std::string::npos;
  if (unread || is_refused(value.fault)) {
    findings.add(Severity::Warning, "value-unreadable", cell,
                 "the value 「" + value.text + "」 " +
                     (unread ? "holds characters that could not be read" : explain(value.fault)),
                 kLook);
  }
  if (value.fault == NumberFault::Prose) {
    findings.add(
        Severity::Info, "value-unreadable", cell,
        "the value 「" + value.text + "」 holds a number inside words; it is kept as text");
  }
  if (comparator_is_doubtful(value.text)) {
    findings.add(Severity::Warning, "comparator-doubtful", cell,
                 "the value 「" + value.text + "」 has no clear comparator", kLook);
  }
  const std::string named = unit_in_name(indicator.level3).value_or("");
  if (value.unit && units_contradict(named, *value.unit)) {
    findings.add(Severity::Warning, "unit-conflict", cell,
                 "the name 「" + indicator.level3 + "」 says " + named + ", the value 「" +
                     value.text + "」 says " + *value.unit,
                 "the document may err: compare with the page");
  }
}

void check_indicator(const Indicator& indicator, const ColumnPlaces& places,
                     FindingMaker& findings) {
  check_value(indicator, places, findings);
  if (!indicator.level3.empty() && indicator.value.text.empty()) {
    findings.add(Severity::Warning, "indicator-without-value", places.at(indicator.row, K::Value),
                 "the indicator 「" + indicator.level3 + "」 has no value", kLook);
  }
  if (indicator.level3.empty() && !indicator.value.text.empty()) {
    findings.add(Severity::Warning, "value-without-indicator", places.at(indicator.row, K::Level3),
                 "the value 「" + indicator.value.text + "」 stands beside no indicator", kLook);
  }
}

/// "10", "10分", "10%".
std::optional<Decimal> weight_of(const std::string& text) {
  const TargetValue value = parse_target_value(text);
  if (!value.number || value.comparator) return std::nullopt;
  return Decimal::parse(*value.number);
}

bool is_execution(const Indicator& indicator) {
  for (const std::string* name : {&indicator.level1, &indicator.level2, &indicator.level3}) {
    if (fold_text(*name).find("预算执行") != std::string::npos) return true;
  }
  return false;
}

/// The sum must be 100; 90 too where the form leaves 10 to the budget's execution, unprinted.
void check_weights(const std::vector<Indicator>& indicators, const ColumnPlaces& places,
                   const TextTable& table, FindingMaker& findings) {
  Decimal sum;
  bool any = false;
  bool whole = true;
  bool execution = false;
  for (const Indicator& indicator : indicators) {
    if (!indicator.weight || fold_text(*indicator.weight).empty()) continue;
    const std::optional<Decimal> weight = weight_of(*indicator.weight);
    if (!weight) {
      findings.add(Severity::Warning, "value-unreadable", places.at(indicator.row, K::Weight),
                   "the weight 「" + *indicator.weight + "」 is no number", kLook);
      whole = false;
      continue;
    }
    any = true;
    execution = execution || is_execution(indicator);
    sum = sum + *weight;
  }
  const Decimal full = *Decimal::parse("100");
  const Decimal without_execution = *Decimal::parse("90");
  if (!any || !whole || sum == full || (sum == without_execution && !execution)) return;
  findings.add(Severity::Warning, "weights-sum", place_of_label(table, K::Weight),
               "the weights add up to " + sum.to_string() + ", not to 100" +
                   (execution ? "" : " (or 90, where 10 go to the budget's execution)"),
               "the document may err: compare with the page");
}

/// One finding for all of a form: it is the rule rather than the exception.
void note_inferred_units(const std::vector<Indicator>& indicators, const ColumnPlaces& places,
                         FindingMaker& findings) {
  Cells cells;
  for (const Indicator& indicator : indicators) {
    if (!indicator.value.unit_inferred) continue;
    for (const auto& cell : places.at(indicator.row, K::Value)) cells.push_back(cell);
  }
  if (cells.empty()) return;
  findings.add(Severity::Info, "unit-inferred", cells,
               "the unit of " + std::to_string(cells.size()) +
                   " values is that of the indicator's name or of the column's head");
}

void check_indicators(const std::vector<Indicator>& indicators, const TextTable& table,
                      FindingMaker& findings) {
  const ColumnPlaces places(table);
  for (const Indicator& indicator : indicators) check_indicator(indicator, places, findings);
  note_inferred_units(indicators, places, findings);
  check_weights(indicators, places, table, findings);
}

void check_present(bool present, K kind, const char* what, const TextTable& table,
                   FindingMaker& findings) {
  if (present) return;
  findings.add(Severity::Warning, "missing-field", place_of_label(table, kind),
               std::string("the form says no ") + what, "compare with the page");
}

bool has_text(const std::optional<std::string>& text) { return text && !fold_text(*text).empty(); }

void check_form(const ProjectTarget& target, const TextTable& table, FindingMaker& findings) {
  check_present(has_text(target.project_name), K::ProjectName, "project name (项目名称)", table,
                findings);
  check_present(has_text(target.budget_unit) || has_text(target.implementing_unit) ||
                    has_text(target.department),
                K::BudgetUnit, "unit (预算单位 or 实施单位)", table, findings);
  check_present(target.funding.total && !fold_text(target.funding.total->text).empty(),
                K::FundsTotal, "total of money (年度资金总额)", table, findings);
  check_present(has_text(target.goal) || (target.midterm && has_text(target.midterm->goal)),
                K::Goal, "goal (总体目标)", table, findings);
  check_present(
      !target.indicators.empty() || (target.midterm && !target.midterm->indicators.empty()),
      K::Indicators, "indicators (绩效指标)", table, findings);
  check_funding(target.funding, target.more, table, findings);
  if (target.midterm) check_funding(target.midterm->funding, {}, table, findings);
  check_indicators(target.indicators, table, findings);
}

void check_form(const SelfEvaluation& evaluation, const TextTable& table, FindingMaker& findings) {
  check_present(has_text(evaluation.project_name) || has_text(evaluation.department),
                K::ProjectName, "name of a project or department", table, findings);
  check_present(!evaluation.indicators.empty(), K::Indicators, "indicators (绩效指标)", table,
                findings);
  check_indicators(evaluation.indicators, table, findings);
}

void check_form(const ProjectList& list, const TextTable& table, FindingMaker& findings) {
  if (!list.total || list.total->fault == NumberFault::Nothing) return;
  SumTerms total(list.unit.value_or(""));
  SumTerms rows(list.unit.value_or(""));
  total.add(*list.total);
  std::string empty;
  for (const ProjectListRow& row : list.rows) {
    if (!row.amount) continue;
    rows.add(*row.amount);
    if (row.amount->fault == NumberFault::Nothing) empty = "an empty amount";
  }
  const std::string unread = total.unread() + rows.unread() + empty;
  const Cells place = place_of_label(table, K::Sum);
  if (rows.complete() && total.complete() && rows.sum() == total.sum()) return;
  if (!unread.empty()) {
    add_unchecked("the sum of the list", unread, place, findings);
    return;
  }
  findings.add(Severity::Warning, "list-total", place,
               "the total " + total.sum().to_string() + " is not the sum of the rows, " +
                   rows.sum().to_string(),
               "the document may err: compare with the page");
}

void check_form(const DepartmentTarget& target, const TextTable& table, FindingMaker& findings) {
  check_present(has_text(target.department), K::DepartmentName, "name of a department", table,
                findings);
  check_present(has_text(target.goal), K::Goal, "goal (年度绩效目标)", table, findings);
  check_present(!target.indicators.empty(), K::Indicators, "indicators (绩效指标)", table,
                findings);
  check_indicators(target.indicators, table, findings);
}

/// Its sums are records/proof's matter: they need the cells, and other tables.
void check_form(const BudgetTable&, const TextTable&, FindingMaker&) {}

}  // namespace

std::vector<Finding> check_record(const DocumentTable& table) {
  FindingMaker findings(table);
  for (const std::optional<Record>* record : {&table.record, &table.also}) {
    if (!*record) continue;
    std::visit([&](const auto& form) { check_form(form, table.table, findings); }, **record);
  }
  return findings.take();
}

}  // namespace gewu
