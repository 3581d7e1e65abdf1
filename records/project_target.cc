#include <algorithm>
#include <array>

#include "base/text.h"
#include "records/footer.h"
#include "records/form.h"
#include "records/funding.h"

namespace gewu {

namespace {

using K = LabelKind;

constexpr std::array<K, 27> kKinds{K::ProjectName,
                                   K::BudgetUnit,
                                   K::Department,
                                   K::ImplementingUnit,
                                   K::ProjectLeader,
                                   K::Handler,
                                   K::Year,
                                   K::OtherField,
                                   K::Funds,
                                   K::AnnualBudget,
                                   K::FundsTotal,
                                   K::FundsFiscal,
                                   K::FundsOther,
                                   K::SpecialBond,
                                   K::ProjectTotal,
                                   K::FundsPart,
                                   K::Goal,
                                   K::AnnualGoal,
                                   K::MidtermGoal,
                                   K::Achieved,
                                   K::Indicators,
                                   K::AnnualIndicators,
                                   K::MidtermIndicators,
                                   K::Contact,
                                   K::Phone,
                                   K::Remark,
                                   K::Sum};

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
    return named || unit || goals || money || context.titled(TitleKind::ProjectTarget);
  return named && goals && money;
}

std::optional<std::string> take_year(const FormContext& context, std::vector<Field>& fields) {
  if (const std::optional<std::string> printed = take_text(fields, K::Year)) {
    const std::string year = year_in(*printed);
    return year.empty() ? *printed : year;
  }
  const std::string year = year_of(context, fields);
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

/// How near to the ground a department is: 中央 0, 省级 1, 市级 2, 县级 3, one without a level 4.
int nearness(const Field& field) {
  constexpr std::array<std::array<std::u32string_view, 4>, 4> kLevels{
      {{U"中央", U"国家", U"国家", U"国家"},
       {U"省", U"自治区", U"兵团", U"直辖市"},
       {U"市", U"州", U"地区", U"师"},
       {U"县", U"区级", U"旗", U"团场"}}};
  const std::u32string label = decode_utf8(fold_text(field.label));
  for (size_t level = kLevels.size(); level-- > 0;) {
    for (std::u32string_view word : kLevels[level]) {
      if (label.find(word) != std::u32string::npos) return static_cast<int>(level);
    }
  }
  return static_cast<int>(kLevels.size());
}

/// Forms of transfers name the departments of several levels: the nearest to the project counts.
std::optional<std::string> take_department(std::vector<Field>& fields) {
  Field* nearest = nullptr;
  for (Field& field : fields) {
    if (field.kind != K::Department || field.taken) continue;
    if (!nearest || nearness(field) > nearness(*nearest)) nearest = &field;
  }
  if (!nearest) return std::nullopt;
  nearest->taken = true;
  return nearest->text;
}

/// 预算部门 beside 预算单位 is that over it, and stays in `more`.
std::optional<std::string> take_budget_unit(std::vector<Field>& fields) {
  Field* nearest = nullptr;
  for (Field& field : fields) {
    if (field.kind != K::BudgetUnit || field.taken || !field.value_cell) continue;
    const bool unit = field.label.find("单位") != std::string::npos;
    if (!nearest || (unit && nearest->label.find("单位") == std::string::npos)) nearest = &field;
  }
  if (!nearest) return take_text(fields, K::BudgetUnit);
  nearest->taken = true;
  return nearest->text;
}

void add_midterm(ProjectTarget& target, std::vector<Field>& fields, FundingHalves& halves,
                 std::vector<IndicatorBlock>& blocks) {
  Midterm midterm;
  bool printed = halves.midterm.has_value();
  if (halves.midterm) midterm.funding = *halves.midterm;
  midterm.goal = take_text(fields, K::MidtermGoal);
  printed = printed || midterm.goal;
  const bool half = std::any_of(blocks.begin(), blocks.end(),
                                [](const IndicatorBlock& block) { return block.midterm; });
  if (half && !midterm.goal && target.goal) midterm.goal = take_goal(fields);
  for (IndicatorBlock& block : blocks) {
    std::vector<Indicator>& rows = block.midterm ? midterm.indicators : target.indicators;
    printed = printed || block.midterm;
    std::move(block.indicators.begin(), block.indicators.end(), std::back_inserter(rows));
  }
  if (printed) target.midterm = std::move(midterm);
}

}  // namespace

void fill_target(FormContext& context, std::vector<Field>& fields, ProjectTarget& target) {
  target.year = take_year(context, fields);
  target.project_name = take_text(fields, K::ProjectName);
  target.budget_unit = take_budget_unit(fields);
  target.department = take_department(fields);
  target.implementing_unit = take_text(fields, K::ImplementingUnit);
  target.project_leader = take_text(fields, K::ProjectLeader);
  target.handler = take_text(fields, K::Handler);
  if (!target.handler) target.handler = handler_in(context.table.footer);
  FundingHalves halves = read_funding(context, fields);
  target.funding = halves.annual;
  target.goal = take_goal(fields);
  add_midterm(target, fields, halves, context.blocks);
}

std::optional<ProjectTarget> read_project_target(FormContext& context) {
  std::vector<Field> fields = context.fields(kKinds);
  if (!fits(context, fields)) return std::nullopt;
  ProjectTarget target;
  fill_target(context, fields, target);
  target.more = remaining_fields(context, fields);
  for (MoreField& total : total_fields(context)) target.more.push_back(std::move(total));
  return target;
}

}  // namespace gewu
