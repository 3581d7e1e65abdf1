#include <algorithm>
#include <array>

#include "base/text.h"
#include "numbers/printed_number.h"
#include "records/amounts.h"
#include "records/tasks.h"

namespace gewu {

namespace {

using K = LabelKind;

constexpr std::array<K, 22> kKinds{K::DepartmentName,
                                   K::Contact,
                                   K::Phone,
                                   K::AnnualBudget,
                                   K::FundingSource,
                                   K::FundingAmount,
                                   K::Goal,
                                   K::AnnualGoal,
                                   K::MidtermGoal,
                                   K::Indicators,
                                   K::AnnualIndicators,
                                   K::MidtermIndicators,
                                   K::Year,
                                   K::OtherField,
                                   K::Handler,
                                   K::ProjectLeader,
                                   K::FundsTotal,
                                   K::FundsFiscal,
                                   K::FundsOther,
                                   K::FundsPart,
                                   K::Remark,
                                   K::Sum};

constexpr std::array<K, 6> kNameKinds{K::ProjectName,  K::DepartmentName, K::FundingSource,
                                      K::AnnualBudget, K::Contact,        K::ImplementingUnit};

/// Decides by the labels above the indicators; a project's name rules the form out.
bool fits(const FormContext& context) {
  bool department = false;
  int evidence = context.titled(TitleKind::DepartmentTarget) ? 1 : 0;
  const int last = context.heads.empty() ? context.grid.rows() : context.heads.front().first_row;
  for (int row = 0; row < last; ++row) {
    for (const TextCell* cell : context.grid.starting_in(row)) {
      const K kind = label_of(*cell, kNameKinds).kind;
      const bool project = kind == K::ProjectName || kind == K::ImplementingUnit;
      if (project && !(department && evidence > 0)) return false;  // may list its main projects
      if (kind == K::DepartmentName) department = true;
      if (kind == K::FundingSource || kind == K::AnnualBudget || kind == K::Contact) ++evidence;
    }
  }
  return department && evidence > 0 && !context.heads.empty();
}

/// 收入/一般公共预算拨款: the headings between the label beside all the money and the field's own.
std::string source_path(const Field& field) {
  constexpr std::array<K, 4> kBeside{K::AnnualBudget, K::Funds, K::FundingSource, K::FundsTotal};
  std::string path;
  for (const TextCell* heading : field.under) {
    if (!label_of(*heading, kBeside)) path += printed_label(heading->text) + "/";
  }
  return path + field.label;
}

/// Money of a label that we do not know, or of the sum, beside the label of all the money.
bool is_further_amount(const Field& field) {
  constexpr std::array<K, 2> kBeside{K::AnnualBudget, K::Funds};
  const bool known = field.kind != K::None && field.kind != K::OtherField && field.kind != K::Sum;
  if (known || field.label.empty() || !number_in(field.text)) return false;
  return std::any_of(field.under.begin(), field.under.end(),
                     [&](const TextCell* heading) { return label_of(*heading, kBeside); });
}

/// Forms without 资金来源 print 资金总额：, 财政拨款：, ... as fields.
void read_amount_fields(FormContext& context, std::vector<Field>& fields,
                        DepartmentTarget& target) {
  for (Field& field : fields) {
    const bool amount = field.kind == K::FundsTotal || field.kind == K::FundsFiscal ||
                        field.kind == K::FundsOther || field.kind == K::FundsPart ||
                        field.kind == K::FundingAmount || is_further_amount(field);
    if (field.kind == K::AnnualBudget && !field.match.unit.empty()) {
      target.funding_unit = field.match.unit;
    }
    if (!amount || field.taken || !field.value_cell) continue;
    const std::string printed_unit =
        field.match.unit.empty() ? bracketed_unit(field.label) : field.match.unit;
    if (!target.funding_unit && !printed_unit.empty()) target.funding_unit = printed_unit;
    const std::string unit = target.funding_unit.value_or(context.unit());
    target.funding.push_back({source_path(field), read_amount(context, field.text, field.value_cell,
                                                              unit, field.label)});
    field.taken = true;
  }
  const bool noted = !target.funding_unit && !target.funding.empty() && !context.unit().empty();
  if (noted) target.funding_unit = context.unit();
}

std::optional<std::string> take_first(std::vector<Field>& fields, std::initializer_list<K> kinds) {
  for (K kind : kinds) {
    for (Field& field : fields) {
      if (field.kind != kind || field.taken || !field.value_cell) continue;
      field.taken = true;
      return field.text;
    }
  }
  return std::nullopt;
}

void add_indicators(std::vector<IndicatorBlock>& blocks, std::vector<Field>& fields,
                    DepartmentTarget& target) {
  Midterm midterm;
  for (IndicatorBlock& block : blocks) {
    std::vector<Indicator>& rows = block.midterm ? midterm.indicators : target.indicators;
    std::move(block.indicators.begin(), block.indicators.end(), std::back_inserter(rows));
  }
  midterm.goal = take_first(fields, {K::MidtermGoal});
  if (midterm.goal || !midterm.indicators.empty()) target.midterm = std::move(midterm);
}

}  // namespace

std::optional<DepartmentTarget> read_department_target(FormContext& context) {
  if (!fits(context)) return std::nullopt;
  DepartmentTarget target;
  std::vector<const Matrix*> own;
  for (const Matrix& matrix : context.matrices) {
    if (is_task_table(matrix) || is_source_table(matrix)) own.push_back(&matrix);
  }
  std::vector<Field> fields = context.fields(kKinds, own);
  const std::optional<std::string> printed_year = take_text(fields, K::Year);
  const std::string year = printed_year ? year_in(*printed_year) : year_of(context, fields);
  if (!year.empty()) target.year = year;
  target.department = take_text(fields, K::DepartmentName);
  target.contact = take_text(fields, K::Contact);
  target.phone = take_text(fields, K::Phone);
  target.goal = take_first(fields, {K::AnnualGoal, K::Goal});
  for (const Matrix* matrix : own) {
    if (is_source_table(*matrix)) read_sources(context, *matrix, target);
  }
  if (target.funding.empty()) read_amount_fields(context, fields, target);
  for (const Matrix* matrix : own) {
    if (is_task_table(*matrix)) read_tasks(context, *matrix, target);
  }
  add_indicators(context.blocks, fields, target);
  for (MoreField& field : remaining_fields(context, fields)) target.more.push_back(field);
  for (MoreField& total : total_fields(context)) target.more.push_back(std::move(total));
  return target;
}

}  // namespace gewu
