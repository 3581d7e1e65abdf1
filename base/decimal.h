// Exact decimals for money and targets: never binary floating point.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gewu {

/// A decimal with the number of digits after the point as written ("10.00" keeps two). Holds up to
/// 30 significant digits; arithmetic widens the scale as needed and never rounds.
class Decimal {
 public:
  Decimal() = default;

  /// Parses "10,465.04", "-3", "0.22", also with full-width digits and separators. Nothing but the
  /// number may stand in `text` (blanks around it are allowed). Empty on anything else, on wrongly
  /// placed thousands separators, and on overflow.
  static std::optional<Decimal> parse(std::string_view text);

  std::string to_string() const;  ///< plain, no separators, scale kept: "10465.04"
  bool is_zero() const { return units_ == 0; }
  int scale() const { return scale_; }

  /// Multiplies by 10^power without loss (for 万元 -> 元: power 4); drops trailing zeros after the
  /// point that the shift leaves over.
  Decimal shifted(int power) const;

  friend Decimal operator+(const Decimal& a, const Decimal& b);
  friend Decimal operator-(const Decimal& a, const Decimal& b);
  friend bool operator==(const Decimal& a, const Decimal& b);  ///< by value: 1.0 == 1
  friend bool operator<(const Decimal& a, const Decimal& b);

 private:
  __extension__ using Units = __int128;
  Units units_ = 0;
  int scale_ = 0;
};

/// Money as printed and, where it parses, in yuan.
struct Money {
  std::string text;                 ///< as printed
  std::optional<std::string> yuan;  ///< exact decimal string, no separators; absent if unreadable
};

/// `unit` is 元, 万元, 百万元, 千元 or 亿元 (brackets and blanks ignored); another or an empty one
/// leaves yuan absent. An amount with a unit of its own ("46万元") overrides it.
Money parse_money(std::string_view text, std::string_view unit);

}  // namespace gewu
