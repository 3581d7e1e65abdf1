// Which lines of aligned text make a row of a table.
#pragma once

#include <vector>

#include "rebuild/plain/aligned.h"

namespace gewu::plain {

/// Lines [begin, end) of the lines below the heads, and by how much this cut beats others.
struct FoundRow {
  int begin = 0;
  int end = 0;
  double margin = 0;
};

/// Cuts the lines from `heads` on into rows. Cells are set in the middle of their rows or at their
/// tops; a line of a cell is full before the next one begins; an amount has as many decimals as the
/// others of its column, so that what lacks some goes on below.
std::vector<FoundRow> find_rows(const std::vector<std::vector<Stretch>>& lines, size_t heads,
                                int columns);

}  // namespace gewu::plain
