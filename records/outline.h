// What a table, or a part of one, prints of a form: enough to tell a continuation from a new form.
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "records/grid_view.h"

namespace gewu {

/// Where the columns of the indicator levels end, for telling labels from indicator texts.
struct LevelColumns {
  int head_row = -1;
  int level1_first = 0;
  int labels_last = -1;  ///< last column of 二级指标
};

struct Outline {
  std::set<LabelKind> fields;  ///< labels of fields printed above an indicator head
  std::optional<LevelColumns> levels;
  bool list_head = false;
  bool level_rows = false;  ///< rows that begin with names of 一级 or 二级指标, but no head
  int first_number = 0;     ///< of a list's 序号 column; 0: none
  int last_number = 0;

  /// Some part of a target form, with or without its beginning.
  bool is_form() const { return !fields.empty() || levels || level_rows; }
};

Outline outline_of(const TextTable& table);

/// The outline of two parts sewn together: what outline_of would say of the whole, without reading
/// it again. Columns are those of the whole; the rows of `below` begin at `first_row`.
Outline joined_outline(const Outline& above, const Outline& below, int first_row);

/// The same outline after columns were renumbered (an edge map, see columns.h).
Outline with_columns(Outline outline, const std::vector<int>& edge_map);

/// True if `below` begins a form of its own where `above` stands before it: it prints again what a
/// form prints once, or names a project after indicators, or is of another kind.
bool begins_anew(const Outline& above, const Outline& below);

/// How many rows at the top of `below` repeat head rows of `above` (columns already common). Gives
/// for each the row of `above` that it repeats.
std::vector<int> repeated_head(const TextTable& above, const TextTable& below,
                               const Outline& outline);

}  // namespace gewu
