// Which cells a person should look at.
#pragma once

#include <span>

#include "base/text_table.h"

namespace gewu {

/// Below this probability of being right a cell is marked, unless the user asks otherwise.
inline constexpr double kDefaultReviewBelow = 0.97;

/// Marks every cell that is right with less probability than `below`, proofs counted in. Cells that
/// were marked before, because something about their place in the table is doubtful, stay marked,
/// and the doubt gets a name ("structure") where it has none.
void mark_for_review(std::span<TextCell> cells, double below);

}  // namespace gewu
