// Sewing the two parts of a table together where the page broke.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "records/outline.h"

namespace gewu {

/// How the rows of the lower part came to lie in the joined table.
struct Sewn {
  TextTable table;
  std::vector<int> row_of;     ///< row of the lower part -> row of the joined table
  int first_row = 0;           ///< where the rows of the lower part begin, repeated ones left out
  bool row_torn = false;       ///< the break went through the text of a row
  int torn_row = -1;           ///< of the joined table; -1: none
  bool torn_in_doubt = false;  ///< ... which a rule at the seam speaks against
  /// Rows and columns of cells that meet at the seam and were put together, or left apart, though
  /// the contrary may be true.
  std::vector<std::pair<int, int>> in_doubt;
};

/// True if most forms of the document whose indicator head and first indicator row stand on one
/// page begin the label beside them (绩效指标) at the head, not below it: what a break between
/// those rows leaves open.
bool spine_covers_head(const std::vector<PageResult>& pages);

/// Takes the first rows off a table; cells that reach below them stay, shorter.
void drop_rows(TextTable& table, int count);

/// Puts `below` under `above`. Columns are common already. `repeated`: the rows of `above` that the
/// first rows of `below` repeat; those are dropped. Cells that the break cut (spanning labels, the
/// halves of a torn row) become one cell with more_parts.
/// `spine_covers_head`: see above.
Sewn sew(TextTable above, TextTable below, const std::vector<int>& repeated, const Outline& outline,
         bool spine_covers_head);

}  // namespace gewu
