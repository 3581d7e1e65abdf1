// Sums along the rows of a sheet: 合计 = 基本支出 + 项目支出, as the head's groups say, and those
// that hold in every row though no label says them.
#pragma once

#include <vector>

#include "records/proof/identity.h"

namespace gewu {

/// From the head: a column 合计, 小计 or the like beside the columns of its group. One family for
/// each such column.
std::vector<Family> row_sums(const Sheet& sheet);

/// From the numbers: a column that is, in every row of at least three with two parts or more, the
/// sum of columns that stand beside it in a run. Leaves out what `known` holds.
std::vector<Family> unlabelled_row_sums(const Sheet& sheet, const Figures& figures,
                                        const std::vector<Family>& known);

}  // namespace gewu
