#include "numbers/value_date.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"

namespace gewu {

namespace {

constexpr size_t kYearDigits = 4;

bool starts_with(std::u32string_view text, std::u32string_view start) {
  return text.substr(0, start.size()) == start;
}

/// A year of a plan: 4 digits that begin with 19 or 20.
bool is_year(std::u32string_view digits) {
  return digits.size() == kYearDigits && (starts_with(digits, U"19") || starts_with(digits, U"20"));
}

/// Each run of digits as one letter: Y a year, m what can be a month, n another number.
std::u32string digit_shape(std::u32string_view text) {
  std::u32string shape;
  for (size_t i = 0; i < text.size();) {
    const size_t start = i;
    while (i < text.size() && is_digit(text[i])) ++i;
    const std::u32string_view run = text.substr(start, i - start);
    if (run.empty()) {
      shape += text[i++];
    } else if (is_year(run)) {
      shape += U'Y';
    } else {
      const bool month = run.size() <= 2 && run != U"0" && run != U"00" && run <= U"12";
      shape += month || run.size() == 1 ? U'm' : U'n';
    }
  }
  return shape;
}

}  // namespace

bool is_value_date(std::u32string_view text, bool bare) {
  const std::u32string shape = digit_shape(text);
  constexpr std::array<std::u32string_view, 15> kStarts{
      U"Y年",   U"Y-m-",  U"Y.m.",  U"Y/m/",   U"m月m日",  U"m月n日", U"m月底", U"m月前",
      U"m月末", U"m月份", U"Y-Y年", U"Y至Y年", U"m月-m月", U"m-m月",  U"m至m月"};
  constexpr std::array<std::u32string_view, 9> kWhole{
      U"Y.m", U"Y/m", U"Y-m", U"Y-Y", U"Y至Y", U"m月", U"m季度", U"m季度前", U"m季度底"};
  const bool whole = std::find(kWhole.begin(), kWhole.end(), shape) != kWhole.end();
  return (bare && whole) || std::any_of(kStarts.begin(), kStarts.end(), [&](std::u32string_view s) {
           return starts_with(shape, s);
         });
}

}  // namespace gewu
