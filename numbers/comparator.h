// The words and signs around a target's number that say how it is to be compared.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gewu {

/// A comparator as it stands in a text of closed_up.
struct ComparatorSign {
  std::u32string_view text;
  std::string_view meaning;  ///< ">=", "<=", "=", ">", "<"; "~" for 约 and 左右
};

/// At the start of a value (≥, 不低于, 控制在) or null.
const ComparatorSign* comparator_before(std::u32string_view text);

/// At its end (以上, 以内, 左右) or null.
const ComparatorSign* comparator_behind(std::u32string_view text);

}  // namespace gewu
