// Bringing the columns of two parts of a table together.
#pragma once

#include <vector>

#include "base/text_table.h"

namespace gewu {

/// How the columns of a table's two parts fit.
struct ColumnFit {
  bool possible = false;  ///< the parts can be brought to common columns at all
  double matched = 0;  ///< share of the inner edges of the part with fewer that the other has too
  std::vector<double> edges;   ///< common edges, in the frame of the first part; empty: no geometry
  std::vector<int> first_map;  ///< edge index of the first part -> common edge index
  std::vector<int> second_map;
};

/// Edges count as one if they are within a tolerance after the second part is stretched to the
/// first one's width (pages of a scan differ by a little). Without geometry only equal counts fit.
ColumnFit fit_columns(const TextTable& first, const TextTable& second);

/// Column by column, wherever the edges lie: fits where there are equally many.
ColumnFit fit_columns_by_count(const TextTable& first, const TextTable& second);

/// Rewrites columns by an edge map, in place.
void remap_columns(TextTable& table, const std::vector<int>& map, int cols);

}  // namespace gewu
