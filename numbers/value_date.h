// Dates among target values: text, not quantities.
#pragma once

#include <string_view>

namespace gewu {

/// 2020年12月31日前, 12月底, 2024年, 2024-12-31, 1-12月: a day or a time, not a quantity. `bare`:
/// no comparator stands before it, so that 2024.12 and 12月 are months too. `text`: see closed_up.
bool is_value_date(std::u32string_view text, bool bare);

}  // namespace gewu
