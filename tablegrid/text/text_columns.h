// Columns of a table that only its text shows.
#pragma once

#include <vector>

#include "base/geometry.h"
#include "tablegrid/text/text_rows.h"

namespace gewu {

/// Boxes joined to words and to the lines of one cell: characters less than `gap` apart in a line,
/// and lines that stand close below each other. `walls` are rulings across which nothing is joined.
/// Pixels; `em` is the height of a character.
std::vector<PixelRect> text_blocks(const std::vector<PixelRect>& boxes,
                                   const std::vector<PixelRect>& walls, double gap, double em);

/// The words of a row, left to right, parted by white of at least `gap` pixels.
std::vector<PixelRect> words_of(const TextRow& row, double gap);

/// Left edge, the middles of the white stretches that run down between the columns of `rows`, right
/// edge: x, ascending, from `from` to `to`. A few stray rows may cross such a stretch. `names` are
/// the words that stand right above the columns, each over one: none is cut, and between two of
/// them narrow white is enough.
std::vector<double> column_edges(const std::vector<TextRow>& rows,
                                 const std::vector<PixelRect>& names, double from, double to,
                                 double em);

/// The column of the edges in which x lies; before the first or behind the last: that one.
int column_of(const std::vector<double>& edges, double x);

}  // namespace gewu
