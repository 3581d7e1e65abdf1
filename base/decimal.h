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

  /// Parses plain ASCII: "10465.04", "-3", "0.22". Empty on anything else and on overflow. Printed
  /// numbers go through numbers/printed_number.h.
  static std::optional<Decimal> parse(std::string_view text);

  std::string to_string() const;  ///< plain, no separators, scale kept: "10465.04"
  bool is_zero() const { return units_ == 0; }
  int scale() const { return scale_; }

  /// Multiplies by 10^power without loss (for 万元 -> 元: power 4); drops trailing zeros after the
  /// point that the shift leaves over.
  Decimal shifted(int power) const;

  friend Decimal operator+(const Decimal& a, const Decimal& b);
  friend Decimal operator-(const Decimal& a, const Decimal& b);
  friend Decimal operator-(const Decimal& a);
  friend bool operator==(const Decimal& a, const Decimal& b);  ///< by value: 1.0 == 1
  friend bool operator<(const Decimal& a, const Decimal& b);

 private:
  __extension__ using Units = __int128;
  Units units_ = 0;
  int scale_ = 0;
};

}  // namespace gewu
