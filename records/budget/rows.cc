#include "records/budget/rows.h"

#include <algorithm>

#include "base/text.h"
#include "numbers/money.h"
#include "records/budget/levels.h"
#include "records/budget/words.h"

namespace gewu {

namespace {

/// Reads the rows of one block of columns.
class BlockReader {
 public:
  BlockReader(const GridView& grid, const std::vector<BudgetColumn>& columns, int block,
              const std::string& unit)
      : grid_(grid), columns_(columns), unit_(unit) {
    for (size_t i = 0; i < columns.size(); ++i) {
      if (columns[i].block != block) continue;
      const int col = static_cast<int>(i);
      switch (columns[i].role) {
        case BudgetRole::Code:
          codes_.push_back(col);
          break;
        case BudgetRole::Name:
          names_.push_back(col);
          break;
        case BudgetRole::Text:
          break;
        default:
          measures_.push_back(col);
      }
    }
  }

  std::vector<BudgetRow> read(int first_row) {
    std::vector<BudgetRow> rows;
    std::vector<RowShape> shapes;
    for (int row = first_row; row < grid_.rows(); ++row) {
      RowShape shape;
      std::optional<BudgetRow> read = read_row(row, shape);
      if (!read) continue;
      rows.push_back(std::move(*read));
      shapes.push_back(shape);
    }
    assign_levels(rows, shapes);
    return rows;
  }

 private:
  std::optional<BudgetRow> read_row(int row, RowShape& shape) {
    BudgetRow result;
    result.row = row;
    if (!codes_.empty()) result.code = code_of(row, shape);
    read_name(row, result, shape);
    bool printed = !result.code.value_or("").empty() || !result.name.empty();
    for (const int col : measures_) {
      const TextCell* cell = grid_.at(row, col);
      // A cell that begins left of its column is a name; one from above belongs to the row above.
      if (!cell || cell->col != col || cell->row != row) continue;
      result.amounts.push_back(amount_of(col, *cell));
      printed = printed || !is_nothing(cell->text);
    }
    if (!printed || says_nothing(result.name)) return std::nullopt;
    if (!measures_.empty() && result.amounts.empty()) return std::nullopt;
    if (repeats_head(result)) return std::nullopt;
    result.is = kind_of(result.name);
    return result;
  }

  /// 合计 | 基本支出 | 项目支出 once more, where the next page of the table begins.
  bool repeats_head(const BudgetRow& row) const {
    int repeated = 0;
    for (const BudgetAmount& amount : row.amounts) {
      if (is_nothing(amount.text)) continue;
      const auto& path = columns_[static_cast<size_t>(amount.column)].path;
      if (path.empty() || fold_text(path.back()) != fold_text(amount.text)) return false;
      ++repeated;
    }
    return repeated > 0;
  }

  static BudgetRowKind kind_of(const std::string& name) {
    if (is_subtotal_name(name)) return BudgetRowKind::Subtotal;
    if (is_total_name(name)) return BudgetRowKind::Total;
    return is_of_which(name) ? BudgetRowKind::OfWhich : BudgetRowKind::Item;
  }

  /// Parts are joined; where each column prints the whole code so far, the last one says it all.
  std::string code_of(int row, RowShape& shape) const {
    std::string code;
    for (const int col : codes_) {
      const TextCell* cell = grid_.at(row, col);
      if (!cell || !is_code(cell->text)) continue;
      const std::string part = fold_text(cell->text);
      ++shape.code_parts;
      code =
          part.size() > code.size() && part.compare(0, code.size(), code) == 0 ? part : code + part;
    }
    if (codes_.size() == 1) shape.code_parts = 0;
    return code;
  }

  void read_name(int row, BudgetRow& result, RowShape& shape) const {
    shape.name_columns = static_cast<int>(names_.size());
    const TextCell* opener = nullptr;  // begins in this row, left of the name
    const TextCell* name = nullptr;
    for (size_t i = 0; i < names_.size(); ++i) {
      const TextCell* cell = grid_.at(row, names_[i]);
      if (!cell || is_blank_cell(*cell) || cell == name) continue;
      if (name && name->row == row) opener = name;
      name = cell;
      shape.name_column = static_cast<int>(i);
    }
    if (!name) name = text_among_codes(row);
    if (!name) return;
    result.name = name->text;
    result.first_col = name->col;
    if (opener && is_total_name(name->text)) {  // 一般公共预算资金 | 小计
      result.name = opener->text + name->text;
      result.first_col = opener->col;
      shape.name_column = std::max(0, shape.name_column - 1);
    }
  }

  /// 合计 in the column of codes.
  const TextCell* text_among_codes(int row) const {
    for (const int col : codes_) {
      const TextCell* cell = grid_.at(row, col);
      if (cell && !is_blank_cell(*cell) && !looks_numeric(cell->text)) return cell;
    }
    return nullptr;
  }

  BudgetAmount amount_of(int col, const TextCell& cell) const {
    const BudgetColumn& column = columns_[static_cast<size_t>(col)];
    BudgetAmount amount;
    amount.column = col;
    amount.text = cell.text;
    if (column.role == BudgetRole::Amount && !is_nothing(cell.text)) {
      amount.yuan = parse_money(cell.text, column.unit.empty() ? unit_ : column.unit).yuan;
    }
    return amount;
  }

  const GridView& grid_;
  const std::vector<BudgetColumn>& columns_;
  const std::string& unit_;
  std::vector<int> codes_, names_, measures_;
};

}  // namespace

std::vector<BudgetRow> read_budget_rows(const GridView& grid, int first_row,
                                        const std::vector<BudgetColumn>& columns,
                                        const std::string& unit) {
  std::vector<BudgetRow> all;
  if (columns.empty()) return all;
  for (int block = 0; block <= columns.back().block; ++block) {
    for (BudgetRow& row : BlockReader(grid, columns, block, unit).read(first_row)) {
      row.block = block;
      const auto in_block = std::find_if(columns.begin(), columns.end(),
                                         [&](const auto& column) { return column.block == block; });
      row.side = in_block->side;
      all.push_back(std::move(row));
    }
  }
  return all;
}

}  // namespace gewu
