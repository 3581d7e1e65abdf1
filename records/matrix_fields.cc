#include <algorithm>
#include <array>

#include "records/matrix_body.h"

namespace gewu {

namespace {

using K = LabelKind;

/// The column whose amounts stand for the whole row; null if no one does. Of budgets and what
/// became of them, the year's budget.
const HeadColumn* whole_column(const GridView& grid, const Matrix& matrix) {
  for (K budget : {K::AdjustedBudget, K::InitialBudget}) {
    if (const HeadColumn* column = matrix.column(budget)) return column;
  }
  const HeadColumn* only = nullptr;
  int amounts = 0;
  for (size_t i = matrix.names; i < matrix.columns.size(); ++i) {
    const HeadColumn& column = matrix.columns[i];
    if (column.kind == K::Sum) return &column;
    const ColumnBody body = body_of(grid, matrix, column);
    if (!body.mostly_numbers() && body.printed > 0) continue;
    only = &column;
    ++amounts;
  }
  return amounts == 1 ? only : nullptr;
}

}  // namespace

size_t first_name_of(const Matrix& matrix, size_t amount) {
  return matrix.two_sided ? amount - 1 : 0;
}

std::string row_name(const GridView& grid, const Matrix& matrix, int row, size_t first) {
  std::string name;
  if (matrix.names == 0) return name;
  const int from = matrix.columns[first].range.first;
  const int last = matrix.columns[first + matrix.names - 1].range.last;
  for (const TextCell* cell : grid.across(row, from, last)) {
    if (is_blank_cell(*cell)) continue;
    name += (name.empty() ? "" : "/") + printed_label(cell->text);
  }
  return name;
}

namespace {

/// Makes fields of the amounts of one matrix.
class FieldMaker {
 public:
  FieldMaker(const GridView& grid, const Matrix& matrix, std::span<const LabelKind> kinds)
      : grid_(grid), matrix_(matrix), kinds_(kinds) {
    if (matrix.names > 0) whole_ = whole_column(grid, matrix);
  }

  std::vector<Field> make() {
    for (int row : matrix_.body_rows()) {
      for (size_t i = matrix_.names; i < matrix_.columns.size(); i += matrix_.two_sided ? 2 : 1) {
        if (const TextCell* cell = cell_in(grid_, matrix_.columns[i], row)) add(*cell, i);
      }
    }
    return std::move(fields_);
  }

 private:
  void add(const TextCell& cell, size_t index) {
    const HeadColumn& column = matrix_.columns[index];
    const HeadColumn& names = matrix_.columns[first_name_of(matrix_, index)];
    const TextCell* name_cell = grid_.at(cell.row, names.range.first);
    Field field;
    field.kind = K::OtherField;
    field.label_cell = matrix_.names > 0 ? name_cell : &column.leaf();
    field.value_cell = &cell;
    constexpr std::array<K, 2> kMoney{K::AnnualBudget, K::Funds};
    if (matrix_.spine && label_of(*matrix_.spine, kMoney)) field.under = {matrix_.spine};
    field.text = cell.text;
    field.label = label_of_amount(cell.row, index);
    // 资金来源 | 合计 | 省级资金 over 金额: the heads, not the name of the row, say what it is.
    constexpr std::array<K, 2> kAmount{K::FundingAmount, K::ListAmount};
    const bool by_head = matrix_.names > 0 && label_of(*name_cell, kAmount, false).exact;
    if (by_head || &column == whole_ || matrix_.names == 0 || matrix_.two_sided) {
      field.match = label_of(by_head ? column.leaf() : *field.label_cell, kinds_, false);
      if (field.match) field.kind = field.match.kind;
      if (field.match.unit.empty()) field.match.unit = unit_of(matrix_, column);
    }
    if (!is_blank_cell(cell) || field.kind != K::OtherField) fields_.push_back(std::move(field));
  }

  std::string label_of_amount(int row, size_t index) const {
    const HeadColumn& column = matrix_.columns[index];
    const std::string name = row_name(grid_, matrix_, row, first_name_of(matrix_, index));
    if (name.empty()) return column.label();
    const bool alone =
        matrix_.two_sided || (&column == whole_ && matrix_.columns.size() == matrix_.names + 1);
    return alone ? name : name + "/" + column.label();
  }

  const GridView& grid_;
  const Matrix& matrix_;
  std::span<const LabelKind> kinds_;
  const HeadColumn* whole_ = nullptr;
  std::vector<Field> fields_;
};

}  // namespace

std::vector<Field> matrix_fields(const GridView& grid, const Matrix& matrix,
                                 std::span<const LabelKind> kinds) {
  return FieldMaker(grid, matrix, kinds).make();
}

std::vector<RowRange> rows_outside(std::span<const RowRange> rows,
                                   std::span<const Matrix> matrices) {
  std::vector<RowRange> outside;
  for (const RowRange& range : rows) {
    int first = range.first;
    for (const Matrix& matrix : matrices) {
      if (matrix.first_row < first || matrix.first_row > range.last) continue;
      outside.push_back({first, matrix.first_row - 1});
      for (int row : matrix.odd_rows) outside.push_back({row, row});
      first = matrix.last_row + 1;
    }
    outside.push_back({first, range.last});
  }
  return outside;
}

}  // namespace gewu
