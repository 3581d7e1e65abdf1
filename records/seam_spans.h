// Which labels go on over a page break: a cell of one that the break cut in two.
#pragma once

#include "records/outline.h"
#include "records/torn_row.h"

namespace gewu {

/// Tables that are none of the forms: does the column print names over groups of rows, each in a
/// cell of its own? Then no cell is empty but the rest of one that the break cut.
bool names_groups(const TextTable& above, const TextTable& below, int col);

/// Is it one label, in two cells that meet at the break? `lower_head`: a head of indicators begins
/// the lower part; `covers_head`: the document's spines cover such heads.
bool spans_the_seam(const MeetingCells& pair, const Outline& outline, const TextTable& above,
                    const TextTable& below, bool lower_head, bool covers_head);

}  // namespace gewu
