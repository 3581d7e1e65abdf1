#include "records/indicator_head.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/sign_classes.h"

namespace gewu {

namespace {

using K = LabelKind;

K kind_of(const TextCell& cell) {
  HeadColumn column;
  column.path = {&cell};
  return indicator_column_kind(column);
}

std::set<K> kinds_in(const GridView& grid, int row) {
  std::set<K> kinds;
  for (const TextCell* cell : grid.starting_in(row)) kinds.insert(kind_of(*cell));
  kinds.erase(K::None);
  return kinds;
}

bool is_level(K kind) { return kind == K::Level1 || kind == K::Level2 || kind == K::Level3; }

/// A second head row parts 指标值 into comparator, number and unit.
bool is_sub_head_row(const GridView& grid, int row) {
  const std::vector<const TextCell*> cells = grid.starting_in(row);
  const auto labels = std::count_if(cells.begin(), cells.end(),
                                    [](const TextCell* cell) { return kind_of(*cell) != K::None; });
  return labels >= 2 && labels == static_cast<std::ptrdiff_t>(cells.size());
}

/// The head is as high as its tallest level cell; where offices forgot to merge those, a row of
/// nothing but heads below belongs to it too.
int last_head_row(const GridView& grid, int row) {
  int last = row;
  for (const TextCell* cell : grid.starting_in(row)) {
    if (is_level(kind_of(*cell))) last = std::max(last, cell->last_row());
  }
  const bool lower = last == row && row + 1 < grid.rows() && is_sub_head_row(grid, row + 1);
  return std::min(lower ? row + 1 : last, grid.rows() - 1);
}

/// ≥, =, 定性: a column of signs, whatever its head says.
bool holds_signs(const GridView& grid, const HeadColumn& column, int first_row) {
  int printed = 0;
  int signs = 0;
  for (int row = first_row; row < grid.rows(); ++row) {
    const TextCell* cell = grid.at(row, column.range.first);
    if (!cell || cell->row != row || cell->last_col() > column.range.last) continue;
    const std::u32string text = decode_utf8(fold_text(cell->text));
    if (text.empty()) continue;
    ++printed;
    signs += std::all_of(text.begin(), text.end(), is_comparator) ? 1 : 0;
  }
  return signs > 1 && 3 * signs >= 2 * printed;
}

/// 前年, 近三年: a head that can be read and is none of a target.
bool says_other_years(const HeadColumn& column) {
  constexpr std::array<std::u32string_view, 4> kWords{U"前年", U"近两年", U"近三年", U"历史"};
  const std::u32string text = decode_utf8(fold_text(column.label()));
  return std::any_of(kWords.begin(), kWords.end(), [&](std::u32string_view word) {
    return text.find(word) != std::u32string::npos;
  });
}

/// Damaged heads: the place tells what the letters do not. Between a sign and a unit stands what
/// they belong to (运算符号 | 内容 | 度量单位).
void guess_by_neighbours(std::vector<HeadColumn>& columns) {
  auto kind_at = [&](size_t i) { return i < columns.size() ? columns[i].kind : K::None; };
  const auto has_value = [&] {
    return std::any_of(columns.begin(), columns.end(),
                       [](const HeadColumn& c) { return c.kind == K::Value; });
  };
  for (size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].kind != K::None || is_blank_cell(columns[i].leaf())) continue;
    const K before = i > 0 ? kind_at(i - 1) : K::None;
    const K after = kind_at(i + 1);
    if (before == K::Level1 && after == K::Level3) columns[i].kind = K::Level2;
    if (before == K::Level2 && after == K::Value) columns[i].kind = K::Level3;
    if (before == K::None && after == K::Level2 && kind_at(i + 2) == K::Level3) {
      columns[i].kind = K::Level1;
    }
    const bool beside_sign =
        before == K::Comparator || (before == K::Level3 && after == K::ValueUnit);
    const bool beside_name = before == K::Level3 && after != K::Value;
    if ((beside_sign || beside_name) && !has_value() && !says_other_years(columns[i])) {
      columns[i].kind = K::Value;
    }
  }
}

/// A label that runs on below the head, or that names the whole of the indicators, is no column.
bool stands_beside(const HeadColumn& column, int last_head_row) {
  constexpr std::array<K, 3> kSpines{K::Indicators, K::AnnualIndicators, K::MidtermIndicators};
  return column.leaf().last_row() > last_head_row || label_of(column.leaf(), kSpines, false);
}

/// What a column's own head says of its half: mid-term (true), the year's (false), or nothing.
std::optional<bool> half_of(const HeadColumn& column) {
  constexpr std::array<std::u32string_view, 6> kMidterm{U"中期",   U"实施期", U"实施周期",
                                                        U"中长期", U"项目期", U"长期"};
  constexpr std::array<std::u32string_view, 4> kAnnual{U"年度", U"当年", U"本年", U"全年"};
  const std::u32string text = decode_utf8(fold_text(column.label()));
  const auto has = [&](std::u32string_view word) { return text.find(word) != std::string::npos; };
  if (std::any_of(kMidterm.begin(), kMidterm.end(), has)) return true;
  if (std::any_of(kAnnual.begin(), kAnnual.end(), has)) return false;
  return std::nullopt;
}

/// The year's goal and that of the mid-term side by side: what stands below belongs to both.
bool other_goal_beside(const GridView& grid, const TextCell& goal) {
  constexpr std::array<K, 2> kGoals{K::MidtermGoal, K::AnnualGoal};
  const std::vector<const TextCell*> row = grid.starting_in(goal.row);
  return std::any_of(row.begin(), row.end(), [&](const TextCell* cell) {
    return cell != &goal && label_of(*cell, kGoals);
  });
}

/// Is this half under (or beside) a label that says mid-term?
bool says_midterm(const GridView& grid, const IndicatorHead& head, int first_col) {
  constexpr std::array<K, 4> kHalves{K::MidtermIndicators, K::AnnualIndicators, K::MidtermGoal,
                                     K::AnnualGoal};
  for (int row = head.first_row; row >= 0 && row >= head.first_row - 3; --row) {
    for (int col : {first_col, 0}) {
      const TextCell* cell = grid.at(row, col);
      if (!cell || (col == 0 && cell->last_row() < head.last_row)) continue;
      const K kind = label_of(*cell, kHalves).kind;
      const bool goals = kind == K::MidtermGoal || kind == K::AnnualGoal;
      if (goals && head.groups.size() == 1 && other_goal_beside(grid, *cell)) return false;
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

/// Deals the columns of one head out to its halves.
class Grouping {
 public:
  explicit Grouping(IndicatorHead& head) : head_(head) {}

  void add(const HeadColumn& column) {
    std::vector<ColumnGroup>& groups = head_.groups;
    const bool repeats = !groups.empty() && groups.back().has(column.kind);
    if (groups.empty() || (repeats && begins_half(column))) {
      groups.emplace_back();
      firsts_.clear();
    }
    ColumnGroup& group = groups.back();
    const bool keyed = column.kind != K::None && column.kind != K::Remark;
    if (keyed && group.columns.try_emplace(column.kind, column.range).second) {
      firsts_[column.kind] = column;
    } else if (keyed && column.kind == K::Value) {
      add_value(group, column);
    } else if (!is_blank_cell(column.leaf())) {
      group.more.push_back(column);
    }
  }

  /// Values of the mid-term that stand beside the year's under the same names.
  void finish() {
    if (!midterm_value_) return;
    head_.groups.back().midterm = false;
    ColumnGroup half;
    half.midterm = true;
    for (const auto& [kind, range] : head_.groups.back().columns) {
      if (is_level(kind)) half.columns[kind] = range;
    }
    half.columns[K::Value] = *midterm_value_;
    head_.groups.push_back(std::move(half));
  }

 private:
  /// 三级指标 | … | 指标内容: another name for the third level begins no half.
  bool begins_half(const HeadColumn& column) const {
    if (column.kind == K::Level1 || column.kind == K::Level2) return true;
    const auto first = firsts_.find(column.kind);
    return column.kind == K::Level3 && first != firsts_.end() &&
           fold_text(first->second.leaf().text) == fold_text(column.leaf().text);
  }

  /// 实施周期指标值 | 年度指标值; of two others the first holds.
  void add_value(ColumnGroup& group, const HeadColumn& column) {
    const HeadColumn first = firsts_[K::Value];
    const bool midterm_first = half_of(first) == true && half_of(column) != true;
    const bool midterm_second = half_of(column) == true && half_of(first) != true;
    if (midterm_value_ || !(midterm_first || midterm_second)) {
      // 半年指标值 | 全年指标值
      const bool better = half_of(column) == false && half_of(first) != false;
      group.more.push_back(better ? first : column);
      if (better) set_value(group, column);
      return;
    }
    midterm_value_ = midterm_first ? first.range : column.range;
    if (midterm_first) set_value(group, column);
  }

  void set_value(ColumnGroup& group, const HeadColumn& column) {
    group.columns[K::Value] = column.range;
    firsts_[K::Value] = column;
  }

  IndicatorHead& head_;
  std::map<K, HeadColumn> firsts_;  ///< of the last group
  std::optional<ColumnRange> midterm_value_;
};

void split_into_groups(const GridView& grid, const std::vector<HeadColumn>& columns,
                       IndicatorHead& head) {
  Grouping grouping(head);
  for (const HeadColumn& column : columns) grouping.add(column);
  for (ColumnGroup& group : head.groups) {
    const auto leftmost = std::min_element(
        group.columns.begin(), group.columns.end(),
        [](const auto& a, const auto& b) { return a.second.first < b.second.first; });
    const int first = leftmost == group.columns.end() ? 0 : leftmost->second.first;
    group.midterm = says_midterm(grid, head, first);
  }
  // Two halves without a word about them: the mid-term one stands left, as in the ministry's form.
  if (head.groups.size() == 2) head.groups[0].midterm = !head.groups[1].midterm;
  share_level_columns(head);
  grouping.finish();
}

}  // namespace

bool IndicatorHead::has(LabelKind kind) const {
  return std::any_of(groups.begin(), groups.end(),
                     [kind](const ColumnGroup& group) { return group.has(kind); });
}

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
    head.last_row = last_head_row(grid, row);
    std::vector<HeadColumn> columns = head_columns(grid, row, head.last_row);
    std::erase_if(columns, [&](const HeadColumn& c) { return stands_beside(c, head.last_row); });
    for (HeadColumn& column : columns) column.kind = indicator_column_kind(column);
    const auto signed_column =
        std::find_if(columns.begin(), columns.end(), [&](const HeadColumn& c) {
          return c.kind == K::None && holds_signs(grid, c, head.last_row + 1);
        });
    if (signed_column != columns.end()) signed_column->kind = K::Comparator;
    guess_by_neighbours(columns);
    split_into_groups(grid, columns, head);
    row = head.last_row;
    heads.push_back(std::move(head));
  }
  return heads;
}

}  // namespace gewu
