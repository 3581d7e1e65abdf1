#include "records/indicator_groups.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace gewu {

namespace {

using K = LabelKind;

bool is_level(K kind) { return kind == K::Level1 || kind == K::Level2 || kind == K::Level3; }

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

}  // namespace

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

}  // namespace gewu
