// What the rules did to the cells of a page, in lines for people.
#pragma once

#include <string>
#include <vector>

#include "base/text_table.h"

namespace gewu {

/// Such as "row 4, column 2 "≥95%" 0.900 review: was "≥95%一" (strays-at-ends); doubted:
/// strays-at-ends". Rows and columns count from 0, as in the JSON.
std::string rule_note(const TextCell& cell);

/// One line per cell that was edited or is doubted.
std::vector<std::string> rule_notes(const std::vector<TextCell>& cells);

}  // namespace gewu
