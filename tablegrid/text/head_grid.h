// The cells of a table's head, from where its words stand.
#pragma once

#include <optional>
#include <vector>

#include "base/geometry.h"
#include "tablegrid/grid/grid_table.h"

namespace gewu {

/// The rows and cells of a head. Boxes of the cells are not set.
struct HeadGrid {
  std::vector<double> row_edges;  ///< between its rows, ascending y; its ends are not among them
  std::vector<GridCell> cells;    ///< tile rows() x columns

  int rows() const { return static_cast<int>(row_edges.size()) + 1; }
};

/// Joins words of two characters that are set wide apart over others (收    入).
std::vector<PixelRect> join_spaced(std::vector<PixelRect> blocks, double em);

/// Those of the blocks that stand right above the columns: nothing stands below them, neither a
/// ruling of the head nor words at both sides.
std::vector<PixelRect> leaf_blocks(const std::vector<PixelRect>& blocks,
                                   const std::vector<PixelRect>& rulings, double em);

/// Reads a head of one or more rows. `blocks` are its words, `edges` the table's columns, `rulings`
/// the level rulings inside the head, which run below words that span columns. Without a ruling a
/// word spans those columns over which it is centred. A word that stands beside a stack of others
/// spans its rows. Empty if the words contradict each other.
std::optional<HeadGrid> read_head(const std::vector<PixelRect>& blocks,
                                  const std::vector<double>& edges,
                                  const std::vector<PixelRect>& rulings, double em);

}  // namespace gewu
