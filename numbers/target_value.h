// The grammar of 指标值: comparator, number, unit.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "numbers/fault.h"

namespace gewu {

/// A target value as printed, and what its parts mean. Numbers are exact decimal strings.
struct TargetValue {
  std::string text;                       ///< as printed
  std::optional<std::string> comparator;  ///< ">=", "<=", "=", ">", "<" or "range"
  std::optional<std::string> number;      ///< the lower bound for a range
  std::optional<std::string> upper;       ///< of a range
  std::optional<std::string> unit;        ///< "%", "次", "元/人", ...
  bool unit_inferred = false;             ///< `unit` stands in the column's head or in the name
  bool approximate = false;               ///< 约, 左右
  NumberFault fault = NumberFault::None;  ///< why `number` is absent
};

/// Understands ≥95%, >=3次, <=1000元/人, 85%-95%, ≥0.05, 不低于90%, 95%以上, 100 (no comparator)
/// and a date such as 2020年12月31日前 (comparator and number stay absent, it is text). Words
/// ("有效提升") have no parts. Never changes `text`; what may mean two things has no number.
TargetValue parse_target_value(std::string_view text);

/// A sign that looks like a comparator read wrongly (≪, ＞＝ torn, 之95%, a lone = = ...): the
/// value deserves the finding comparator-doubtful.
bool comparator_is_doubtful(std::string_view text);

}  // namespace gewu
