// Rows of a table that only its text shows.
#pragma once

#include <vector>

#include "base/geometry.h"

namespace gewu {

/// A row of a table: one line of text, or several where a cell's text wraps.
struct TextRow {
  int top = 0;  ///< pixels, as the boxes
  int bottom = 0;
  std::vector<PixelRect> boxes;
};

/// Groups characters into rows, from the top down. What overlaps in height stands in one row; lines
/// that hold only part of a row (wrapped text) go to the neighbour from which less than the usual
/// distance of lines parts them. `em` is the height of a character.
std::vector<TextRow> text_rows(std::vector<PixelRect> boxes, double em);

}  // namespace gewu
