#include "records/outline.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/text.h"
#include "numbers/printed_number.h"
#include "records/indicator_head.h"

namespace gewu {

namespace {

using K = LabelKind;

constexpr std::array<K, 18> kFields{
    K::ProjectName,  K::BudgetUnit,   K::Department,   K::ImplementingUnit, K::ProjectLeader,
    K::Funds,        K::FundsTotal,   K::FundsFiscal,  K::FundsOther,       K::SpecialBond,
    K::ProjectTotal, K::Goal,         K::AnnualGoal,   K::MidtermGoal,      K::DepartmentName,
    K::Contact,      K::AnnualBudget, K::FundingSource};

// What a form prints once, and first.
constexpr std::array<K, 6> kOnce{K::ProjectName,    K::BudgetUnit, K::ImplementingUnit,
                                 K::DepartmentName, K::FundsTotal, K::Goal};

constexpr std::array<K, 6> kListColumns{K::ListNumber,  K::Department, K::ImplementingUnit,
                                        K::ProjectName, K::ListAmount, K::BudgetUnit};
constexpr std::ptrdiff_t kFewestListLabels = 3;
constexpr int kMostHeadRows = 4;
constexpr int kMostFirstRows = 2;
constexpr double kSameHead = 0.75;  // share of a head row's cells that a repetition must repeat

bool is_list_head(const GridView& grid, int row) {
  const std::vector<const TextCell*> cells = grid.starting_in(row);
  const auto labels = std::count_if(cells.begin(), cells.end(), [](const TextCell* cell) {
    return static_cast<bool>(match_label_of(cell->text, kListColumns, false));
  });
  return labels >= kFewestListLabels && labels * 3 >= static_cast<std::ptrdiff_t>(cells.size()) * 2;
}

LevelColumns level_columns(const IndicatorHead& head) {
  LevelColumns levels;
  levels.head_row = head.last_row;
  if (head.groups.empty()) return levels;
  const ColumnGroup& group = head.groups.front();
  if (group.has(K::Level1)) {
    levels.level1_first = group.columns.at(K::Level1).first;
    levels.labels_last = group.columns.at(K::Level1).last;
  }
  if (group.has(K::Level2)) levels.labels_last = group.columns.at(K::Level2).last;
  return levels;
}

void read_numbers(const GridView& grid, Outline& outline) {
  for (int row = 0; row < grid.rows(); ++row) {
    const TextCell* cell = grid.at(row, 0);
    const std::optional<Decimal> printed = cell ? number_in(cell->text) : std::nullopt;
    if (!printed) continue;
    const int number = std::atoi(printed->to_string().c_str());
    if (outline.first_number == 0) outline.first_number = number;
    outline.last_number = number;
  }
}

bool holds_number(const TextCell* cell) { return cell && number_in(cell->text).has_value(); }

/// 全年预算数 over a column of amounts names no total of the form, nor does 本年预算数: the amount
/// of a field stands beside its label, that of a column below its head.
bool heads_amounts(const GridView& grid, const TextCell& cell) {
  constexpr std::array<K, 3> kHeads{K::InitialBudget, K::AdjustedBudget, K::ExecutedBudget};
  if (match_label_of(cell.text, kHeads, false).exact) return true;
  constexpr std::array<K, 5> kMoney{K::FundsTotal, K::FundsFiscal, K::FundsOther, K::SpecialBond,
                                    K::ProjectTotal};
  if (!match_label_of(cell.text, kMoney, false).exact) return false;
  return holds_number(grid.below(cell)) && !holds_number(grid.right_of(cell));
}

bool begins_with_level(const GridView& grid, int row) {
  for (const TextCell* cell : grid.starting_in(row)) {
    if (is_blank_cell(*cell)) continue;
    const LevelMatch level = find_level(cell->text, 2);
    return (level && level.distance == 0) || find_level(cell->text, 1);
  }
  return false;
}

}  // namespace

Outline outline_of(const TextTable& table) {
  Outline outline;
  const GridView grid(table);
  const std::vector<IndicatorHead> heads = find_indicator_heads(grid);
  if (!heads.empty()) outline.levels = level_columns(heads.back());
  const int last = heads.empty() ? grid.rows() : heads.front().first_row;
  for (int row = 0; row < last; ++row) {
    if (is_list_head(grid, row)) {
      outline.list_head = true;
      break;
    }
    if (begins_with_level(grid, row)) {
      outline.level_rows = heads.empty();
      continue;
    }
    for (const TextCell* cell : grid.starting_in(row)) {
      const LabelMatch match = match_label_of(cell->text, kFields);
      const bool field = match && (match.exact || match.inlined);
      if (field && !heads_amounts(grid, *cell)) outline.fields.insert(match.kind);
    }
  }
  read_numbers(grid, outline);
  return outline;
}

Outline joined_outline(const Outline& above, const Outline& below, int first_row) {
  Outline outline = above;
  if (!above.levels) {  // labels below a head are no fields of the form
    outline.fields.insert(below.fields.begin(), below.fields.end());
  }
  if (below.levels) {
    outline.levels = below.levels;
    outline.levels->head_row += first_row;
  }
  outline.level_rows = !outline.levels && (above.level_rows || below.level_rows);
  outline.list_head = above.list_head || (below.list_head && !above.is_form());
  if (outline.first_number == 0) outline.first_number = below.first_number;
  if (below.last_number > 0) outline.last_number = below.last_number;
  return outline;
}

Outline with_columns(Outline outline, const std::vector<int>& edge_map) {
  if (!outline.levels) return outline;
  LevelColumns& levels = *outline.levels;
  levels.level1_first = edge_map[static_cast<size_t>(levels.level1_first)];
  levels.labels_last = edge_map[static_cast<size_t>(levels.labels_last) + 1] - 1;
  return outline;
}

bool begins_anew(const Outline& above, const Outline& below) {
  if (below.list_head && !above.list_head) return true;
  if (above.list_head && below.is_form()) return true;
  if (above.list_head && below.first_number > 0 && above.last_number > 0) {
    return below.first_number <= above.last_number;
  }
  if (above.levels || above.level_rows) {
    return std::any_of(below.fields.begin(), below.fields.end(), [](K kind) {
      return kind == K::ProjectName || kind == K::DepartmentName || kind == K::BudgetUnit ||
             kind == K::FundsTotal || kind == K::ImplementingUnit;
    });
  }
  return std::any_of(kOnce.begin(), kOnce.end(), [&](K kind) {
    return above.fields.count(kind) > 0 && below.fields.count(kind) > 0;
  });
}

namespace {

/// Do the cells that begin in these rows say the same in the same columns? Spines that run on
/// beside the head do not count.
bool same_row(const GridView& a, int row_a, const GridView& b, int row_b) {
  size_t cells = 0;
  size_t same = 0;
  bool text = false;
  for (const TextCell* cell : b.starting_in(row_b)) {
    const TextCell* other = a.at(row_a, cell->col);
    if (cell->row_span > kMostHeadRows && is_blank_cell(*cell)) continue;
    if (number_in(cell->text)) return false;  // heads print no numbers
    ++cells;
    text = text || !is_blank_cell(*cell);
    if (other && fold_text(other->text) == fold_text(cell->text)) ++same;
  }
  return cells > 1 && text && static_cast<double>(same) >= kSameHead * static_cast<double>(cells);
}

}  // namespace

std::vector<int> repeated_head(const TextTable& above, const TextTable& below,
                               const Outline& outline) {
  const GridView a(above);
  const GridView b(below);
  std::vector<int> starts{0};
  if (outline.levels) {
    starts.insert(starts.begin(), outline.levels->head_row);
    if (outline.levels->head_row > 0) starts.insert(starts.begin(), outline.levels->head_row - 1);
  }
  for (int start : starts) {
    std::vector<int> rows;
    while (static_cast<int>(rows.size()) < std::min(kMostHeadRows, b.rows() - 1)) {
      const auto k = static_cast<int>(rows.size());
      const bool past_head = outline.levels && start + k > outline.levels->head_row;
      if (start + k >= a.rows() || past_head || !same_row(a, start + k, b, k)) break;
      rows.push_back(start + k);
    }
    // Rows of an indicator head repeat to its end or not at all. Word processors may repeat the
    // first row or two of the form instead; more of it is the form printed twice.
    const auto end = start + static_cast<int>(rows.size());
    const bool whole = !outline.levels || end > outline.levels->head_row;
    const bool first_rows = start == 0 && end <= kMostFirstRows;
    if (!rows.empty() && (first_rows || (whole && (start > 0 || !outline.is_form())))) return rows;
  }
  return {};
}

}  // namespace gewu
