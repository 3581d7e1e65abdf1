// What the tests of grids share: tables found on a drawn page, and their shapes as text.
#pragma once

#include <string>
#include <vector>

#include "layout/test_page.h"
#include "tablegrid/find_tables.h"
#include "tablegrid/grid/grid_table.h"

namespace gewu::testing {

inline std::vector<GridTable> tables_of(const TestPage& page) {
  return find_tables(page.layout(), {});
}

/// "5x4:20" is five rows by four columns in twenty cells.
inline std::string shape(const GridTable& table) {
  return std::to_string(table.rows()) + "x" + std::to_string(table.cols()) + ":" +
         std::to_string(table.cells.size());
}

/// The shapes of all tables, in reading order.
inline std::string shapes(const TestPage& page) {
  std::string all;
  for (const GridTable& table : tables_of(page)) all += (all.empty() ? "" : " ") + shape(table);
  return all;
}

}  // namespace gewu::testing
