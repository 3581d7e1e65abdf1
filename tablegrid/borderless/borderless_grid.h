// The grid of one table without rulings.
#pragma once

#include <optional>
#include <vector>

#include "base/image.h"
#include "tablegrid/borderless/borderless_lines.h"
#include "tablegrid/grid/grid_table.h"

namespace gewu {

/// The table whose records are the lines of `run`, or most of them, with its head above them, or at
/// the top of a page without one; see find_open_tables. `binary` is the page, `em` the usual height
/// of its characters in pixels.
std::optional<GridTable> read_open_table(const std::vector<OpenLine>& lines, const LineRun& run,
                                         const Image& binary, double em);

}  // namespace gewu
