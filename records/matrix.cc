#include "records/matrix.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "numbers/money.h"
#include "numbers/printed_number.h"

namespace gewu {

namespace {

using K = LabelKind;

constexpr int kMostHeadRows = 3;
constexpr size_t kLongestHead = 16;     // characters
constexpr double kMostlyNumbers = 0.6;  // share of the printed cells of a column of amounts

bool is_dash(const std::string& text) {
  constexpr std::u32string_view kDashes = U"-—–－/";
  const std::u32string folded = decode_utf8(fold_text(text));
  return !folded.empty() && folded.find_first_not_of(kDashes) == std::u32string::npos;
}

/// "1,350.00", "96.16%", "12万元".
bool is_number(const std::string& text) {
  if (parse_money(text, "").amount) return true;
  const std::string folded = fold_text(text);
  return folded.size() > 1 && folded.back() == '%' &&
         number_in(folded.substr(0, folded.size() - 1));
}

/// "2022年", "2025年及以后", "2021年以前".
bool is_year_head(const std::string& text) {
  const std::u32string folded = decode_utf8(fold_text(text));
  constexpr size_t kYear = 4;
  return folded.size() > kYear && folded.size() <= kLongestHead &&
         std::all_of(folded.begin(), folded.begin() + kYear, is_digit) && folded[kYear] == U'年';
}

bool could_be_head(const TextCell& cell) {
  return decode_utf8(fold_text(cell.text)).size() <= kLongestHead && !is_number(cell.text) &&
         !is_dash(cell.text);
}

/// What the cells of a column say below its head.
struct ColumnBody {
  int printed = 0;
  int numbers = 0;
  bool mostly_numbers() const { return numbers > 0 && numbers >= kMostlyNumbers * printed; }
};

ColumnBody body_of(const GridView& grid, const Matrix& matrix, const HeadColumn& column) {
  ColumnBody body;
  for (int row : matrix.body_rows()) {
    const TextCell* cell = cell_in(grid, column, row);
    if (!cell || is_blank_cell(*cell) || is_dash(cell->text)) continue;
    ++body.printed;
    body.numbers += is_number(cell->text) ? 1 : 0;
  }
  return body;
}

/// The row goes on with the columns of the head: every column but the leftmost has a cell of its
/// own, of just its width. Names may run over several columns at the left (金额合计).
bool fits_columns(const GridView& grid, const Matrix& matrix, int row) {
  size_t own = 0;
  for (size_t i = matrix.columns.size(); i-- > 0;) {
    const ColumnRange& range = matrix.columns[i].range;
    const TextCell* cell = grid.at(row, range.first);
    const bool same = cell && cell->col == range.first && cell->last_col() == range.last;
    if (same && cell->row == row) {
      ++own;
    } else if (!same && i > 0) {
      // Over some columns at the left, and over no part of this one's neighbour.
      return own > 0 && cell && cell->row == row && cell->last_col() == range.last &&
             cell->col <= matrix.columns.front().range.first;
    }
  }
  return own > 0;
}

/// Finds the matrix that begins in one row.
class MatrixFinder {
 public:
  MatrixFinder(const GridView& grid, int row, int last_row)
      : grid_(grid), row_(row), last_(last_row), cells_(grid.starting_in(row)) {}

  std::optional<Matrix> find() {
    if (!find_head()) return std::nullopt;
    find_body();
    if (matrix_.last_row < matrix_.body_row || !columns_fit()) return std::nullopt;
    return std::move(matrix_);
  }

 private:
  bool find_head() {
    if (cells_.size() < 2) return false;
    int depth = 1;
    for (size_t i = 1; i < cells_.size(); ++i) depth = std::max(depth, cells_[i]->row_span);
    if (depth > kMostHeadRows || cells_.back()->last_col() != grid_.cols() - 1) return false;
    const TextCell& first = *cells_.front();
    if (first.row_span > depth) matrix_.spine = &first;
    matrix_.first_row = row_;
    matrix_.body_row = row_ + depth;
    const int from = matrix_.spine ? first.last_col() + 1 : first.col;
    if (!matrix_.spine && first.col > 0) spine_from_above(first.col);
    matrix_.columns = head_columns(grid_, row_, row_ + depth - 1, from);
    for (HeadColumn& column : matrix_.columns) column.kind = amount_column_kind(column);
    return matrix_.columns.size() >= 2;
  }

  /// A label that began in an earlier row may reach down beside this head.
  void spine_from_above(int col) {
    const TextCell* beside = grid_.at(row_, col - 1);
    if (beside && beside->row < row_) matrix_.spine = beside;
  }

  void find_body() {
    int end = last_;
    if (matrix_.spine) end = std::min(end, matrix_.spine->last_row());
    matrix_.last_row = matrix_.body_row - 1;
    std::vector<int> odd;
    for (int row = matrix_.body_row; row <= end; ++row) {
      const bool lower_part = grid_.starting_in(row).empty();
      if (lower_part || !fits_columns(grid_, matrix_, row)) odd.push_back(row);
      if (lower_part || odd.empty() || odd.back() != row) {
        matrix_.last_row = row;
        matrix_.odd_rows = odd;
      } else if (!matrix_.spine) {
        break;  // only a label beside all of it tells that more may follow
      }
    }
    take_sum_below();
  }

  /// 金额合计, below the label beside the matrix: its amounts stand under the heads all the same.
  void take_sum_below() {
    constexpr std::array<K, 1> kSum{K::Sum};
    const int row = matrix_.last_row + 1;
    if (!matrix_.spine || row > last_ || row <= matrix_.spine->last_row()) return;
    const TextCell* cell = grid_.at(row, matrix_.spine->col);
    const bool sum = cell && cell->row == row && cell->last_col() > matrix_.spine->last_col() &&
                     label_of(*cell, kSum, false) && fits_columns(grid_, matrix_, row);
    if (sum) matrix_.last_row = row;
  }

  bool is_amount(const HeadColumn& column) const {
    const ColumnBody body = body_of(grid_, matrix_, column);
    return body.mostly_numbers() || (body.printed == 0 && holds_amounts(column.kind));
  }

  static bool holds_amounts(K kind) {
    return kind != K::None && kind != K::TaskName && kind != K::TaskContent &&
           kind != K::FundingSource && kind != K::Remark;
  }

  /// Heads of which all but those that name the rows are known, or print numbers only.
  bool columns_fit() {
    for (const HeadColumn& column : matrix_.columns) {
      for (const TextCell* cell : column.path) {
        if (!could_be_head(*cell) && !is_year_head(cell->text)) return false;
      }
    }
    while (matrix_.names < matrix_.columns.size() && names_rows(matrix_.names)) ++matrix_.names;
    int amounts = 0;
    int known = 0;
    for (size_t i = 0; i < matrix_.columns.size(); ++i) {
      const HeadColumn& column = matrix_.columns[i];
      const bool told = column.kind != K::None || is_year_head(column.leaf().text);
      amounts += is_amount(column) ? 1 : 0;
      known += told ? 1 : 0;
      if (i < matrix_.names) continue;
      if (is_blank_cell(column.leaf()) || !(told || is_amount(column))) return holds_texts();
    }
    // 年度资金总额 over 其中：财政拨款 are no heads; two columns need more to show that they are.
    const bool enough = matrix_.columns.size() > 2 || known == 2 || matrix_.spine;
    return (amounts > 0 && known > 0 && enough) || names_tasks() || holds_texts();
  }

  /// 任务名称 | 主要内容, of a form that prints no money for each task.
  bool names_tasks() const { return matrix_.column(K::TaskName) && matrix_.column(K::TaskContent); }

  /// A blank head over the names of the rows, and texts beside them: 情况说明 | 问题和改进措施.
  bool holds_texts() {
    constexpr size_t kFewest = 3;
    const bool blank = is_blank_cell(matrix_.columns.front().leaf());
    if (!matrix_.spine || !blank || matrix_.columns.size() < kFewest) return false;
    matrix_.names = 1;
    return std::none_of(matrix_.columns.begin() + 1, matrix_.columns.end(),
                        [](const HeadColumn& column) { return is_blank_cell(column.leaf()); });
  }

  bool names_rows(size_t index) const {
    const HeadColumn& column = matrix_.columns[index];
    const bool text = column.kind == K::TaskName || column.kind == K::TaskContent ||
                      column.kind == K::FundingSource;
    return text || (!is_amount(column) && body_of(grid_, matrix_, column).printed > 0 &&
                    (index == 0 || column.kind == K::None));
  }

  const GridView& grid_;
  int row_;
  int last_;
  std::vector<const TextCell*> cells_;
  Matrix matrix_;
};

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

std::vector<int> Matrix::body_rows() const {
  std::vector<int> rows;
  for (int row = body_row; row <= last_row; ++row) {
    if (std::find(odd_rows.begin(), odd_rows.end(), row) == odd_rows.end()) rows.push_back(row);
  }
  return rows;
}

const HeadColumn* Matrix::column(LabelKind kind) const {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [kind](const HeadColumn& c) { return c.kind == kind; });
  return found == columns.end() ? nullptr : &*found;
}

std::string unit_of(const Matrix& matrix, const HeadColumn& column) {
  for (size_t i = column.path.size(); i-- > 0;) {
    if (std::string unit = bracketed_unit(column.path[i]->text); !unit.empty()) return unit;
  }
  return matrix.spine ? bracketed_unit(matrix.spine->text) : "";
}

const TextCell* cell_in(const GridView& grid, const HeadColumn& column, int row) {
  const TextCell* cell = grid.at(row, column.range.first);
  return cell && cell->row == row ? cell : nullptr;
}

std::vector<Matrix> find_matrices(const GridView& grid, std::span<const RowRange> rows) {
  std::vector<Matrix> found;
  for (const RowRange& range : rows) {
    for (int row = range.first; row < range.last; ++row) {
      std::optional<Matrix> matrix = MatrixFinder(grid, row, range.last).find();
      if (!matrix) continue;
      row = matrix->last_row;
      found.push_back(std::move(*matrix));
    }
  }
  return found;
}

std::string row_name(const GridView& grid, const Matrix& matrix, int row) {
  std::string name;
  if (matrix.names == 0) return name;
  const int last = matrix.columns[matrix.names - 1].range.last;
  for (const TextCell* cell : grid.across(row, matrix.columns.front().range.first, last)) {
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
      for (size_t i = matrix_.names; i < matrix_.columns.size(); ++i) {
        if (const TextCell* cell = cell_in(grid_, matrix_.columns[i], row)) {
          add(*cell, matrix_.columns[i]);
        }
      }
    }
    return std::move(fields_);
  }

 private:
  void add(const TextCell& cell, const HeadColumn& column) {
    const TextCell* name_cell = grid_.at(cell.row, matrix_.columns.front().range.first);
    Field field;
    field.kind = K::OtherField;
    field.label_cell = matrix_.names > 0 ? name_cell : &column.leaf();
    field.value_cell = &cell;
    constexpr std::array<K, 2> kMoney{K::AnnualBudget, K::Funds};
    if (matrix_.spine && label_of(*matrix_.spine, kMoney)) field.under = {matrix_.spine};
    field.text = cell.text;
    field.label = label_of_amount(cell.row, column);
    if (&column == whole_ || matrix_.names == 0) {
      field.match = label_of(*field.label_cell, kinds_, false);
      if (field.match) field.kind = field.match.kind;
      if (field.match.unit.empty()) field.match.unit = unit_of(matrix_, column);
    }
    if (!is_blank_cell(cell) || field.kind != K::OtherField) fields_.push_back(std::move(field));
  }

  std::string label_of_amount(int row, const HeadColumn& column) const {
    const std::string name = row_name(grid_, matrix_, row);
    if (name.empty()) return column.label();
    const bool alone = &column == whole_ && matrix_.columns.size() == matrix_.names + 1;
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
