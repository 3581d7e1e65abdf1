// Heads over several columns.
#pragma once

#include <vector>

#include "rebuild/plain/aligned.h"

namespace gewu::plain {

/// One head: its lines of text, and the columns [first, last] that it is over.
struct HeadCell {
  int first = 0;
  int last = 0;
  std::vector<Stretch> lines;
  std::vector<int> numbers;  ///< of the lines, counted from the first line of heads
  int first_line() const { return numbers.front(); }
  int last_line() const { return numbers.back(); }
};

/// Sets the columns of the heads that have others below them: a head stands in the middle of its
/// columns, it begins over one of them, and columns whose own heads stand low are under one.
/// `lines` are those of the whole table.
void spread_heads(const std::vector<std::vector<Stretch>>& lines, size_t heads, int columns,
                  Layout layout, std::vector<HeadCell>& cells);

}  // namespace gewu::plain
