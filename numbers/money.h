// Amounts of money as printed, and in yuan.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/decimal.h"
#include "numbers/fault.h"

namespace gewu {

/// Money as printed and, where it parses and its unit is known, in yuan.
struct Money {
  std::string text;                       ///< as printed
  std::optional<std::string> yuan;        ///< exact decimal string, no separators
  std::optional<Decimal> amount = {};     ///< in `unit`
  std::string unit = {};                  ///< the amount's own, else the one given; may be empty
  bool own_unit = false;                  ///< the unit is printed in the cell itself
  NumberFault fault = NumberFault::None;  ///< why `amount` is absent
  int row = -1;                           ///< of the cell of a table that prints it; -1: none known
  int col = -1;
};

/// Reads an amount: 4,575.71, (73), △73, ￥73, 46万元, 1亿2000万元, 叁万元整, 73①. What is no
/// single, exact amount (two numbers, ranges, 约10, broken separators) is refused, never guessed.
/// `unit` (万元, 单位：元, brackets and blanks ignored) counts where the cell prints none of its
/// own; another or an empty one leaves `yuan` absent and `amount` as printed.
Money parse_money(std::string_view text, std::string_view unit);

/// The amount in another unit, for sums over cells whose units differ; empty if it has none, or if
/// only one of the two units is known.
std::optional<Decimal> amount_in(const Money& money, std::string_view unit);

/// Whether a printed amount was refused: it deserves value-unreadable.
inline bool is_refused(const Money& money) { return is_refused(money.fault); }

}  // namespace gewu
