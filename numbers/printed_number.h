// One number as printed: digits, thousands separators, a point.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/decimal.h"
#include "numbers/fault.h"

namespace gewu {

/// Exactly one of the two is set.
struct PrintedNumber {
  std::optional<Decimal> value;
  NumberFault fault = NumberFault::None;
};

/// Takes the longest run of digits, points and separators (and what blanks stand between such) off
/// the front of a text of printed_text. Separators are ASCII or Chinese commas, three digits
/// apart; a blank makes two numbers of one. A line break inside is mended only where neither part
/// is a number alone and the whole is one.
PrintedNumber take_number(std::u32string_view& text);

/// A cell that holds nothing but a number, perhaps with a sign, brackets (negative) or footnote
/// marks. A unit is refused; see parse_money and parse_target_value.
PrintedNumber read_number(std::string_view text);

/// The same where only the value matters.
inline std::optional<Decimal> number_in(std::string_view text) { return read_number(text).value; }

/// A stroke or a word that is printed for "nothing": -, —, /, 无.
bool prints_nothing(std::u32string_view printed);

/// Signs around a number: △73, (73), -73.
struct Signs {
  bool negative = false;
  NumberFault fault = NumberFault::None;
};

/// Takes signs and brackets off both ends; currency signs (￥, 人民币) too.
Signs take_signs(std::u32string_view& text, bool& currency);

}  // namespace gewu
