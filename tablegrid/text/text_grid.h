// From rows, columns and a head that text shows to a table of cells.
#pragma once

#include <vector>

#include "tablegrid/grid/grid_table.h"
#include "tablegrid/text/head_grid.h"
#include "tablegrid/text/text_rows.h"

namespace gewu {

/// A table as its text shows it; pixels.
struct TextGrid {
  std::vector<double> columns;  ///< edges, ascending
  std::vector<double> rows;     ///< edges, of the head's rows too
  std::vector<GridCell> head;   ///< the cells of the first rows; empty: there is no head
  int head_rows = 0;
  std::vector<TextRow> body;  ///< the other rows, from the top
  double em = 0;
};

/// Cells of the head as they are, below it one for each place; words that run over an edge between
/// columns make one cell of those that they touch.
GridTable make_text_grid(const TextGrid& grid, double confidence);

/// Between rows that follow each other, the middles of the white.
std::vector<double> middles_between(const std::vector<TextRow>& rows);

}  // namespace gewu
