// Sums down the columns of a sheet: 合计 = Σ rows, 类 = Σ 款 = Σ 项, 总计 = 本年合计 + 结转.
#pragma once

#include <vector>

#include "records/proof/identity.h"

namespace gewu {

/// The sums that labels, codes and numbered names say should hold; one family for each block and
/// kind of sum. Where a total may be read in several ways, the one that its numbers bear out.
std::vector<Family> column_sums(const Sheet& sheet, const Figures& figures, bool exact_only);

/// Income against expenditure: the closing totals of the two sides.
std::vector<Family> side_balances(const Sheet& sheet);

}  // namespace gewu
