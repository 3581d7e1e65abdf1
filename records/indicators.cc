#include "records/indicators.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace gewu {

namespace {

using K = LabelKind;

const ColumnGroup::Range* range_of(const ColumnGroup& group, K kind) {
  const auto found = group.columns.find(kind);
  return found == group.columns.end() ? nullptr : &found->second;
}

std::string text_across(const GridView& grid, int row, const ColumnGroup::Range& range) {
  std::string text;
  for (const TextCell* cell : grid.across(row, range.first, range.last)) text += cell->text;
  return text;
}

std::string text_in(const GridView& grid, int row, const ColumnGroup& group, K kind) {
  const ColumnGroup::Range* range = range_of(group, kind);
  return range ? text_across(grid, row, *range) : "";
}

std::optional<std::string> optional_text(const GridView& grid, int row, const ColumnGroup& group,
                                         K kind) {
  const ColumnGroup::Range* range = range_of(group, kind);
  if (!range) return std::nullopt;
  return text_across(grid, row, *range);
}

/// 指标性质 holds ≥, ≤, = or 不低于; also 定性, 正向, which are no part of the value.
bool is_comparator(const std::string& text) {
  const TargetValue probe = parse_target_value(text + "1");
  return probe.comparator && probe.number;
}

std::string value_text(const GridView& grid, int row, const ColumnGroup& group) {
  const std::string number = text_in(grid, row, group, K::Value);
  const std::string sign = text_in(grid, row, group, K::Comparator);
  const std::string unit = text_in(grid, row, group, K::ValueUnit);
  const bool signed_value = is_comparator(sign) || comparator_is_doubtful(sign);
  if (number.empty() && !signed_value) return "";
  // A unit that the value already ends in is printed twice, not meant twice.
  const bool repeated = number.size() >= unit.size() &&
                        number.compare(number.size() - unit.size(), unit.size(), unit) == 0;
  return (signed_value ? sign : "") + number + (repeated ? "" : unit);
}

/// A grid row in which nothing of the group begins is the lower part of a printed row.
bool row_is_printed(const GridView& grid, int row, const ColumnGroup& group) {
  for (K kind : {K::Level3, K::Value, K::Weight, K::Basis}) {
    const ColumnGroup::Range* range = range_of(group, kind);
    if (!range) continue;
    for (const TextCell* cell : grid.across(row, range->first, range->last)) {
      if (cell->row == row) return true;
    }
  }
  return !group.has(K::Level3) && !group.has(K::Value);
}

/// A row below the indicators that is a field of its own: 其他说明 | text.
bool is_field_row(const GridView& grid, int row, const ColumnGroup& group) {
  constexpr std::array<K, 11> kFields{K::OtherField, K::Handler,    K::ProjectName,  K::BudgetUnit,
                                      K::Goal,       K::AnnualGoal, K::MidtermGoal,  K::Phone,
                                      K::Remark,     K::FundsTotal, K::ProjectLeader};
  const std::vector<const TextCell*> cells = grid.starting_in(row);
  if (cells.empty()) return false;
  const TextCell& first = *cells.front();
  const ColumnGroup::Range* level1 = range_of(group, K::Level1);
  if (level1 && first.col > level1->first) return false;
  if (find_level(first.text, 1) || find_level(first.text, 2)) return false;
  return static_cast<bool>(match_label_of(first.text, kFields));
}

Indicator read_row(const GridView& grid, int row, const ColumnGroup& group) {
  Indicator indicator;
  indicator.row = row;
  indicator.level1 = text_in(grid, row, group, K::Level1);
  indicator.level2 = text_in(grid, row, group, K::Level2);
  indicator.level3 = text_in(grid, row, group, K::Level3);
  indicator.value = parse_target_value(value_text(grid, row, group));
  indicator.basis = optional_text(grid, row, group, K::Basis);
  indicator.last_year = optional_text(grid, row, group, K::LastYear);
  indicator.weight = optional_text(grid, row, group, K::Weight);
  indicator.scoring_rule = optional_text(grid, row, group, K::ScoringRule);
  indicator.evidence = optional_text(grid, row, group, K::Evidence);
  return indicator;
}

/// An empty 一级 or 二级指标 cell goes on with what stands above: offices forget to merge cells.
void carry_levels(Indicator& indicator, const std::vector<Indicator>& above) {
  if (above.empty()) return;
  const Indicator& previous = above.back();
  if (indicator.level1.empty()) indicator.level1 = previous.level1;
  if (indicator.level2.empty() && indicator.level1 == previous.level1) {
    indicator.level2 = previous.level2;
  }
}

bool is_empty_row(const Indicator& i) {
  return i.level1.empty() && i.level2.empty() && i.level3.empty() && i.value.text.empty();
}

IndicatorBlock read_block(const GridView& grid, const ColumnGroup& group, int first, int last) {
  IndicatorBlock block;
  block.first_row = first;
  block.last_row = last;
  block.midterm = group.midterm;
  for (int row = first; row <= last; ++row) {
    if (!row_is_printed(grid, row, group)) continue;
    Indicator indicator = read_row(grid, row, group);
    if (is_empty_row(indicator)) continue;
    carry_levels(indicator, block.indicators);
    block.indicators.push_back(std::move(indicator));
  }
  return block;
}

}  // namespace

std::vector<IndicatorBlock> read_indicators(const GridView& grid,
                                            const std::vector<IndicatorHead>& heads) {
  std::vector<IndicatorBlock> blocks;
  for (size_t i = 0; i < heads.size(); ++i) {
    const int first = heads[i].last_row + 1;
    int last = (i + 1 < heads.size() ? heads[i + 1].first_row : grid.rows()) - 1;
    if (heads[i].groups.empty()) continue;
    for (int row = first; row <= last; ++row) {
      if (is_field_row(grid, row, heads[i].groups.front())) last = row - 1;
    }
    for (const ColumnGroup& group : heads[i].groups) {
      blocks.push_back(read_block(grid, group, first, last));
    }
  }
  return blocks;
}

}  // namespace gewu
