// The same figures in two tables of one document.
#pragma once

#include <vector>

#include "records/proof/identity.h"

namespace gewu {

/// Pairs of columns of different sheets whose rows of the same name hold the same amounts, but for
/// a few that a single misreading would explain: one family for each pair. A column that differs
/// for other reasons (other money, another year) gives none.
std::vector<Family> same_columns(const std::vector<Sheet>& sheets, const Figures& figures);

}  // namespace gewu
