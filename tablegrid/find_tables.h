// The tables of a page.
#pragma once

#include <vector>

#include "layout/page/page_layout.h"
#include "tablegrid/grid/grid_table.h"

namespace gewu {

struct GridOptions {
  double min_cell_points = 5;  ///< narrower or lower cells than this are no cells (points)
};

/// The tables of a page, and the page in whose pixels their boxes are: the one given or, where its
/// ruling lines show that it was photographed at an angle, that one seen squarely.
struct FoundTables {
  PageLayout layout;
  std::vector<GridTable> tables;  ///< in reading order
  /// Where ruling lines cross as in a table and yet none was made of them: a drawing, or a table
  /// that was not understood.
  std::vector<PixelRect> missed;
};

/// Tables in reading order. Prose, frames, charts and underlines give none.
std::vector<GridTable> find_tables(const PageLayout& layout, const GridOptions& options);

/// The same; a page photographed at an angle is seen squarely first.
FoundTables find_tables_squarely(PageLayout layout, const GridOptions& options);

}  // namespace gewu
