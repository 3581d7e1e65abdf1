// The heads of a table's columns, on rows.
#pragma once

#include <vector>

#include "rebuild/plain/aligned.h"

namespace gewu::plain {

/// The first `heads` lines as cells, those over several columns above those that they are over;
/// heads without any below them reach down to the rows. `rows` becomes how many rows they take.
/// Cells never overlap.
std::vector<DraftCell> place_heads(const std::vector<std::vector<Stretch>>& lines, size_t heads,
                                   int columns, Layout layout, int& rows);

}  // namespace gewu::plain
