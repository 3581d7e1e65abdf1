#include "records/indicators.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "numbers/value_unit.h"

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

/// "/", "—": what offices print where there is no unit.
bool is_no_unit(const std::string& unit) {
  constexpr std::u32string_view kNone = U"/\\-—–－无";
  return decode_utf8(fold_text(unit)).find_first_not_of(kNone) == std::u32string::npos;
}

/// Two level strokes in a column of signs are no numeral.
std::string sign_in(const std::string& text) { return fold_text(text) == "二" ? "=" : text; }

std::string value_text(const GridView& grid, int row, const ColumnGroup& group) {
  const std::string number = text_in(grid, row, group, K::Value);
  const std::string sign = sign_in(text_in(grid, row, group, K::Comparator));
  std::string unit = text_in(grid, row, group, K::ValueUnit);
  if (is_no_unit(unit)) unit.clear();
  const bool signed_value = is_comparator(sign) || comparator_is_doubtful(sign);
  if (number.empty() && !signed_value) return "";
  // A unit or sign that the value already holds is printed twice, not meant twice.
  const bool repeated = number.size() >= unit.size() &&
                        number.compare(number.size() - unit.size(), unit.size(), unit) == 0;
  const bool twice = signed_value && number.compare(0, sign.size(), sign) == 0;
  return (signed_value && !twice ? sign : "") + number + (repeated ? "" : unit);
}

std::string head_text(const GridView& grid, const IndicatorHead& head, const ColumnGroup& group) {
  const ColumnGroup::Range* range = range_of(group, K::Value);
  const TextCell* cell = range ? grid.at(head.last_row, range->first) : nullptr;
  return cell ? cell->text : "";
}

/// A number without a unit counts what the head of its column or the indicator's name says.
void infer_unit(const std::string& head, Indicator& indicator) {
  TargetValue& value = indicator.value;
  if (!value.number || value.unit) return;
  value.unit = unit_in_name(head);
  if (!value.unit) value.unit = unit_in_name(indicator.level3);
  value.unit_inferred = value.unit.has_value();
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

bool is_name(K kind) { return kind == K::Level1 || kind == K::Level2 || kind == K::Level3; }

bool overlaps(const TextCell& cell, const ColumnRange& range) {
  return cell.col <= range.last && cell.last_col() >= range.first;
}

/// A printed text that covers both a column of names and one of values is no part of an indicator.
bool crosses(const TextCell& cell, const ColumnGroup& group) {
  bool name = false;
  bool value = false;
  for (const auto& [kind, range] : group.columns) {
    if (overlaps(cell, range)) (is_name(kind) ? name : value) = true;
  }
  return name && value && !is_blank_cell(cell);
}

enum class RowKind { Indicator, Total, Field };

/// A row below the indicators that is a field of its own: 其他说明 | text.
bool is_field_label(const TextCell& first) {
  constexpr std::array<K, 11> kFields{K::OtherField, K::Handler,    K::ProjectName,  K::BudgetUnit,
                                      K::Goal,       K::AnnualGoal, K::MidtermGoal,  K::Phone,
                                      K::Remark,     K::FundsTotal, K::ProjectLeader};
  if (find_level(first.text, 1) || find_level(first.text, 2)) return false;
  return static_cast<bool>(label_of(first, kFields));
}

bool is_total_label(const TextCell& cell) {
  constexpr std::array<K, 2> kTotals{K::TotalScore, K::Sum};
  return static_cast<bool>(label_of(cell, kTotals, false));
}

RowKind row_kind(const GridView& grid, int row, const ColumnGroup& group) {
  const std::vector<const TextCell*> cells = grid.starting_in(row);
  const ColumnGroup::Range* level1 = range_of(group, K::Level1);
  if (cells.empty() || (level1 && cells.front()->col > level1->first)) return RowKind::Indicator;
  const auto printed = std::find_if(cells.begin(), cells.end(),
                                    [](const TextCell* cell) { return !is_blank_cell(*cell); });
  if (printed != cells.end() && is_total_label(**printed)) return RowKind::Total;
  const bool crossed = std::any_of(cells.begin(), cells.end(),
                                   [&](const TextCell* cell) { return crosses(*cell, group); });
  return crossed || is_field_label(*cells.front()) ? RowKind::Field : RowKind::Indicator;
}

std::vector<MoreField> more_of(const GridView& grid, int row, const ColumnGroup& group) {
  std::vector<MoreField> more;
  for (const HeadColumn& column : group.more) {
    std::string text = text_across(grid, row, column.range);
    if (!fold_text(text).empty()) more.push_back({column.label(), std::move(text)});
  }
  return more;
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
  if (const auto actual = optional_text(grid, row, group, K::Actual)) {
    indicator.actual = parse_target_value(*actual);
  }
  indicator.score = optional_text(grid, row, group, K::Score);
  indicator.deviation = optional_text(grid, row, group, K::Deviation);
  indicator.more = more_of(grid, row, group);
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

IndicatorBlock read_block(const GridView& grid, const IndicatorHead& head, const ColumnGroup& group,
                          int first, int last) {
  IndicatorBlock block;
  block.first_row = first;
  block.last_row = last;
  block.midterm = group.midterm;
  const std::string value_head = head_text(grid, head, group);
  for (int row = first; row <= last; ++row) {
    if (row_kind(grid, row, group) == RowKind::Total) {
      block.total_rows.push_back(row);
      continue;
    }
    if (!row_is_printed(grid, row, group)) continue;
    Indicator indicator = read_row(grid, row, group);
    if (is_empty_row(indicator)) continue;
    carry_levels(indicator, block.indicators);
    infer_unit(value_head, indicator);
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
      if (row_kind(grid, row, heads[i].groups.front()) == RowKind::Field) last = row - 1;
    }
    for (const ColumnGroup& group : heads[i].groups) {
      blocks.push_back(read_block(grid, heads[i], group, first, last));
    }
  }
  return blocks;
}

}  // namespace gewu
