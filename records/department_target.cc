#include <algorithm>
#include <array>

#include "base/text.h"
#include "records/amounts.h"

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
  int evidence = title_kind(context.table.title) == TitleKind::DepartmentTarget ? 1 : 0;
  for (const std::string& heading : context.headings) {
    if (title_kind(heading) == TitleKind::DepartmentTarget) evidence = 1;
  }
  const int last = context.heads.empty() ? context.grid.rows() : context.heads.front().first_row;
  for (int row = 0; row < last; ++row) {
    for (const TextCell* cell : context.grid.starting_in(row)) {
      const K kind = match_label_of(cell->text, kNameKinds, true).kind;
      const bool project = kind == K::ProjectName || kind == K::ImplementingUnit;
      if (project && !(department && evidence > 0)) return false;  // may list its main projects
      if (kind == K::DepartmentName) department = true;
      if (kind == K::FundingSource || kind == K::AnnualBudget || kind == K::Contact) ++evidence;
    }
  }
  return department && evidence > 0 && !context.heads.empty();
}

std::string source_name(const TextCell& cell) {
  std::string name = printed_label(cell.text);
  const LabelMatch match = match_label(cell.text, false);
  if (!match.unit.empty()) {  // 财政资金(万元): the unit is no part of the name
    const size_t open =
        name.find_last_of('(') == std::string::npos ? name.rfind("（") : name.find_last_of('(');
    if (open != std::string::npos) name.resize(open);
  }
  return name;
}

struct SourceTable {
  const TextCell* source = nullptr;  ///< 资金来源
  const TextCell* amount = nullptr;  ///< 资金总额
  int last_row = 0;
};

SourceTable find_sources(const GridView& grid, const std::vector<RowRange>& rows) {
  constexpr std::array<K, 1> kSource{K::FundingSource};
  constexpr std::array<K, 1> kAmount{K::FundingAmount};
  SourceTable found;
  for (int row = rows.front().first; row <= rows.front().last; ++row) {
    for (const TextCell* cell : grid.starting_in(row)) {
      if (match_label_of(cell->text, kSource, false)) found.source = cell;
      if (found.source && found.source->row == row && cell->col > found.source->last_col() &&
          match_label_of(cell->text, kAmount, false)) {
        found.amount = cell;
      }
    }
    if (!found.amount) continue;
    const TextCell* spine = grid.at(row, found.source->col - 1);
    found.last_row = spine && spine->row_span > 1 ? spine->last_row() : rows.front().last;
    return found;
  }
  return {};
}

FundingSourceRow read_source(FormContext& context, const SourceTable& sources, int row,
                             const std::string& unit) {
  FundingSourceRow result;
  for (const TextCell* cell :
       context.grid.across(row, sources.source->col, sources.source->last_col())) {
    if (is_blank_cell(*cell)) continue;
    result.source += (result.source.empty() ? "" : "/") + source_name(*cell);
  }
  const TextCell* cell = context.grid.at(row, sources.amount->col);
  result.amount = read_amount(context, cell ? cell->text : "", cell, unit);
  return result;
}

void read_sources(FormContext& context, const SourceTable& sources, DepartmentTarget& target) {
  std::string unit = match_label(sources.amount->text, false).unit;
  const TextCell* spine = context.grid.at(sources.source->row, sources.source->col - 1);
  if (unit.empty() && spine) unit = match_label(spine->text, false).unit;
  if (unit.empty()) unit = context.unit();
  if (!unit.empty()) target.funding_unit = unit;
  for (int row = sources.source->last_row() + 1; row <= sources.last_row; ++row) {
    const TextCell* amount = context.grid.at(row, sources.amount->col);
    if (!amount || amount->row != row) continue;
    FundingSourceRow source = read_source(context, sources, row, unit);
    if (!source.source.empty() || !source.amount.text.empty()) {
      target.funding.push_back(std::move(source));
    }
  }
}

/// Forms without 资金来源 print 资金总额：, 财政拨款：, ... as fields.
void read_amount_fields(FormContext& context, std::vector<Field>& fields,
                        DepartmentTarget& target) {
  for (Field& field : fields) {
    const bool amount = field.kind == K::FundsTotal || field.kind == K::FundsFiscal ||
                        field.kind == K::FundsOther || field.kind == K::FundsPart ||
                        field.kind == K::FundingAmount;
    if (field.kind == K::AnnualBudget && !field.match.unit.empty()) {
      target.funding_unit = field.match.unit;
    }
    if (!amount || field.taken || !field.value_cell) continue;
    const std::string unit = target.funding_unit.value_or(context.unit());
    target.funding.push_back(
        {field.label, read_amount(context, field.text, field.value_cell, unit, field.label)});
    field.taken = true;
  }
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

/// The rows above the indicators without those of the sources.
std::vector<RowRange> rows_without(const std::vector<RowRange>& rows, const SourceTable& sources) {
  if (!sources.amount) return rows;
  std::vector<RowRange> rest{{rows.front().first, sources.source->row - 1},
                             {sources.last_row + 1, rows.front().last}};
  rest.insert(rest.end(), rows.begin() + 1, rows.end());
  return rest;
}

}  // namespace

std::optional<DepartmentTarget> read_department_target(FormContext& context) {
  if (!fits(context)) return std::nullopt;
  DepartmentTarget target;
  const std::vector<RowRange> rows = context.field_rows();
  const SourceTable sources = find_sources(context.grid, rows);
  std::vector<Field> fields = read_fields(context.grid, rows_without(rows, sources), kKinds);
  const std::optional<std::string> printed_year = take_text(fields, K::Year);
  const std::string year = printed_year ? year_in(*printed_year) : context.year();
  if (!year.empty()) target.year = year;
  target.department = take_text(fields, K::DepartmentName);
  target.contact = take_text(fields, K::Contact);
  target.phone = take_text(fields, K::Phone);
  target.goal = take_first(fields, {K::AnnualGoal, K::Goal});
  if (sources.amount) {
    read_sources(context, sources, target);
  } else {
    read_amount_fields(context, fields, target);
  }
  for (IndicatorBlock& block : context.blocks) {
    std::move(block.indicators.begin(), block.indicators.end(),
              std::back_inserter(target.indicators));
  }
  target.more = remaining_fields(context, fields);
  return target;
}

}  // namespace gewu
