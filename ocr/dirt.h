// What dirt on a peppered page (see PageInk) is read as: marks where no writer sets any.
#pragma once

#include <string>
#include <string_view>

namespace gewu {

/// True for UTF-8 text of nothing but marks that no writer sets alone in a line. (A minus or a
/// point alone is no part of a number, either.)
bool is_dirt(std::string_view text);

/// Takes marks off the ends of a cell's UTF-8 text that nothing begins or ends with: 、 in front,
/// ~ behind, a point behind a number (not that of a list); and points between a comparator or colon
/// and a number. True if there was any.
bool drop_strays(std::string* text);

}  // namespace gewu
