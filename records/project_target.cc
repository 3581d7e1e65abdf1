#include <algorithm>
#include <array>

#include "base/text.h"
#include "records/footer.h"
#include "records/form.h"
#include "records/funding.h"

namespace gewu {

namespace {

using K = LabelKind;

constexpr std::array<K, 26> kKinds{K::ProjectName,
                                   K::BudgetUnit,
                                   K::Department,
                                   K::ImplementingUnit,
                                   K::ProjectLeader,
                                   K::Handler,
                                   K::Year,
                                   K::OtherField,
                                   K::Funds,
                                   K::FundsTotal,
                                   K::FundsFiscal,
                                   K::FundsOther,
                                   K::SpecialBond,
                                   K::ProjectTotal,
                                   K::FundsPart,
                                   K::Goal,
                                   K::AnnualGoal,
                                   K::MidtermGoal,
                                   K::Indicators,
                                   K::AnnualIndicators,
                                   K::MidtermIndicators,
                                   K::Contact,
                                   K::Phone,
                                   K::Remark,
                                   K::Sum,
                                   K::None};

bool has_kind(const std::vector<Field>& fields, K kind) {
  return std::any_of(fields.begin(), fields.end(),
                     [kind](const Field& field) { return field.kind == kind; });
}

/// Labels that together only a project's form prints.
bool fits(const FormContext& context, const std::vector<Field>& fields) {
  const bool named = has_kind(fields, K::ProjectName);
  const bool goals = has_kind(fields, K::Goal) || has_kind(fields, K::AnnualGoal) ||
                     has_kind(fields, K::MidtermGoal);
  const bool money = has_kind(fields, K::Funds) || has_kind(fields, K::FundsTotal);
  const bool unit = has_kind(fields, K::BudgetUnit) || has_kind(fields, K::ImplementingUnit);
  const bool indicators = !context.heads.empty();
  if (indicators)
    return named || unit || goals || money ||
           title_kind(context.table.title) == TitleKind::ProjectTarget;
  return named && goals && money;
}

std::optional<std::string> take_year(const FormContext& context, std::vector<Field>& fields) {
  if (const std::optional<std::string> printed = take_text(fields, K::Year)) {
    const std::string year = year_in(*printed);
    return year.empty() ? *printed : year;
  }
  const std::string year = context.year();
  return year.empty() ? std::nullopt : std::optional(year);
}

/// The year's goal; a general one beside it stays in `more`.
std::optional<std::string> take_goal(std::vector<Field>& fields) {
  for (K kind : {K::AnnualGoal, K::Goal}) {
    Field* field = find_field(fields, kind);
    while (field && !field->value_cell) {
      field->taken = true;  // a label over the goals
      field = find_field(fields, kind);
    }
    if (field) {
      field->taken = true;
      return field->text;
    }
  }
  return std::nullopt;
}

std::optional<std::string> take_valued(std::vector<Field>& fields, K kind) {
  Field* field = find_field(fields, kind);
  if (!field) return std::nullopt;
  field->taken = true;
  return field->text;
}

void add_midterm(ProjectTarget& target, std::vector<Field>& fields, FundingHalves& halves,
                 std::vector<IndicatorBlock>& blocks) {
  Midterm midterm;
  bool printed = halves.midterm.has_value();
  if (halves.midterm) midterm.funding = *halves.midterm;
  midterm.goal = take_valued(fields, K::MidtermGoal);
  printed = printed || midterm.goal;
  for (IndicatorBlock& block : blocks) {
    std::vector<Indicator>& rows = block.midterm ? midterm.indicators : target.indicators;
    printed = printed || block.midterm;
    std::move(block.indicators.begin(), block.indicators.end(), std::back_inserter(rows));
  }
  if (printed) target.midterm = std::move(midterm);
}

}  // namespace

std::optional<ProjectTarget> read_project_target(FormContext& context) {
  const std::vector<RowRange> rows = context.field_rows();
  std::vector<Field> fields = read_fields(context.grid, rows, kKinds);
  if (!fits(context, fields)) return std::nullopt;
  ProjectTarget target;
  target.year = take_year(context, fields);
  target.project_name = take_text(fields, K::ProjectName);
  target.budget_unit = take_text(fields, K::BudgetUnit);
  target.department = take_text(fields, K::Department);
  target.implementing_unit = take_text(fields, K::ImplementingUnit);
  target.project_leader = take_text(fields, K::ProjectLeader);
  target.handler = take_text(fields, K::Handler);
  if (!target.handler) target.handler = handler_in(context.table.footer);
  FundingHalves halves = read_funding(context, fields);
  target.funding = halves.annual;
  target.goal = take_goal(fields);
  add_midterm(target, fields, halves, context.blocks);
  target.more = remaining_fields(context, fields);
  return target;
}

}  // namespace gewu
