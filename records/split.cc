#include "records/split.h"

#include <algorithm>
#include <array>

#include "records/indicator_head.h"

namespace gewu {

namespace {

using K = LabelKind;

bool holds_level(const GridView& grid, int row) {
  for (const TextCell* cell : grid.starting_in(row)) {
    const LevelMatch level = find_level(cell->text, 2);
    if (level && level.distance == 0) return true;
  }
  return false;
}

bool no_cell_crosses(const GridView& grid, int row) {
  const std::vector<const TextCell*> cells = grid.across(row, 0, grid.cols() - 1);
  return std::all_of(cells.begin(), cells.end(),
                     [row](const TextCell* cell) { return cell->row == row; });
}

bool begins_form(const GridView& grid, int row) {
  constexpr std::array<K, 3> kFirst{K::ProjectName, K::BudgetUnit, K::DepartmentName};
  const TextCell* cell = grid.at(row, 0);
  if (!cell || !no_cell_crosses(grid, row)) return false;
  if (cell->col_span == grid.cols()) {
    const TitleKind title = title_kind(cell->text);
    return title == TitleKind::ProjectTarget || title == TitleKind::DepartmentTarget ||
           title == TitleKind::SelfEvaluation;
  }
  return match_label_of(cell->text, kFirst).exact;
}

/// Is there, at or below this row, a name and more of what a form consists of?
bool form_follows(const GridView& grid, int row) {
  constexpr std::array<K, 2> kNames{K::ProjectName, K::DepartmentName};
  constexpr std::array<K, 5> kBody{K::Goal, K::AnnualGoal, K::Funds, K::FundsTotal,
                                   K::AnnualBudget};
  bool named = false;
  bool body = false;
  for (int r = row; r < grid.rows() && !(named && body); ++r) {
    for (const TextCell* cell : grid.starting_in(r)) {
      named = named || match_label_of(cell->text, kNames).exact;
      body = body || match_label_of(cell->text, kBody).exact;
    }
  }
  return named && body;
}

}  // namespace

std::vector<int> form_starts(const TextTable& table) {
  const GridView grid(table);
  std::vector<int> starts;
  bool indicators = false;
  for (int row = 0; row < grid.rows(); ++row) {
    if (indicators && begins_form(grid, row) && form_follows(grid, row)) {
      starts.push_back(row);
      indicators = false;
    }
    indicators = indicators || is_indicator_head_row(grid, row) || holds_level(grid, row);
  }
  return starts;
}

TextTable cut_rows(const TextTable& table, int first, int end) {
  TextTable part = table;
  std::erase_if(part.cells,
                [&](const TextCell& cell) { return cell.row < first || cell.row >= end; });
  for (TextCell& cell : part.cells) cell.row -= first;
  part.rows = end - first;
  if (first > 0) part.open_top = false;
  if (end < table.rows) part.open_bottom = false;
  if (!table.row_edges.empty()) {
    part.row_edges.assign(table.row_edges.begin() + first, table.row_edges.begin() + end + 1);
    part.box.y0 = part.row_edges.front();
    part.box.y1 = part.row_edges.back();
  }
  return part;
}

}  // namespace gewu
