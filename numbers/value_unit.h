// Units of target values.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gewu {

/// 元/人/月, %, 个工作日, m² (as m2), 台(套), （%）: the unit in one form; empty for words and for
/// letters that may be digits (O, l). `text`: see closed_up.
std::optional<std::string> target_unit(std::u32string_view text);

/// The unit in the last brackets of an indicator's name: 满意度（%） gives %, 补助人数（人） 人.
/// Empty for other notes (（含税）, （2024年）).
std::optional<std::string> unit_in_name(std::string_view name);

}  // namespace gewu
