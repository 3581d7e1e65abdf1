#include "records/indicator_head.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/sign_classes.h"
#include "records/indicator_groups.h"

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

/// The labels of a head that names what stands in several columns: 三级指标及指标值.
std::vector<std::u32string> labels_in(const TextCell& head) {
  constexpr std::u32string_view kJoints = U"及和与、/";
  const std::u32string text = decode_utf8(fold_text(head.text));
  std::vector<std::u32string> labels(1);
  for (const char32_t c : text) {
    if (kJoints.find(c) == kJoints.npos) {
      labels.back() += c;
    } else {
      labels.emplace_back();
    }
  }
  return labels;
}

/// The grid columns at which the cells below the head begin within its width.
std::vector<int> starts_below(const GridView& grid, const ColumnRange& range, int row) {
  std::vector<int> starts;
  for (const TextCell* cell : grid.across(row, range.first, range.last)) {
    if (cell->col >= range.first && cell->last_col() <= range.last) starts.push_back(cell->col);
  }
  return starts;
}

/// Parts a head over several columns into one for each, where it names just so many labels.
void part_joined_heads(const GridView& grid, int body_row, std::vector<HeadColumn>& columns) {
  for (size_t i = 0; i < columns.size() && body_row < grid.rows(); ++i) {
    if (columns[i].range.first == columns[i].range.last) continue;
    const std::vector<std::u32string> labels = labels_in(columns[i].leaf());
    const std::vector<int> starts = starts_below(grid, columns[i].range, body_row);
    if (labels.size() < 2 || starts.size() != labels.size()) continue;
    std::vector<HeadColumn> parts(labels.size(), columns[i]);
    for (size_t k = 0; k < parts.size(); ++k) {
      TextCell named = columns[i].leaf();
      named.text = encode_utf8(labels[k]);
      parts[k].range = {starts[k],
                        k + 1 < starts.size() ? starts[k + 1] - 1 : columns[i].range.last};
      parts[k].kind = kind_of(named);
    }
    const bool told = std::all_of(parts.begin(), parts.end(),
                                  [](const HeadColumn& part) { return part.kind != K::None; });
    if (!told) continue;
    columns.erase(columns.begin() + static_cast<std::ptrdiff_t>(i));
    columns.insert(columns.begin() + static_cast<std::ptrdiff_t>(i), parts.begin(), parts.end());
    i += parts.size() - 1;
  }
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
    part_joined_heads(grid, head.last_row + 1, columns);
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
