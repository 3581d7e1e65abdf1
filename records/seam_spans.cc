#include "records/seam_spans.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "records/grid_view.h"

namespace gewu {

namespace {

using K = LabelKind;

bool known_whole(const std::string& text, const Outline& outline) {
  if (match_label(text, false).exact) return true;
  for (int level : {1, 2}) {
    const LevelMatch match = find_level(text, level);
    if (outline.levels && match && match.distance == 0) return true;
  }
  return false;
}

/// Does the column print the same text twice running elsewhere? Then equal neighbours are no span.
bool repeats_in_column(const TextTable& table, const TextCell& cell) {
  const TextCell* previous = nullptr;
  for (const TextCell& other : table.cells) {
    if (other.col != cell.col || is_blank_cell(other)) continue;
    if (previous && fold_text(previous->text) == fold_text(other.text)) return true;
    previous = &other;
  }
  return false;
}

/// A head cell that belongs to the rows below it, not to the label above (no 总体目标 beside
/// 一级指标).
bool in_head_row(const MeetingCells& pair, const Outline& outline, const TextTable& above) {
  return outline.levels && outline.levels->head_row == above.rows - 1 && pair.upper->row_span == 1;
}

/// The label of a group of rows (项目资金, 总体目标) that a printer centred over the break, so that
/// its first row was left without: no form has a row above its indicators that begins with nothing.
bool label_came_late(const MeetingCells& pair, const Outline& outline) {
  return !outline.levels && pair.lower->col == 0 && match_label(pair.lower->text, false).exact;
}

/// 数量指标 and its like, which span rows wherever they stand: a form of two halves has them twice.
bool names_a_kind(const TextCell& cell) {
  const LevelMatch match = find_level(cell.text, 2);
  return match && match.distance == 0;
}

}  // namespace

bool names_groups(const TextTable& above, const TextTable& below, int col) {
  constexpr int kFewGroups = 2;
  int groups = 0;
  const auto count = [&](const TextTable& table, int seam_row) {
    for (const TextCell& cell : table.cells) {
      if (cell.col != col) continue;
      groups += cell.row_span > 1 && cell.col_span == 1 ? 1 : 0;
      const bool at_seam = cell.row <= seam_row && seam_row <= cell.last_row();
      if (is_blank_cell(cell) && !at_seam) return false;
    }
    return true;
  };
  return count(above, above.rows - 1) && count(below, 0) && groups >= kFewGroups;
}

bool spans_the_seam(const MeetingCells& pair, const Outline& outline, const TextTable& above,
                    const TextTable& below, bool lower_head, bool covers_head) {
  const bool upper = !is_blank_cell(*pair.upper);
  const bool lower = !is_blank_cell(*pair.lower);
  if (!pair.label_zone) return !lower && outline.levels && names_a_kind(*pair.upper);
  if (upper && !lower && is_serial_number(pair.upper->text)) return false;
  // Of other tables we know no labels: the missing rule tells, or the groups of rows.
  if (!outline.is_form()) {
    const bool spans = pair.upper->row_span > 1 || pair.lower->row_span > 1;
    if (upper == lower) return !lower && spans && above.open_bottom && below.open_top;
    return (upper && spans && above.open_bottom && below.open_top) ||
           names_groups(above, below, pair.lower->col);
  }
  if (!lower && lower_head) {
    constexpr std::array<K, 3> kSpines{K::Indicators, K::AnnualIndicators, K::MidtermIndicators};
    return static_cast<bool>(match_label_of(pair.upper->text, kSpines, false));
  }
  if (in_head_row(pair, outline, above)) {
    const bool spine = pair.lower->last_col() < outline.levels->level1_first;
    if (!spine) return false;
    if (!upper && lower) return above.open_bottom || covers_head;
  }
  if (!lower) return true;
  if (!upper) {
    return label_came_late(pair, outline) ||
           (outline.levels.has_value() && known_whole(pair.lower->text, outline));
  }
  if (fold_text(pair.upper->text) == fold_text(pair.lower->text)) {
    return outline.levels && known_whole(pair.upper->text, outline) &&
           !repeats_in_column(above, *pair.upper) && !repeats_in_column(below, *pair.lower);
  }
  const std::string whole = pair.upper->text + pair.lower->text;
  return known_whole(whole, outline) &&
         !(known_whole(pair.upper->text, outline) && known_whole(pair.lower->text, outline) &&
           find_level(pair.lower->text, 2));
}

}  // namespace gewu
