// Texts that run on beyond the border of their cell.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "base/geometry.h"

namespace gewu {

/// The lines of text in a cell of a table.
struct CellLines {
  PixelRect box;                 ///< of the cell, upright pixels
  std::vector<PointRect> lines;  ///< of their ink, upright pixels
};

/// Pairs of cells, by index, side by side, with a line in each that ends (or begins) at the ruling
/// between them, at the same height and no farther apart than two characters of one text: that may
/// be one text which the ruling crosses, so that either cell holds a part of it. `em`: pixels.
std::vector<std::pair<std::size_t, std::size_t>> texts_across_borders(
    const std::vector<CellLines>& cells, double em);

}  // namespace gewu
