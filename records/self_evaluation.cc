#include <algorithm>
#include <array>

#include "base/sign_classes.h"
#include "records/amounts.h"
#include "records/units.h"

namespace gewu {

namespace {

using K = LabelKind;

constexpr std::array<K, 28> kKinds{
    K::ProjectName,      K::BudgetUnit,    K::Department,       K::DepartmentName,
    K::ImplementingUnit, K::ProjectLeader, K::Handler,          K::Year,
    K::OtherField,       K::Funds,         K::AnnualBudget,     K::FundsTotal,
    K::FundsFiscal,      K::FundsOther,    K::SpecialBond,      K::ProjectTotal,
    K::FundsPart,        K::Goal,          K::AnnualGoal,       K::MidtermGoal,
    K::Achieved,         K::Indicators,    K::AnnualIndicators, K::MidtermIndicators,
    K::Contact,          K::Phone,         K::Remark,           K::TotalScore};

constexpr std::array<K, 4> kBudgets{K::InitialBudget, K::AdjustedBudget, K::ExecutedBudget,
                                    K::ExecutionRate};

bool is_execution(const Matrix& matrix) {
  const auto found = std::count_if(kBudgets.begin(), kBudgets.end(),
                                   [&](K kind) { return matrix.column(kind) != nullptr; });
  return found >= 2;
}

/// Reads 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分.
class ExecutionReader {
 public:
  ExecutionReader(FormContext& context, const Matrix& matrix, std::string unit)
      : context_(context), matrix_(matrix), unit_(std::move(unit)) {}

  ExecutionRow read(int row) const {
    ExecutionRow result;
    result.row = row;
    result.source = row_name(context_.grid, matrix_, row);
    result.initial = amount(K::InitialBudget, row);
    result.adjusted = amount(K::AdjustedBudget, row);
    result.executed = amount(K::ExecutedBudget, row);
    result.weight = text(K::Weight, row);
    result.rate = text(K::ExecutionRate, row);
    result.score = text(K::Score, row);
    result.weight_col = column_of(K::Weight);
    result.rate_col = column_of(K::ExecutionRate);
    result.score_col = column_of(K::Score);
    return result;
  }

  /// What columns without a key say in the row.
  void add_more(int row, std::vector<MoreField>& more) const {
    for (size_t i = matrix_.names; i < matrix_.columns.size(); ++i) {
      const HeadColumn& column = matrix_.columns[i];
      if (&column == matrix_.column(column.kind) && has_key(column.kind)) continue;
      const TextCell* cell = cell_in(context_.grid, column, row);
      if (!cell || is_blank_cell(*cell)) continue;
      more.push_back({row_name(context_.grid, matrix_, row) + "/" + column.label(), cell->text});
    }
  }

 private:
  int column_of(K kind) const {
    const HeadColumn* column = matrix_.column(kind);
    return column ? column->range.first : -1;
  }

  static bool has_key(K kind) {
    return kind == K::Weight || kind == K::Score ||
           std::find(kBudgets.begin(), kBudgets.end(), kind) != kBudgets.end();
  }

  std::optional<std::string> text(K kind, int row) const {
    const HeadColumn* column = matrix_.column(kind);
    if (!column) return std::nullopt;
    const TextCell* cell = context_.grid.at(row, column->range.first);
    if (!cell) return "";
    // Strokes among points and rates say "none": they are no numeral 一.
    const std::u32string folded = decode_utf8(fold_text(cell->text));
    const bool strokes =
        cell->source == TextSource::Ocr && !folded.empty() &&
        std::all_of(folded.begin(), folded.end(), [](char32_t c) { return is_level_stroke(c); });
    return strokes ? "—" : cell->text;
  }

  std::optional<Money> amount(K kind, int row) const {
    const HeadColumn* column = matrix_.column(kind);
    if (!column) return std::nullopt;
    return read_amount(context_, context_.grid.at(row, column->range.first), unit_);
  }

  FormContext& context_;
  const Matrix& matrix_;
  std::string unit_;
};

/// The budget of a line, by which the money of the record is told.
std::optional<Money> budget_of(const ExecutionRow& row) {
  return row.adjusted ? row.adjusted : row.initial;
}

void fill_funding(const ExecutionRow& row, Funding& funding) {
  constexpr std::array<K, 5> kSlots{K::FundsTotal, K::FundsFiscal, K::FundsOther, K::SpecialBond,
                                    K::Sum};
  const auto put = [&](std::optional<Money>& slot) {
    if (!slot) slot = budget_of(row);
  };
  switch (match_label_of(row.source, kSlots, false).kind) {
    case K::FundsTotal:
    case K::Sum:
      return put(funding.total);
    case K::FundsFiscal:
      return put(funding.fiscal);
    case K::FundsOther:
      return put(funding.other);
    case K::SpecialBond:
      return put(funding.special_bond);
    default:
      return;
  }
}

void read_execution(FormContext& context, const Matrix& matrix, SelfEvaluation& evaluation) {
  const std::string unit = unit_of_amounts(context, matrix);
  if (!unit.empty()) evaluation.funding.unit = unit;
  const ExecutionReader reader(context, matrix, unit);
  const std::vector<int> rows = matrix.body_rows();
  for (int row : rows) {
    evaluation.execution.push_back(reader.read(row));
    const bool sole = rows.size() == 1 && evaluation.execution.back().source.empty();
    if (sole && !evaluation.funding.total) {  // 预算数 | 执行数 over one row without a name
      evaluation.funding.total = budget_of(evaluation.execution.back());
    }
    fill_funding(evaluation.execution.back(), evaluation.funding);
    reader.add_more(row, evaluation.more);
  }
}

/// Does a field of a row of totals say the score? `named`: of rows that call themselves so (总分),
/// not just 合计.
bool says_score(const MoreField& total, bool named) {
  constexpr std::array<K, 1> kScore{K::Score};
  constexpr std::array<K, 1> kTotal{K::TotalScore};
  const size_t bar = total.label.rfind('/');
  const bool called = static_cast<bool>(match_label_of(total.label.substr(0, bar), kTotal, false));
  if (bar == std::string::npos) return called;
  return called >= named && match_label_of(total.label.substr(bar + 1), kScore, false);
}

/// 总分/得分 of the row of totals; that of 合计 where no row is called 总分.
void take_total_score(FormContext& context, SelfEvaluation& evaluation) {
  std::vector<MoreField> totals = total_fields(context);
  for (const bool named : {true, false}) {
    const auto score = std::find_if(totals.begin(), totals.end(), [named](const MoreField& total) {
      return says_score(total, named);
    });
    if (score == totals.end() || evaluation.total_score) continue;
    evaluation.total_score = std::move(score->text);
    evaluation.total_score_cell = {score->row, score->col};
    totals.erase(score);
  }
  for (MoreField& total : totals) evaluation.more.push_back(std::move(total));
}

/// The cell of a row that stands in the indicators' column of scores.
const TextCell* score_cell_of(const FormContext& context, int row) {
  for (const IndicatorHead& head : context.heads) {
    if (row <= head.last_row) continue;
    for (const ColumnGroup& group : head.groups) {
      const auto score = group.columns.find(K::Score);
      if (score == group.columns.end()) continue;
      const TextCell* cell = context.grid.at(row, score->second.first);
      if (cell && cell->row == row && !is_blank_cell(*cell)) return cell;
    }
  }
  return nullptr;
}

/// 总分 | 100 | 99: below other fields; the score is what stands under 得分.
void take_total_field(const FormContext& context, std::vector<Field>& fields,
                      SelfEvaluation& evaluation) {
  Field* total = find_field(fields, K::TotalScore);
  if (!total || !total->value_cell) return;
  const TextCell* cell = score_cell_of(context, total->label_cell->row);
  if (!cell) cell = total->value_cell;
  evaluation.total_score = cell->text;
  evaluation.total_score_cell = {cell->row, cell->col};
  total->taken = true;
  if (cell == total->value_cell) return;
  for (Field& field : fields) field.taken = field.taken || field.value_cell == cell;
  const TextCell& full = *total->value_cell;
  evaluation.more.push_back({total->label + "/分值", full.text, full.row, full.col});
}

/// What was reached is printed beside what was to be; or the form says of itself what it is.
bool fits(const FormContext& context) {
  const bool reached =
      std::any_of(context.heads.begin(), context.heads.end(), [](const IndicatorHead& head) {
        return head.has(K::Score) || (head.has(K::Actual) && head.has(K::Deviation));
      });
  const bool results =
      std::any_of(context.matrices.begin(), context.matrices.end(), is_execution) ||
      std::any_of(context.heads.begin(), context.heads.end(),
                  [](const IndicatorHead& head) { return head.has(K::Actual); });
  return !context.heads.empty() &&
         (reached || (context.titled(TitleKind::SelfEvaluation) && results));
}

}  // namespace

std::optional<SelfEvaluation> read_self_evaluation(FormContext& context) {
  if (!fits(context)) return std::nullopt;
  std::vector<const Matrix*> executions;
  for (const Matrix& matrix : context.matrices) {
    if (is_execution(matrix)) executions.push_back(&matrix);
  }
  SelfEvaluation evaluation;
  std::vector<Field> fields = context.fields(kKinds, executions);
  fill_target(context, fields, evaluation);
  if (!evaluation.department) evaluation.department = take_text(fields, K::DepartmentName);
  evaluation.achieved = take_text(fields, K::Achieved);
  take_total_field(context, fields, evaluation);
  for (MoreField& field : remaining_fields(context, fields)) {
    evaluation.more.push_back(std::move(field));
  }
  for (const Matrix* matrix : executions) read_execution(context, *matrix, evaluation);
  take_total_score(context, evaluation);
  return evaluation;
}

}  // namespace gewu
