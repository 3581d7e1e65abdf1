#include "records/seam.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "records/group_names.h"
#include "records/torn_row.h"

namespace gewu {

namespace {

using K = LabelKind;

/// The label goes on in the lower cell: it is empty, or holds the rest of the letters.
bool label_goes_on(const TextCell& upper, const TextCell& lower) {
  if (is_blank_cell(lower)) return match_label(upper.text, false).exact;
  const LabelMatch whole = match_label(upper.text + lower.text, false);
  const bool unit_below = !whole.unit.empty() && match_label(upper.text, false).unit.empty();
  return whole.exact && (unit_below || !match_label(upper.text, false).exact);
}

/// Above the indicators: the first column, and labels further right whose left neighbours go on
/// too (年度预算 | 财政资金 | ...).
bool in_label_zone(const TextCell& upper, const TextCell& lower,
                   const std::vector<MeetingCells>& left) {
  if (lower.col == 0) return true;
  if (left.empty() || !label_goes_on(upper, lower)) return false;
  return std::all_of(left.begin(), left.end(), [](const MeetingCells& pair) {
    return pair.label_zone && label_goes_on(*pair.upper, *pair.lower);
  });
}

/// Tables that are none of the forms: does the column print names over groups of rows, each in a
/// cell of its own? Then no cell is empty but the rest of one that the break cut.
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

bool in_group_zone(const TextTable& above, const TextTable& below, const TextCell& lower,
                   const std::vector<MeetingCells>& left) {
  return static_cast<int>(left.size()) == lower.col &&
         std::all_of(left.begin(), left.end(),
                     [](const MeetingCells& pair) { return pair.label_zone; }) &&
         names_groups(above, below, lower.col);
}

/// The cells that meet at the seam in the same columns.
std::vector<MeetingCells> meeting_cells(TextTable& above, TextTable& below,
                                        const Outline& outline) {
  std::map<int, TextCell*> bottom;
  for (TextCell& cell : above.cells) {
    if (cell.last_row() == above.rows - 1) bottom[cell.col] = &cell;
  }
  std::vector<MeetingCells> pairs;
  for (TextCell& cell : below.cells) {
    if (cell.row > 0) continue;
    const auto found = bottom.find(cell.col);
    if (found == bottom.end() || found->second->col_span != cell.col_span) continue;
    const bool groups = !outline.is_form() && in_group_zone(above, below, cell, pairs);
    const bool labels = outline.levels ? cell.last_col() <= outline.levels->labels_last
                                       : in_label_zone(*found->second, cell, pairs);
    pairs.push_back({found->second, &cell, groups || (labels && !outline.list_head)});
  }
  return pairs;
}

/// A goal's text goes on: beside a goal label no second text row follows.
bool goal_goes_on(const std::vector<MeetingCells>& pairs, const TextTable& above) {
  constexpr std::array<K, 3> kGoals{K::Goal, K::AnnualGoal, K::MidtermGoal};
  bool continued = false;
  for (const MeetingCells& pair : pairs) {
    if (is_blank_cell(*pair.lower)) continue;
    if (pair.label_zone || is_blank_cell(*pair.upper) || match_label(pair.lower->text).exact ||
        match_label(pair.upper->text).exact) {
      return false;
    }
    const TextCell* over = above.cell_at(pair.upper->row - 1, pair.upper->col);
    const TextCell* beside = above.cell_at(pair.upper->row, pair.upper->col - 1);
    for (const TextCell* label : {over, beside}) {
      if (label && match_label_of(label->text, kGoals, false)) continued = true;
    }
  }
  return continued;
}

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

/// Two names of groups meet.
bool names_meet(const MeetingCells& pair, const Outline& outline, const TextTable& above,
                const TextTable& below) {
  return !outline.is_form() && pair.label_zone && !is_blank_cell(*pair.upper) &&
         !is_blank_cell(*pair.lower) && names_groups(above, below, pair.lower->col);
}

void doubt(MeetingCells& pair, Sewn& sewn) {
  pair.upper->review = true;
  pair.lower->review = true;
  sewn.in_doubt.emplace_back(pair.upper->row, pair.upper->col);
}

/// The label of a group of rows, and under the break a blank as high as several rows beside them:
/// the group may go on there, its label printed once.
bool may_go_on_unsaid(const MeetingCells& pair) {
  return pair.upper->row_span > 1 && pair.lower->row_span > 1 && !is_blank_cell(*pair.upper) &&
         is_blank_cell(*pair.lower);
}

bool meet_as_one_name(MeetingCells& pair, const TextTable& above, const TextTable& below,
                      Sewn& sewn) {
  const GroupNames names(above, below, pair.lower->col);
  const NameMeeting meeting = names.meet(pair.upper->text, pair.lower->text);
  if (!meeting.sure) doubt(pair, sewn);
  return meeting.one;
}

void merge_into(TextCell& upper, const TextCell& lower, int extra_rows) {
  const bool repeated = fold_text(upper.text) == fold_text(lower.text);
  if (upper.has_raw || lower.has_raw) {
    const std::string lower_raw = lower.has_raw ? lower.raw : lower.text;
    upper.raw = (upper.has_raw ? upper.raw : upper.text) + (repeated ? "" : lower_raw);
    upper.has_raw = true;
  }
  if (is_blank_cell(upper)) {
    upper.source = lower.source;
    upper.text = lower.text;
  } else if (!repeated) {
    upper.text += lower.text;
  }
  if (!is_blank_cell(lower)) upper.room = lower.room;
  upper.confidence = std::min(upper.confidence, lower.confidence);
  upper.review = upper.review || lower.review;
  upper.edits.insert(upper.edits.end(), lower.edits.begin(), lower.edits.end());
  upper.doubts.insert(upper.doubts.end(), lower.doubts.begin(), lower.doubts.end());
  upper.row_span += extra_rows;
  upper.more_parts.push_back({lower.page, lower.box});
  upper.more_parts.insert(upper.more_parts.end(), lower.more_parts.begin(), lower.more_parts.end());
}

void append_pages(std::vector<int>& pages, const std::vector<int>& more) {
  for (int page : more) {
    if (std::find(pages.begin(), pages.end(), page) == pages.end()) pages.push_back(page);
  }
}

bool has_head_row(const TextTable& below, const Outline& outline) {
  if (outline.levels || below.rows == 0) return false;
  const Outline lower = outline_of(below);
  return lower.levels && lower.levels->head_row == 0;
}

}  // namespace

bool spine_covers_head(const std::vector<PageResult>& pages) {
  int covers = 0;
  int leaves_out = 0;
  for (const PageResult& page : pages) {
    for (const TextTable& table : page.tables) {
      const Outline outline = outline_of(table);
      if (!outline.levels || outline.levels->level1_first == 0) continue;
      const int head = outline.levels->head_row;
      const TextCell* beside = table.cell_at(head, 0);
      if (beside == nullptr || head + 1 >= table.rows) continue;
      covers += beside->last_row() > head ? 1 : 0;
      leaves_out += beside->last_row() == head && is_blank_cell(*beside) ? 1 : 0;
    }
  }
  return covers > leaves_out;
}

void drop_rows(TextTable& table, int count) {
  std::vector<TextCell> kept;
  for (TextCell& cell : table.cells) {
    const int last = cell.last_row() - count;
    if (last < 0) continue;
    cell.row = std::max(0, cell.row - count);
    cell.row_span = last - cell.row + 1;
    kept.push_back(std::move(cell));
  }
  table.cells = std::move(kept);
  table.rows -= count;
}

Sewn sew(TextTable above, TextTable below, const std::vector<int>& repeated, const Outline& outline,
         bool spine_covers_head) {
  Sewn sewn;
  sewn.row_of = repeated;
  drop_rows(below, static_cast<int>(repeated.size()));
  const bool lower_head = has_head_row(below, outline);
  std::vector<MeetingCells> pairs = meeting_cells(above, below, outline);
  const TornRow torn(pairs, above, below, outline);
  const bool goal = goal_goes_on(pairs, above);
  sewn.row_torn = goal || torn.torn();
  sewn.torn_in_doubt = !goal && sewn.row_torn && torn.in_doubt();
  const int offset = above.rows - (sewn.row_torn ? 1 : 0);
  if (sewn.row_torn) sewn.torn_row = offset;
  sewn.first_row = offset;
  const auto goes_on = [&](MeetingCells& pair) {
    if (sewn.row_torn) return true;
    if (names_meet(pair, outline, above, below)) return meet_as_one_name(pair, above, below, sewn);
    return spans_the_seam(pair, outline, above, below, lower_head, spine_covers_head);
  };
  for (MeetingCells& pair : pairs) {
    if (torn.perhaps_torn()) doubt(pair, sewn);
    if (!goes_on(pair)) {
      if (may_go_on_unsaid(pair)) doubt(pair, sewn);
      continue;
    }
    merge_into(*pair.upper, *pair.lower, pair.lower->row_span - (sewn.row_torn ? 1 : 0));
    pair.lower->row_span = 0;  // gone
  }
  for (int row = 0; row < below.rows; ++row) sewn.row_of.push_back(offset + row);
  for (TextCell& cell : below.cells) {
    if (cell.row_span == 0) continue;
    cell.row += offset;
    above.cells.push_back(std::move(cell));
  }
  std::sort(above.cells.begin(), above.cells.end(), [](const TextCell& a, const TextCell& b) {
    return std::pair(a.row, a.col) < std::pair(b.row, b.col);
  });
  above.rows = offset + below.rows;
  above.row_edges.clear();
  above.open_bottom = below.open_bottom;
  if (below.grid_confidence) {
    above.grid_confidence = std::min(above.grid_confidence.value_or(1.0), *below.grid_confidence);
  }
  append_pages(above.pages, below.pages);
  sewn.table = std::move(above);
  return sewn;
}

}  // namespace gewu
