#include "numbers/money.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "numbers/han_number.h"
#include "numbers/money_unit.h"
#include "numbers/printed.h"
#include "numbers/printed_number.h"

namespace gewu {

namespace {

constexpr size_t npos = std::u32string_view::npos;

/// What a cell says: an amount in yuan if it prints its own unit, else a bare number.
struct Amount {
  std::optional<Decimal> value;
  bool in_yuan = false;
  bool in_words = false;
  std::u32string unit = {};  ///< the unit of `bare`
  std::optional<Decimal> bare = {};
  NumberFault fault = NumberFault::None;
};

Amount refused(NumberFault fault) {
  Amount amount;
  amount.fault = fault;
  return amount;
}

bool take_start(std::u32string_view& text, std::u32string_view start) {
  if (text.substr(0, start.size()) != start) return false;
  text.remove_prefix(start.size());
  return true;
}

bool take_yuan(std::u32string_view& text) {
  return take_start(text, U"元") || take_start(text, U"圆") || take_start(text, U"圓");
}

bool take_whole(std::u32string_view& text) {
  return take_start(text, U"整") || take_start(text, U"正");
}

struct Scale {
  std::u32string_view name;
  int power;
};

constexpr std::array<Scale, 11> kScales{{{U"万亿", 12},
                                         {U"千亿", 11},
                                         {U"百亿", 10},
                                         {U"十亿", 9},
                                         {U"亿", 8},
                                         {U"千万", 7},
                                         {U"百万", 6},
                                         {U"十万", 5},
                                         {U"万", 4},
                                         {U"千", 3},
                                         {U"百", 2}}};

const Scale* take_scale(std::u32string_view& text) {
  for (const Scale& scale : kScales) {
    if (take_start(text, scale.name)) return &scale;
  }
  return nullptr;
}

/// 5角3分 behind 元: each one digit, in either kind of numeral.
std::optional<Decimal> take_small_change(std::u32string_view& text) {
  Decimal sum;
  bool first = true;
  for (const auto& [name, power] : {std::pair{U'角', -1}, std::pair{U'分', -2}}) {
    if (power == -2) take_start(text, U"零");
    if (text.size() < 2 || text[1] != name) continue;
    const std::u32string_view digit = text.substr(0, 1);
    std::optional<Decimal> count =
        is_digit(digit[0]) ? Decimal::parse(encode_utf8(digit)) : han_number(digit);
    if (!count) return std::nullopt;
    sum = sum + count->shifted(power);
    text.remove_prefix(2);
    first = false;
  }
  return first ? std::nullopt : std::optional(sum);
}

/// Adds what follows 元: 整, or 5角3分. False if more is left.
bool finish_yuan(std::u32string_view rest, Decimal& value) {
  if (!take_whole(rest) && !rest.empty()) {
    const std::optional<Decimal> change = take_small_change(rest);
    if (!change) return false;
    value = value + *change;
    take_whole(rest);
  }
  return rest.empty();
}

/// 46, 46万元, 46（万元）, 1亿2000万元, 12元5角.
class DigitsReader {
 public:
  explicit DigitsReader(std::u32string_view text) : rest_(text) {}

  Amount read() {
    while (true) {
      PrintedNumber number = take_number(rest_);
      if (!number.value) return refused(number.fault);
      while (!rest_.empty() && is_enclosed_digit(rest_.front())) rest_.remove_prefix(1);
      open_brackets();
      const std::u32string_view unit_start = rest_;
      const Scale* scale = take_scale(rest_);
      const bool yuan = take_yuan(rest_);
      ++terms_;
      if (terms_ == 1) {
        amount_.bare = number.value;
        amount_.unit = unit_start.substr(0, unit_start.size() - rest_.size());
      }
      if (!add(*number.value, scale, yuan)) return refused(NumberFault::TwoNumbers);
      if (yuan || rest_.empty() || !is_digit(rest_.front())) return end(scale, yuan);
    }
  }

 private:
  /// 46(万元) as 46万元.
  void open_brackets() {
    if (rest_.size() < 3 || rest_.front() != U'(' || rest_.back() != U')') return;
    if (!money_power(encode_utf8(rest_))) return;
    rest_ = rest_.substr(1, rest_.size() - 2);
  }

  /// The next term must fit below the scale of the one before it.
  bool add(const Decimal& number, const Scale* scale, bool yuan) {
    const int power = scale ? scale->power : 0;
    const Decimal term = number.shifted(power);
    if (terms_ > 1) {
      if (power >= last_power_ || (!scale && !yuan)) return false;
      if (!(term < Decimal::parse("1")->shifted(last_power_))) return false;
      if (!whole_) return false;
    }
    whole_ = number.scale() == 0;
    amount_.value = terms_ > 1 ? *amount_.value + term : term;
    large_ = large_ || power >= 4;
    last_power_ = power;
    return true;
  }

  Amount end(const Scale* scale, bool yuan) {
    if (yuan) {
      const bool change = !rest_.empty() && rest_.front() != U'整' && rest_.front() != U'正';
      if (!finish_yuan(rest_, *amount_.value)) return refused(rest_fault());
      if (change) ++terms_;
      amount_.in_yuan = true;
    } else if (scale && rest_.empty()) {
      if (!large_) return refused(NumberFault::Unit);  // 5千 may count 万元 too
      amount_.in_yuan = true;
    } else if (!rest_.empty() && !only_change(scale)) {
      return refused(rest_fault());
    }
    if (terms_ > 1) amount_.bare.reset();
    return amount_;
  }

  /// 5角
  bool only_change(const Scale* scale) {
    if (scale || terms_ > 1 || rest_ != U"角" || !amount_.value) return false;
    if (!(*amount_.value < *Decimal::parse("10")) || !whole_) return false;
    amount_.value = amount_.value->shifted(-1);
    amount_.in_yuan = true;
    ++terms_;
    return true;
  }

  NumberFault rest_fault() const {
    const bool digits = std::any_of(rest_.begin(), rest_.end(), is_digit);
    const bool odd = std::any_of(rest_.begin(), rest_.end(), is_odd_digit);
    if (odd) return NumberFault::Mark;
    return digits ? NumberFault::TwoNumbers : NumberFault::Unit;
  }

  std::u32string_view rest_;
  Amount amount_;
  int terms_ = 0;
  int last_power_ = 0;
  bool whole_ = true;  ///< the term before has no digits behind a point
  bool large_ = false;
};

/// 叁万元整, 三万元, 伍拾陆元柒角; formal numerals also without a unit.
Amount read_words(std::u32string_view text) {
  size_t length = 0;
  while (length < text.size() && is_han_numeral(text[length])) ++length;
  std::u32string_view rest = text.substr(length);
  Amount amount;
  amount.in_words = true;
  std::optional<Decimal> value = han_number(text.substr(0, length));
  const bool formal = std::any_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(length),
                                  is_formal_numeral);
  if (value && take_yuan(rest)) {
    if (!finish_yuan(rest, *value)) return refused(NumberFault::Unit);
    amount.in_yuan = true;
  } else if (length == 1 && !rest.empty()) {
    std::u32string_view change = text;  // 玖角
    value = take_small_change(change);
    if (!value || !change.empty()) return refused(NumberFault::Unreadable);
    amount.in_yuan = true;
  } else if (!value || !rest.empty()) {
    return refused(NumberFault::Unreadable);
  } else if (text.find_first_of(U"万亿萬億") != npos) {
    amount.in_yuan = true;
  } else if (!formal) {
    return refused(NumberFault::Unreadable);  // a lone 三 may be the number of a row
  }
  amount.value = value;
  if (!amount.in_yuan) amount.bare = value;
  return amount;
}

Amount read_simple(std::u32string_view text) {
  if (text.empty()) return refused(NumberFault::Unreadable);
  if (is_number_part(text.front())) return DigitsReader(text).read();
  if (is_han_numeral(text.front())) return read_words(text);
  const bool two = std::any_of(text.begin(), text.end(), is_odd_digit);
  return refused(two ? NumberFault::Mark : NumberFault::Unreadable);
}

/// 叁万元整（￥30,000.00）: the same amount twice, once in words.
std::optional<Amount> read_twice(std::u32string_view text) {
  const size_t open = text.find(U'(');
  if (open == npos || open == 0 || text.back() != U')') return std::nullopt;
  const Amount before = read_simple(text.substr(0, open));
  std::u32string_view inner = text.substr(open + 1, text.size() - open - 2);
  bool currency = take_start(inner, U"¥");
  const Amount after = read_simple(inner);
  if (!before.value || !after.value || before.in_words == after.in_words) return std::nullopt;
  const bool yuan = before.in_yuan && (after.in_yuan || currency);
  if (!yuan || !(*before.value == *after.value)) return refused(NumberFault::TwoNumbers);
  return before.in_words ? after.in_yuan || currency ? before : after : before;
}

Amount read_amount(std::string_view text) {
  const std::u32string printed = closed_up(printed_text(text));
  if (prints_nothing(printed)) return refused(NumberFault::Nothing);
  std::u32string_view rest = printed;
  const StrippedMarks marks = strip_marks(rest);
  bool currency = false;
  const Signs signs = take_signs(rest, currency);
  if (signs.fault != NumberFault::None) return refused(signs.fault);
  const std::optional<Amount> twice = read_twice(rest);
  Amount amount = twice ? *twice : read_simple(rest);
  if (!amount.value) return amount;
  const Decimal ten = *Decimal::parse("10");
  if (marks.raised && *amount.value == ten) return refused(NumberFault::Mark);
  if (signs.negative) {
    amount.value = -*amount.value;
    if (amount.bare) amount.bare = -*amount.bare;
  }
  if (currency && !amount.in_yuan) amount.unit = U"¥";
  return amount;
}

}  // namespace

Money parse_money(std::string_view text, std::string_view unit) {
  Money money;
  money.text = std::string(text);
  const Amount amount = read_amount(text);
  money.fault = amount.fault;
  if (!amount.value) return money;
  if (amount.in_yuan) {
    money.own_unit = true;
    money.yuan = amount.value->to_string();
    const std::string own = encode_utf8(amount.unit);
    const bool named = amount.bare && money_power(own);
    money.amount = named ? amount.bare : amount.value;
    money.unit = named ? own : "元";
    return money;
  }
  money.amount = amount.value;
  money.unit = std::string(unit);
  std::optional<int> power = money_power(unit);
  if (!power && amount.unit == U"¥" && unit.empty()) {
    power = 0;  // ￥73 where no unit is printed
    money.unit = "元";
    money.own_unit = true;
  }
  if (power) money.yuan = amount.value->shifted(*power).to_string();
  return money;
}

std::optional<Decimal> amount_in(const Money& money, std::string_view unit) {
  if (!money.amount || money.unit == unit) return money.amount;
  const std::optional<int> power = money_power(unit);
  if (!power || !money.yuan) return std::nullopt;
  return Decimal::parse(*money.yuan)->shifted(-*power);
}

}  // namespace gewu
