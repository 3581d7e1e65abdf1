#include "numbers/target_value.h"

#include <algorithm>

#include "base/sign_classes.h"
#include "base/text.h"
#include "numbers/comparator.h"
#include "numbers/printed.h"
#include "numbers/printed_number.h"
#include "numbers/value_date.h"
#include "numbers/value_unit.h"

namespace gewu {

namespace {

constexpr size_t npos = std::u32string_view::npos;
constexpr std::u32string_view kRangeMarks = U"-~–—〜∼至到";
constexpr char32_t kReplacement = 0xFFFD;

// Signs that OCR makes of ≥ and ≤, or that stand where one should.
constexpr std::u32string_view kOddSigns = U"≪≫《》〈〉«»‹›?¿~∑Σ∠≌≯≮";
constexpr std::u32string_view kOddHan = U"之乏乙己巳一二三乡";

bool holds_any_digit(std::u32string_view text) {
  return holds_digit(text) || std::any_of(text.begin(), text.end(), is_odd_digit);
}

bool is_word_char(char32_t c) {
  return is_han(c) || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

bool is_odd_sign(char32_t c) { return kOddSigns.find(c) != npos; }

bool starts_number(std::u32string_view text) {
  if (!text.empty() && text[0] == U'-') text.remove_prefix(1);
  return !text.empty() && is_number_part(text[0]);
}

bool is_doubtful(std::u32string_view all) {
  if (all.empty()) return false;
  const bool digit_follows = all.size() > 1 && is_digit(all[1]);
  if (is_odd_sign(all[0])) {
    const bool title = all.find(U'》') != npos;
    return !title && (digit_follows || (all.size() > 2 && is_digit(all[2])));
  }
  if (digit_follows && kOddHan.find(all[0]) != npos) return true;
  if (is_comparator(all.back())) return true;
  if (!is_comparator(all[0])) return false;
  const ComparatorSign* sign = comparator_before(all);
  const std::u32string_view rest = all.substr(sign ? sign->text.size() : 1);
  if (!rest.empty() && is_comparator(rest[0])) return true;
  // "=优良" is printed on purpose; "≥" needs a number.
  return !starts_number(rest) && !holds_any_digit(rest) && (rest.empty() || all[0] != U'=');
}

/// Reads what stands behind (or without) a comparator at the front.
class QuantityReader {
 public:
  QuantityReader(TargetValue& value, std::u32string_view rest, bool raised_mark)
      : value_(value), rest_(rest), raised_mark_(raised_mark) {}

  void set_comparator(std::string_view meaning, bool loose) {
    if (meaning == "~") {
      value_.approximate = true;
    } else {
      value_.comparator = std::string(meaning);
    }
    loose_ = loose;
    compared_ = true;
  }

  void read() {
    value_.fault = read_parts();
    if (value_.fault == NumberFault::None) return;
    value_.number.reset();
    value_.upper.reset();
    value_.unit.reset();
    value_.approximate = false;
    value_.comparator.reset();
  }

 private:
  NumberFault read_parts() {
    const PrintedNumber number = take_signed();
    if (!number.value) return number.fault;
    if (const NumberFault fault = check_marks(*number.value); fault != NumberFault::None) {
      return fault;
    }
    value_.number = number.value->to_string();
    const std::u32string_view behind = rest_;
    if (const NumberFault fault = read_upper(*number.value); fault != NumberFault::None) {
      return fault;
    }
    if (!value_.upper) rest_ = behind;
    if (!take_suffix()) return NumberFault::Sign;
    return read_unit();
  }

  PrintedNumber take_signed() {
    const bool negative = !rest_.empty() && rest_[0] == U'-';
    if (negative) rest_.remove_prefix(1);
    PrintedNumber number = take_number(rest_);
    if (number.value && negative) number.value = -*number.value;
    return number;
  }

  /// Between number and unit ① is a mark and ² a power; 10² may be one anywhere.
  NumberFault check_marks(const Decimal& number) {
    while (!rest_.empty() && is_enclosed_digit(rest_.front())) rest_.remove_prefix(1);
    if (!rest_.empty() && is_odd_digit(rest_.front())) return NumberFault::Mark;
    const bool power = raised_mark_ && rest_.empty() && number == *Decimal::parse("10");
    return power ? NumberFault::Mark : NumberFault::None;
  }

  /// The second number of a range, if one follows.
  NumberFault read_upper(const Decimal& lower) {
    const size_t mark = rest_.find_first_of(kRangeMarks);
    if (mark == npos) return NumberFault::None;
    const std::u32string_view between = rest_.substr(0, mark);
    if (!between.empty() && !target_unit(between)) return NumberFault::None;
    std::u32string_view after = rest_.substr(mark + 1);
    if (after.empty() || !is_digit(after[0])) return NumberFault::None;
    const PrintedNumber upper = take_number(after);
    if (!upper.value) return upper.fault;
    if (!(lower < *upper.value)) return NumberFault::TwoNumbers;
    if (compared_ && !loose_) return NumberFault::Sign;
    if (after.empty()) after = between;
    if (!between.empty() && after != between) return NumberFault::TwoNumbers;
    value_.upper = upper.value->to_string();
    value_.comparator = "range";
    rest_ = after;
    return NumberFault::None;
  }

  /// False if what stands behind contradicts what stands before.
  bool take_suffix() {
    const ComparatorSign* sign = comparator_behind(rest_);
    if (!sign) return true;
    const bool same = value_.comparator == std::string(sign->meaning);
    const bool stricter =
        value_.comparator && value_.comparator->substr(0, 1) == sign->meaning.substr(0, 1);
    if (value_.upper || (compared_ && !loose_ && !same && !stricter)) return false;
    rest_.remove_suffix(sign->text.size());
    if (stricter) return true;
    value_.comparator.reset();
    if (sign->meaning == "~") {
      value_.approximate = true;
    } else {
      value_.comparator = std::string(sign->meaning);
    }
    return true;
  }

  NumberFault read_unit() {
    if (rest_.empty()) return NumberFault::None;
    value_.unit = target_unit(rest_);
    if (value_.unit) return NumberFault::None;
    if (holds_any_digit(rest_)) return NumberFault::TwoNumbers;
    const bool words = std::all_of(rest_.begin(), rest_.end(), [](char32_t c) {
      return is_han(c) || c == U'%' || c == U'(' || c == U')' || c == U',' || c == U'、';
    });
    return words ? NumberFault::Prose : NumberFault::Unit;
  }

  TargetValue& value_;
  std::u32string_view rest_;
  bool raised_mark_;
  bool compared_ = false;
  bool loose_ = false;  ///< 控制在: what stands behind may say otherwise
};

/// The text has no number where one is due: words, or a quantity of a kind that is not known.
NumberFault fault_without_number(std::u32string_view text, bool signed_value) {
  if (!holds_any_digit(text)) {
    return text.find(kReplacement) == npos ? NumberFault::Words : NumberFault::Unreadable;
  }
  if (!signed_value && is_word_char(text[0])) return NumberFault::Prose;
  return is_odd_digit(text[0]) ? NumberFault::Mark : NumberFault::Unreadable;
}

/// Drops signs that are in doubt, so that the number behind them can be seen.
void drop_doubtful_signs(std::u32string_view& text) {
  if (is_odd_sign(text[0]) || kOddHan.find(text[0]) != npos) text.remove_prefix(1);
  while (!text.empty() && is_comparator(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_comparator(text.back())) text.remove_suffix(1);
}

void read_value(TargetValue& value, std::u32string_view text) {
  const StrippedMarks marks = strip_marks(text);
  if (prints_nothing(text) || is_value_date(text, true)) {
    value.fault = text.empty() ? NumberFault::Nothing : NumberFault::Words;
    return;
  }
  std::u32string_view rest = text;
  const bool doubtful = is_doubtful(text);
  const ComparatorSign* sign = doubtful ? nullptr : comparator_before(rest);
  if (doubtful) drop_doubtful_signs(rest);
  if (sign) rest.remove_prefix(sign->text.size());
  const bool signed_value = sign && is_comparator(text[0]);
  if (sign && is_value_date(rest, false)) {
    value.comparator = std::string(sign->meaning);
    value.fault = NumberFault::Words;
  } else if (starts_number(rest)) {
    QuantityReader reader(value, rest, marks.raised);
    if (sign) reader.set_comparator(sign->meaning, sign->text == U"控制在");
    reader.read();
  } else {
    value.fault = fault_without_number(rest.empty() ? text : rest, signed_value);
    if (signed_value) value.comparator = std::string(sign->meaning);
  }
}

}  // namespace

TargetValue parse_target_value(std::string_view text) {
  TargetValue value;
  value.text = std::string(text);
  read_value(value, closed_up(printed_text(text)));
  return value;
}

bool comparator_is_doubtful(std::string_view text) {
  return is_doubtful(closed_up(printed_text(text)));
}

}  // namespace gewu
