#include "records/matrix.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "numbers/printed_number.h"
#include "records/matrix_body.h"

namespace gewu {

namespace {

using K = LabelKind;

constexpr int kMostHeadRows = 3;
constexpr size_t kLongestHead = 16;  // characters

/// "2022年", "2025年及以后", "6月底", "1-7月", "第一季度": a time over what falls into it. A day or
/// a month of a year is a date.
bool is_period_head(const std::string& text) {
  const std::u32string folded = decode_utf8(fold_text(text));
  constexpr size_t kYear = 4;
  if (folded.empty() || folded.size() > kLongestHead) return false;
  const size_t digits = std::min(folded.find_first_not_of(U"0123456789"), folded.size());
  const std::u32string_view rest = std::u32string_view(folded).substr(digits);
  if (digits == kYear && rest.starts_with(U"年"))
    return rest.find_first_of(U"0123456789") == rest.npos;
  constexpr std::array<std::u32string_view, 5> kAfterMonth{U"月", U"月底", U"月末", U"月底前",
                                                           U"月份"};
  const size_t month = std::min(folded.find_first_not_of(U"0123456789-—~至月"), folded.size());
  const size_t from = folded.substr(0, month).rfind(U'月');
  if (digits > 0 && from != folded.npos) {
    const std::u32string_view end = std::u32string_view(folded).substr(from);
    return std::find(kAfterMonth.begin(), kAfterMonth.end(), end) != kAfterMonth.end();
  }
  return folded == U"上半年" || folded == U"下半年" ||
         (folded.size() <= kYear && folded.ends_with(U"季度"));
}

bool could_be_head(const TextCell& cell) {
  return decode_utf8(fold_text(cell.text)).size() <= kLongestHead && !prints_number(cell.text) &&
         !prints_dash(cell.text);
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
    if (has_two_sides()) {
      matrix_.two_sided = true;
      matrix_.names = 1;
      return true;
    }
    for (const HeadColumn& column : matrix_.columns) {
      for (const TextCell* cell : column.path) {
        if (!could_be_head(*cell) && !is_period_head(cell->text)) return false;
      }
    }
    while (matrix_.names < matrix_.columns.size() && names_rows(matrix_.names)) ++matrix_.names;
    int amounts = 0;
    int known = 0;
    int texts = 0;
    int named = 0;
    for (size_t i = 0; i < matrix_.columns.size(); ++i) {
      const HeadColumn& column = matrix_.columns[i];
      const bool told = column.kind != K::None || is_period_head(column.leaf().text);
      amounts += is_amount(column) ? 1 : 0;
      known += told ? 1 : 0;
      if (i < matrix_.names) continue;
      if (is_blank_cell(column.leaf())) return holds_texts();
      texts += told || is_amount(column) ? 0 : 1;
      named += column.kind != K::None ? 1 : 0;
    }
    // Beside columns of known money one may say why: 原因, 说明.
    constexpr int kFewNamed = 2;
    if (texts > 0 && (named < kFewNamed || texts >= named)) {
      return holds_texts() || stands_beside_tasks();
    }
    constexpr std::array<K, 2> kMoney{K::Funds, K::AnnualBudget};
    if (matrix_.spine && label_of(*matrix_.spine, kMoney)) ++known;
    // 年度资金总额 over 其中：财政拨款 are no heads; two columns need more to show that they are.
    const bool enough = matrix_.columns.size() > 2 || known == 2 || matrix_.spine;
    return (amounts > 0 && known > 0 && enough) || names_tasks() || holds_texts();
  }

  /// 支出 | 预算金额 | 收入来源 | 预算金额.
  bool has_two_sides() const {
    constexpr size_t kFewest = 4;
    const std::vector<HeadColumn>& columns = matrix_.columns;
    if (columns.size() < kFewest || columns.size() % 2 != 0) return false;
    for (size_t i = 0; i < columns.size(); ++i) {
      const ColumnBody body = body_of(grid_, matrix_, columns[i]);
      const bool names = body.printed > 0 && body.numbers == 0;
      const bool amounts = body.mostly_numbers() && columns[i].kind != K::None;
      if (is_blank_cell(columns[i].leaf()) || !could_be_head(columns[i].leaf())) return false;
      if (!(i % 2 == 0 ? names : amounts)) return false;
    }
    return true;
  }

  /// 年度重点工作任务, beside whatever is said of each.
  bool stands_beside_tasks() const {
    constexpr size_t kFewest = 3;
    const std::string beside = matrix_.spine ? fold_text(matrix_.spine->text) : "";
    return matrix_.columns.size() >= kFewest && beside.find("任务") != std::string::npos;
  }

  /// 任务名称 | 主要内容, of a form that prints no money for each task.
  bool names_tasks() const { return matrix_.column(K::TaskName) && matrix_.column(K::TaskContent); }

  /// 情况说明 | 问题和改进措施, 实施内容 | 开始时间 | 完成时间: texts beside the names of the rows.
  bool holds_texts() {
    constexpr size_t kFewest = 3;
    const std::vector<HeadColumn>& columns = matrix_.columns;
    if (!matrix_.spine || columns.size() < kFewest) return false;
    const auto blank = [](const HeadColumn& column) { return is_blank_cell(column.leaf()); };
    if (std::any_of(columns.begin() + 1, columns.end(), blank)) return false;
    if (!blank(columns.front()) && !heads_texts()) return false;
    matrix_.names = 1;
    return true;
  }

  /// Every head ends as heads of columns do, and nothing below them is one.
  bool heads_texts() const {
    return std::all_of(matrix_.columns.begin(), matrix_.columns.end(), [&](const HeadColumn& c) {
      const std::vector<int> rows = matrix_.body_rows();
      return ends_as_head(c.leaf()) && std::none_of(rows.begin(), rows.end(), [&](int row) {
               const TextCell* cell = cell_in(grid_, c, row);
               return cell && ends_as_head(*cell);
             });
    });
  }

  static bool ends_as_head(const TextCell& cell) {
    constexpr std::array<std::u32string_view, 17> kEnds{
        U"时间", U"日期", U"内容", U"情况", U"标准", U"数量", U"单价", U"金额", U"备注",
        U"名称", U"规格", U"措施", U"说明", U"依据", U"任务", U"进度", U"单位"};
    const std::u32string text = decode_utf8(fold_text(printed_label(cell.text)));
    return text.size() <= kLongestHead &&
           std::any_of(kEnds.begin(), kEnds.end(), [&](auto end) { return text.ends_with(end); });
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
  // A head looks at all that stands below it. Deep in a table longer than any form none is sought,
  // so that a list of ten thousand rows is not looked through from each of them.
  constexpr int kLongestForm = 500;
  constexpr int kFirstRows = 50;
  std::vector<Matrix> found;
  for (const RowRange& range : rows) {
    for (int row = range.first; row < range.last; ++row) {
      if (row - range.first > kFirstRows && range.last - row > kLongestForm) continue;
      std::optional<Matrix> matrix = MatrixFinder(grid, row, range.last).find();
      if (!matrix) continue;
      row = matrix->last_row;
      found.push_back(std::move(*matrix));
    }
  }
  return found;
}

}  // namespace gewu
