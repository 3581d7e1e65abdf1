// Rows that a page break cut open: no rule closes them, but their upright rules end on one line.
#pragma once

#include <vector>

#include "tablegrid/rules.h"

namespace gewu {

/// Seams: lines without ink (Rule::seam) on which upright rules end together, above the first or
/// below the last horizontal rule that they cross. At least two upright rules that stand at the
/// ends of that horizontal rule must do so, or three where the table has no outer frame, and the
/// seam must lie near the head or the foot of a page of this height (pixels). Seams at the head and
/// the foot of one table reach out to upright rules beyond them that run from one to the other: one
/// cell beside all rows of the page, which no horizontal rule touches.
std::vector<Rule> find_seams(const RuleSet& rules, const RuleOptions& options, double page_height);

}  // namespace gewu
