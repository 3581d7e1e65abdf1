// The smallest misreading that turns one printed number into another.
#pragma once

#include <optional>
#include <string>

#include "base/decimal.h"

namespace gewu {

struct Misreading {
  std::string text;     ///< what the cell would print
  bool likely = false;  ///< digits of like shape, a lost or moved point, a lost sign
};

/// `value` printed as `read` is printed (separators, digits after the point), if a single
/// misreading lies between the two: one digit for another, a point or separator lost, added or
/// moved, a sign, one digit lost or added, or letters for digits where `read` is no number. Absent
/// otherwise, and where both print the same.
/// `usual_scale`: digits after the point that the table's numbers have.
std::optional<Misreading> misreading_between(const std::string& read, const Decimal& value,
                                             int usual_scale);

/// Digits that are often taken for each other: 3 and 8, 1 and 7, 0 and 6.
bool look_alike(char a, char b);

/// A number as budgets print it: thousands parted by commas if `separators`, at least `scale`
/// digits after the point.
std::string print_amount(const Decimal& value, int scale, bool separators);

}  // namespace gewu
