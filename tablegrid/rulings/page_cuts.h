// Rows that a page break cut open: no ruling closes them, but their upright rulings end on one
// line.
#pragma once

#include <vector>

#include "tablegrid/rulings/rulings.h"

namespace gewu {

/// Seams: lines without ink (Ruling::seam) on which upright rulings end together, above the first
/// or below the last horizontal ruling that they cross. At least two upright rulings that stand at
/// the ends of that horizontal ruling must do so, or three where the table has no outer frame, and
/// the seam must lie near the head or the foot of a page of this height (pixels). Seams at the head
/// and the foot of one table reach out to upright rulings beyond them that run from one to the
/// other: one cell beside all rows of the page, which no horizontal ruling touches.
std::vector<Ruling> find_seams(const RulingSet& rulings, const RulingOptions& options,
                               double page_height);

}  // namespace gewu
