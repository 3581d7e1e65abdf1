#include "base/decimal.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace gewu {

namespace {

// Bounds of what is taken for a number. Together with the largest shift (亿元) and sums of a
// million terms they stay below 10^38, which the 128-bit units hold.
constexpr size_t kMaxWholeDigits = 18;
constexpr size_t kMaxFractionDigits = 12;
constexpr size_t kGroup = 3;  // digits between thousands separators
constexpr char32_t kMinusSign = 0x2212;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool all_digits(std::string_view s) { return std::all_of(s.begin(), s.end(), is_digit); }

/// The text in ASCII with the blanks around it gone; empty if a blank stands inside.
std::string ascii_number(std::string_view text) {
  std::u32string inner = decode_utf8(text);
  while (!inner.empty() && (is_blank(inner.back()) || inner.back() == U'\n')) inner.pop_back();
  size_t start = 0;
  while (start < inner.size() && (is_blank(inner[start]) || inner[start] == U'\n')) ++start;
  inner.erase(0, start);
  for (char32_t& c : inner) {
    if (is_blank(c) || c == U'\n') return "";
    if (c == kMinusSign) c = U'-';
  }
  return fold_text(encode_utf8(inner));
}

/// Removes thousands separators; false if one is in the wrong place.
bool drop_separators(std::string& whole) {
  if (whole.find(',') == std::string::npos) return true;
  std::string digits;
  size_t run = 0;
  bool first = true;
  for (char c : whole + ",") {
    if (c != ',') {
      digits += c;
      ++run;
      continue;
    }
    if (run == 0 || run > kGroup || (!first && run != kGroup)) return false;
    first = false;
    run = 0;
  }
  whole = digits;
  return true;
}

__extension__ using Wide = __int128;

Wide power_of_ten(int power) {
  Wide result = 1;
  for (int i = 0; i < power; ++i) result *= 10;
  return result;
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
  std::string number = ascii_number(text);
  const bool negative = !number.empty() && number[0] == '-';
  if (!number.empty() && (number[0] == '-' || number[0] == '+')) number.erase(0, 1);
  const size_t point = number.find('.');
  std::string whole = number.substr(0, point);
  const std::string fraction = point == std::string::npos ? "" : number.substr(point + 1);
  if (whole.empty() || (point != std::string::npos && fraction.empty())) return std::nullopt;
  if (!drop_separators(whole) || !all_digits(whole) || !all_digits(fraction)) return std::nullopt;
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

Decimal operator-(const Decimal& a, const Decimal& b) {
  Decimal negated = b;
  negated.units_ = -negated.units_;
  return a + negated;
}

bool operator==(const Decimal& a, const Decimal& b) { return (a - b).units_ == 0; }

bool operator<(const Decimal& a, const Decimal& b) { return (a - b).units_ < 0; }

namespace {

struct MoneyUnit {
  std::string_view name;
  int power;  ///< of ten, in yuan
};

// Longest first, since the names end in each other.
constexpr std::array<MoneyUnit, 9> kMoneyUnits{{{"百万元", 6},
                                                {"万元", 4},
                                                {"千元", 3},
                                                {"亿元", 8},
                                                {"人民币元", 0},
                                                {"元", 0},
                                                {"万", 4},
                                                {"亿", 8},
                                                {"圆", 0}}};

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

const MoneyUnit* unit_at_end(std::string_view text) {
  for (const MoneyUnit& unit : kMoneyUnits) {
    if (ends_with(text, unit.name)) return &unit;
  }
  return nullptr;
}

/// The unit without the brackets that forms set around it.
std::string bare_unit(std::string_view unit) {
  std::string folded = fold_text(unit);
  std::erase_if(folded, [](char c) { return c == '(' || c == ')' || c == '[' || c == ']'; });
  return folded;
}

}  // namespace

Money parse_money(std::string_view text, std::string_view unit) {
  Money money{std::string(text), std::nullopt};
  std::string amount = fold_text(text);
  const MoneyUnit* named = unit_at_end(amount);
  if (named) {
    amount.resize(amount.size() - named->name.size());
  } else {
    const std::string bare = bare_unit(unit);
    named = unit_at_end(bare);
  }
  if (!named) return money;
  const std::optional<Decimal> value = Decimal::parse(named && amount.empty() ? "" : amount);
  if (value) money.yuan = value->shifted(named->power).to_string();
  return money;
}

}  // namespace gewu
