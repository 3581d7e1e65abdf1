// Charts told from tables by their bars.
#pragma once

#include "layout/page/page_layout.h"
#include "tablegrid/grid/grid_table.h"

namespace gewu {

/// Whether solid bars stand in the cells, as in a chart whose lines cross like rulings: dark,
/// higher than two characters, with paper at both sides in the same cell. Filled cells are dark up
/// to their sides. One alone may be a picture. `em` is the height of a character in pixels.
bool holds_bars(const PageLayout& layout, const GridTable& table, double em);

}  // namespace gewu
