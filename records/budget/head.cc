#include "records/budget/head.h"

#include <algorithm>

#include "base/text.h"
#include "records/budget/column_roles.h"
#include "records/budget/words.h"

namespace gewu {

namespace {

std::vector<const TextCell*> printed_in(const GridView& grid, int row) {
  std::vector<const TextCell*> cells = grid.starting_in(row);
  std::erase_if(cells, [](const TextCell* cell) { return is_blank_cell(*cell); });
  return cells;
}

bool holds_number(const std::vector<const TextCell*>& cells) {
  return std::any_of(cells.begin(), cells.end(),
                     [](const TextCell* cell) { return looks_numeric(cell->text); });
}

/// A name that only rows of data bear: 一、财政拨款, 其中：..., 合计 alone.
bool names_data(const std::vector<const TextCell*>& cells) {
  const std::string& first = cells.front()->text;
  if (numbering_depth(first) > 0 || is_of_which(first) || says_nothing(first)) return true;
  return cells.size() == 1 && is_total_name(first);
}

bool all_measures(const std::vector<const TextCell*>& cells) {
  return !cells.empty() && std::all_of(cells.begin(), cells.end(),
                                       [](const TextCell* cell) { return is_measure(cell->text); });
}

/// The row is covered by a printed cell that began in the head above.
bool label_reaches_down(const GridView& grid, int row, int first) {
  for (const TextCell* cell : grid.across(row, 0, grid.cols() - 1)) {
    if (cell->row >= first && cell->row < row && !is_blank_cell(*cell)) return true;
  }
  return false;
}

bool is_data_row(const GridView& grid, int row, int first) {
  const std::vector<const TextCell*> cells = printed_in(grid, row);
  if (is_column_numbers(grid, row)) return false;
  if (cells.empty()) {  // an empty form; gaps in a head are followed by more of it
    return row > first && !all_measures(printed_in(grid, row + 1));
  }
  return holds_number(cells) || names_data(cells);
}

/// Labels over each other, without those that a merged cell repeats.
std::vector<std::string> path_of(const GridView& grid, int col, int first, int end) {
  std::vector<std::string> path;
  const TextCell* last = nullptr;
  for (int row = first; row < end; ++row) {
    const TextCell* cell = grid.at(row, col);
    if (!cell || cell == last || is_column_numbers(grid, row)) continue;
    last = cell;
    std::string label = printed_label(cell->text);
    if (!label.empty()) path.push_back(std::move(label));
  }
  return path;
}

/// Final accounts print 合计 of the first row beside 类 | 款 | 项 of the head.
void add_code_parts(const GridView& grid, int row, std::vector<BudgetColumn>& columns) {
  for (const TextCell* cell : grid.starting_in(row)) {
    const std::string label = fold_text(cell->text);
    if (label != "类" && label != "款" && label != "项") continue;
    columns[static_cast<size_t>(cell->col)].path.push_back(label);
  }
}

bool says(const TextCell& cell, std::string_view part) {
  return fold_text(cell.text).find(part) != std::string::npos;
}

/// The column where 支出 begins beside 收入, 0 if the head does not part them.
int second_side(const GridView& grid, int first, int end) {
  for (int row = first; row < end; ++row) {
    const std::vector<const TextCell*> cells = printed_in(grid, row);
    if (cells.size() != 2 || cells[1]->col == 0) continue;
    const bool wide = cells[0]->col == 0 && cells[0]->last_col() + 1 == cells[1]->col;
    const bool parted = (says(*cells[0], "收入") && says(*cells[1], "支出")) ||
                        (says(*cells[0], "来源") && says(*cells[1], "运用"));
    if (parted && wide && cells[0]->col_span > 1) return cells[1]->col;
  }
  return 0;
}

bool names_rows(BudgetRole role) { return role == BudgetRole::Code || role == BudgetRole::Name; }

bool measures_rows(BudgetRole role) {
  return role == BudgetRole::Amount || role == BudgetRole::Count || role == BudgetRole::Ratio;
}

/// A block begins with each side, and where names of rows come again behind amounts.
void number_blocks(std::vector<BudgetColumn>& columns, int second) {
  int block = 0;
  bool measured = false;
  for (size_t i = 0; i < columns.size(); ++i) {
    const bool begins =
        (second > 0 && static_cast<int>(i) == second) || (measured && names_rows(columns[i].role));
    if (begins) {
      ++block;
      measured = false;
    }
    measured = measured || measures_rows(columns[i].role);
    columns[i].block = block;
    columns[i].side = second > 0 ? (static_cast<int>(i) >= second ? 1 : 0) : std::min(block, 1);
  }
}

}  // namespace

bool is_column_numbers(const GridView& grid, int row) {
  std::vector<const TextCell*> cells = printed_in(grid, row);
  const bool named = !cells.empty() && says(*cells.front(), "栏次");
  if (named) cells.erase(cells.begin());
  std::erase_if(cells, [](const TextCell* cell) { return !looks_numeric(cell->text); });
  if (cells.size() < (named ? 1 : 3)) return false;
  int expected = std::atoi(fold_text(cells.front()->text).c_str());
  return expected <= 1 + static_cast<int>(cells.size()) &&
         std::all_of(cells.begin(), cells.end(), [&](const TextCell* cell) {
           return fold_text(cell->text) == std::to_string(expected++);
         });
}

int end_of_head(const GridView& grid, int first) {
  int row = first;
  while (row < grid.rows() && !is_data_row(grid, row, first)) ++row;
  // Blank rows under labels that span them belong to the head.
  while (row < grid.rows() && printed_in(grid, row).empty() && label_reaches_down(grid, row, first))
    ++row;
  return row;
}

std::vector<BudgetColumn> read_columns(const GridView& grid, int first, int end) {
  std::vector<BudgetColumn> columns(static_cast<size_t>(grid.cols()));
  for (int col = 0; col < grid.cols(); ++col) {
    columns[static_cast<size_t>(col)].path = path_of(grid, col, first, end);
  }
  if (end > first && end < grid.rows()) add_code_parts(grid, end, columns);
  const int second = second_side(grid, first, end);
  assign_roles(grid, end, second, columns);
  for (BudgetColumn& column : columns) {
    if (column.role != BudgetRole::Amount) continue;
    for (const std::string& label : column.path) {
      const size_t open = fold_text(label).find('(');
      if (open == std::string::npos) continue;
      column.unit = money_unit_in(fold_text(label).substr(open));
    }
  }
  number_blocks(columns, second);
  return columns;
}

}  // namespace gewu
