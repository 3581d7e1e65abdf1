// Tables as grids of cells in pixels.
#pragma once

#include <vector>

#include "base/geometry.h"

namespace gewu {

/// What speaks against the borders of a cell.
enum class GridDoubt {
  None,
  FaintBorder,     ///< a ruling that it rests on, or that is missing, is hardly there or hardly not
  LinesAsRows,     ///< its lines look like rows that nothing parts
  LinesAsColumns,  ///< its lines look like columns that nothing parts
};

struct GridCell {
  int row = 0;
  int col = 0;
  int row_span = 1;
  int col_span = 1;
  PixelRect box;  ///< upright pixels, inside the ruling lines
  GridDoubt doubt = GridDoubt::None;
};

/// A table found on a page. Cells tile rows x cols exactly, sorted by (row, col).
struct GridTable {
  PixelRect box;               ///< upright pixels, the outer ruling lines
  std::vector<int> col_edges;  ///< cols + 1 x positions of ruling-line centres, ascending
  std::vector<int> row_edges;  ///< rows + 1 y positions
  std::vector<GridCell> cells;
  bool open_top = false;  ///< no ruling line closes it there
  bool open_bottom = false;
  bool aligned = false;  ///< no ruling shows rows and columns: they are where white parts the text
  double confidence = 1.0;  ///< that the structure is right, 0..1

  int rows() const { return row_edges.empty() ? 0 : static_cast<int>(row_edges.size()) - 1; }
  int cols() const { return col_edges.empty() ? 0 : static_cast<int>(col_edges.size()) - 1; }
};

}  // namespace gewu
