#include "records/indicator_head.h"

#include <algorithm>
#include <array>
#include <set>

namespace gewu {

namespace {

using K = LabelKind;

constexpr std::array<K, 12> kColumnKinds{K::Level1,     K::Level2,      K::Level3,   K::Value,
                                         K::Comparator, K::ValueUnit,   K::Basis,    K::LastYear,
                                         K::Weight,     K::ScoringRule, K::Evidence, K::Remark};

K column_kind(const TextCell& cell) { return match_label_of(cell.text, kColumnKinds, false).kind; }

std::set<K> kinds_in(const GridView& grid, int row) {
  std::set<K> kinds;
  for (const TextCell* cell : grid.starting_in(row)) kinds.insert(column_kind(*cell));
  kinds.erase(K::None);
  return kinds;
}

bool is_level(K kind) { return kind == K::Level1 || kind == K::Level2 || kind == K::Level3; }

/// A second head row parts 指标值 into comparator, number and unit.
bool is_sub_head_row(const GridView& grid, int row) {
  const std::vector<const TextCell*> cells = grid.starting_in(row);
  const auto labels = std::count_if(cells.begin(), cells.end(), [](const TextCell* cell) {
    return column_kind(*cell) != K::None;
  });
  return labels >= 2 && labels == static_cast<std::ptrdiff_t>(cells.size());
}

struct HeadColumn {
  K kind = K::None;
  const TextCell* cell = nullptr;
};

/// The lowest head cell of every column, from left to right, each cell once.
std::vector<HeadColumn> head_columns(const GridView& grid, const IndicatorHead& head) {
  std::vector<HeadColumn> columns;
  for (const TextCell* cell : grid.across(head.last_row, 0, grid.cols() - 1)) {
    if (cell->row < head.first_row) continue;  // the spine beside the head
    columns.push_back({column_kind(*cell), cell});
  }
  return columns;
}

/// Damaged heads: the place tells what the letters do not.
void guess_by_neighbours(std::vector<HeadColumn>& columns) {
  auto kind_at = [&](size_t i) { return i < columns.size() ? columns[i].kind : K::None; };
  for (size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].kind != K::None || is_blank_cell(*columns[i].cell)) continue;
    const K before = i > 0 ? kind_at(i - 1) : K::None;
    const K after = kind_at(i + 1);
    if (before == K::Level1 && after == K::Level3) columns[i].kind = K::Level2;
    if (before == K::Level2 && after == K::Value) columns[i].kind = K::Level3;
    if (before == K::None && after == K::Level2 && kind_at(i + 2) == K::Level3) {
      columns[i].kind = K::Level1;
    }
    if (before == K::Level3 && kind_at(i + 1) != K::Value) {
      const bool has_value = std::any_of(columns.begin(), columns.end(),
                                         [](const HeadColumn& c) { return c.kind == K::Value; });
      if (!has_value) columns[i].kind = K::Value;
    }
  }
}

/// Is this half under (or beside) a label that says mid-term?
bool says_midterm(const GridView& grid, const IndicatorHead& head, int first_col) {
  constexpr std::array<K, 4> kHalves{K::MidtermIndicators, K::AnnualIndicators, K::MidtermGoal,
                                     K::AnnualGoal};
  for (int row = head.first_row; row >= 0 && row >= head.first_row - 3; --row) {
    for (int col : {first_col, 0}) {
      const TextCell* cell = grid.at(row, col);
      if (!cell || (col == 0 && cell->last_row() < head.last_row)) continue;
      const K kind = match_label_of(cell->text, kHalves).kind;
      if (kind == K::MidtermIndicators || kind == K::MidtermGoal) return true;
      if (kind != K::None) return false;
    }
  }
  return false;
}

/// The level columns of the first half may serve the others too.
void share_level_columns(IndicatorHead& head) {
  for (size_t i = 1; i < head.groups.size(); ++i) {
    for (K kind : {K::Level1, K::Level2}) {
      const auto first = head.groups[0].columns.find(kind);
      if (first != head.groups[0].columns.end()) {
        head.groups[i].columns.try_emplace(kind, first->second);
      }
    }
  }
}

void split_into_groups(const GridView& grid, const std::vector<HeadColumn>& columns,
                       IndicatorHead& head) {
  for (const HeadColumn& column : columns) {
    if (column.kind == K::None) {
      if (!is_blank_cell(*column.cell)) head.unknown.push_back(column.cell);
      continue;
    }
    const bool repeats = !head.groups.empty() && head.groups.back().has(column.kind);
    if (head.groups.empty() || (repeats && is_level(column.kind))) head.groups.emplace_back();
    head.groups.back().columns.try_emplace(
        column.kind, ColumnGroup::Range{column.cell->col, column.cell->last_col()});
  }
  for (ColumnGroup& group : head.groups) {
    const auto leftmost = std::min_element(
        group.columns.begin(), group.columns.end(),
        [](const auto& a, const auto& b) { return a.second.first < b.second.first; });
    group.midterm = says_midterm(grid, head, leftmost->second.first);
  }
  // Two halves without a word about them: the mid-term one stands left, as in the ministry's form.
  if (head.groups.size() == 2) head.groups[0].midterm = !head.groups[1].midterm;
  share_level_columns(head);
}

}  // namespace

bool is_indicator_head_row(const GridView& grid, int row) {
  const std::set<K> kinds = kinds_in(grid, row);
  const auto levels = std::count_if(kinds.begin(), kinds.end(), is_level);
  return levels >= 2 || (levels == 1 && kinds.count(K::Value) > 0);
}

std::vector<IndicatorHead> find_indicator_heads(const GridView& grid) {
  std::vector<IndicatorHead> heads;
  for (int row = 0; row < grid.rows(); ++row) {
    if (!is_indicator_head_row(grid, row)) continue;
    IndicatorHead head;
    head.first_row = row;
    head.last_row = row;
    if (row + 1 < grid.rows() && is_sub_head_row(grid, row + 1)) head.last_row = row + 1;
    std::vector<HeadColumn> columns = head_columns(grid, head);
    guess_by_neighbours(columns);
    split_into_groups(grid, columns, head);
    row = head.last_row;
    heads.push_back(std::move(head));
  }
  return heads;
}

}  // namespace gewu
