// Forms that follow each other without a gap, and so came out of the page as one grid.
#pragma once

#include <vector>

#include "base/text_table.h"

namespace gewu {

/// The rows at which a form begins below another one in the same grid: after indicator rows, a row
/// that no cell crosses and that begins with 项目名称, 预算单位, ... or holds a form's title alone,
/// with the goals, money or indicators of a form below it. Ascending; empty for most tables.
std::vector<int> form_starts(const TextTable& table);

/// Rows [first, end) as a table of their own. No cell may cross its border.
TextTable cut_rows(const TextTable& table, int first, int end);

}  // namespace gewu
