// Base cells of a lattice merged into printed cells.
#pragma once

#include <vector>

#include "tablegrid/grid/grid_table.h"

namespace gewu {

/// How much of each inner boundary of a lattice is ruled, 0..1.
struct BoundarySet {
  int rows = 0;
  int cols = 0;
  std::vector<std::vector<double>> below;            ///< [r][c]: between (r, c) and (r + 1, c)
  std::vector<std::vector<double>> right;            ///< [c][r]: between (r, c) and (r, c + 1)
  std::vector<std::vector<double>> below_threshold;  ///< [r][c], from which share it counts
  std::vector<std::vector<double>> right_threshold;  ///< [c][r]
};

/// True if rulings turn corners inside, with nothing on the other side of the corner, as the bars
/// of a chart do over its grid. Cells are rectangles that leave no gap: wherever two of their sides
/// meet inside a table, a third ends there or passes.
bool turns_corners_inside(const BoundarySet& boundaries);

/// Fills `table`'s cells from its edges and the boundaries: base cells without a boundary between
/// them are one cell; what is then no rectangle is cut at its best-ruled boundaries; lines that
/// bound nothing are dropped from the edges. Lowers the confidence where boundaries are doubtful.
void merge_cells(const BoundarySet& boundaries, GridTable* table);

}  // namespace gewu
