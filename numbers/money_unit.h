// Units of money, from 元 to 亿元.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gewu {

/// The power of ten by which a unit (元, 万元, （百万元）, 单位：千元) is worth more than 1 yuan;
/// empty for what is no unit of money, and where two are named.
std::optional<int> money_power(std::string_view unit);

/// The units of money that a note, a heading or a name mentions, each once, in order: 单位：万元
/// gives 万元; "" gives none.
std::vector<std::string> money_units_in(std::string_view text);

}  // namespace gewu
