// The columns of aligned text, by where the texts in them begin.
#pragma once

#include <vector>

#include "rebuild/source_text.h"

namespace gewu::plain {

/// What two texts with a single blank between them look like.
enum class Beside { Words, Texts, Figures, Heads };

/// A text of a line that nothing but a cell's own blanks may part from the next one.
struct Edge {
  int x0 = 0;  ///< in the units of the layout
  int x1 = 0;
  Gap gap = Gap::Wide;            ///< before it
  Beside beside = Beside::Texts;  ///< it and the text before it
};

/// Text extractions print what begins further right on paper further right on every line of a page,
/// whatever stands before it; so a column is a range of left edges. Returns where columns begin,
/// ascending, the first at 0: the fewest columns in which few texts of one line share a column and
/// few texts reach into the next one.
std::vector<int> column_starts(const std::vector<std::vector<Edge>>& lines);

/// What it costs that a text shares its column with the one before it.
double shared_cost(const Edge& edge);

/// What speaks against columns that begin there: texts of one line that share one, texts that reach
/// into the next one.
double against(const std::vector<std::vector<Edge>>& lines, const std::vector<int>& starts);

}  // namespace gewu::plain
