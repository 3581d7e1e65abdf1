// Grids of pages held against true ones.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "bench/read_table.h"
#include "tablegrid/grid/grid_table.h"

namespace gewu::bench {

/// What was counted over some pages.
struct GridSum {
  int pages = 0;
  int tables = 0;  ///< true ones
  int missed = 0;
  int extra = 0;
  int exact = 0;
  double teds = 0;                   ///< TEDS-Struct, summed over the tables that were found
  std::vector<double> milliseconds;  ///< of layout and grid, page by page

  void add(const GridSum& other);
};

/// Grids without text.
std::vector<ReadTable> as_read(const std::vector<GridTable>& grids);

/// Rows, columns and cells, such as " 5x4:20 2x2:4"; " none" without a table.
std::string shapes(const std::vector<ReadTable>& tables);

/// Adds a page's tables to `sum`. Returns whether every grid of the page is exact.
bool compare_grids(const std::vector<ReadTable>& truth, const std::vector<ReadTable>& found,
                   GridSum* sum);

/// One line for each key and one for all.
void print_grid_sums(const std::map<std::string, GridSum>& sums);

}  // namespace gewu::bench
