#include "base/decimal.h"

#include <algorithm>

namespace gewu {

namespace {

// Bounds of what is taken for a number. Together with the largest shift (万亿元) and sums of a
// million terms they stay below 10^38, which the 128-bit units hold.
constexpr size_t kMaxWholeDigits = 18;
constexpr size_t kMaxFractionDigits = 12;
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool all_digits(std::string_view s) { return std::all_of(s.begin(), s.end(), is_digit); }

__extension__ using Wide = __int128;

Wide power_of_ten(int power) {
  Wide result = 1;
  for (int i = 0; i < power; ++i) result *= 10;
  return result;
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
  const bool negative = !text.empty() && text[0] == '-';
  const std::string_view number = text.substr(negative ? 1 : 0);
  const size_t point = number.find('.');
  const std::string whole(number.substr(0, point));
  const std::string fraction(point == std::string_view::npos ? "" : number.substr(point + 1));
  if (whole.empty() || (point != std::string_view::npos && fraction.empty())) return std::nullopt;
  if (!all_digits(whole) || !all_digits(fraction)) return std::nullopt;
  if (whole.size() > kMaxWholeDigits || fraction.size() > kMaxFractionDigits) return std::nullopt;
  Decimal result;
  for (char c : whole + fraction) result.units_ = result.units_ * 10 + (c - '0');
  if (negative) result.units_ = -result.units_;
  result.scale_ = static_cast<int>(fraction.size());
  return result;
}

std::string Decimal::to_string() const {
  std::string digits;
  for (Units rest = units_ < 0 ? -units_ : units_; rest != 0; rest /= 10) {
    digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(rest % 10)));
  }
  const auto scale = static_cast<size_t>(scale_);
  if (digits.size() <= scale) digits.insert(0, scale + 1 - digits.size(), '0');
  if (scale > 0) digits.insert(digits.size() - scale, ".");
  return units_ < 0 ? "-" + digits : digits;
}

Decimal Decimal::shifted(int power) const {
  Decimal result = *this;
  if (power == 0) return result;
  result.scale_ -= power;
  if (result.scale_ < 0) {
    result.units_ *= power_of_ten(-result.scale_);
    result.scale_ = 0;
  }
  while (result.scale_ > 0 && result.units_ % 10 == 0) {
    result.units_ /= 10;
    --result.scale_;
  }
  return result;
}

Decimal operator+(const Decimal& a, const Decimal& b) {
  Decimal sum;
  sum.scale_ = std::max(a.scale_, b.scale_);
  sum.units_ = a.units_ * power_of_ten(sum.scale_ - a.scale_) +
               b.units_ * power_of_ten(sum.scale_ - b.scale_);
  return sum;
}

Decimal operator-(const Decimal& a) {
  Decimal negated = a;
  negated.units_ = -negated.units_;
  return negated;
}

Decimal operator-(const Decimal& a, const Decimal& b) { return a + -b; }

bool operator==(const Decimal& a, const Decimal& b) { return (a - b).units_ == 0; }

bool operator<(const Decimal& a, const Decimal& b) { return (a - b).units_ < 0; }

}  // namespace gewu
