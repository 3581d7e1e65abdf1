// Units that forms print, as a list: what stands in brackets behind a name is one of these or a
// note.
#pragma once

#include <string_view>

namespace gewu {

/// 人, 万人次, 个工作日, 元/人·月, %, m2: every part between strokes is a known word, perhaps with
/// 个 or 十 to 亿 before it. （农村）, （一期） and （含税） are none. `unit`: see target_unit.
bool is_known_unit(std::string_view unit);

/// Units that cannot mean the same: 万元 against 元, % against 人. Only where both are of a kind
/// that has one meaning; 个, 项 and 处 may count the same things.
bool units_contradict(std::string_view a, std::string_view b);

}  // namespace gewu
