#include "records/seam.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "records/group_names.h"
#include "records/seam_spans.h"
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
