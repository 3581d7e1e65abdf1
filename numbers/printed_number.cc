#include "numbers/printed_number.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "numbers/printed.h"

namespace gewu {

namespace {

// Bounds of what is taken for a number. Together with the largest shift (万亿元) and sums of a
// million terms they stay below 10^38, which Decimal holds.
constexpr size_t kMaxWholeDigits = 18;
constexpr size_t kMaxFractionDigits = 12;
constexpr size_t kGroup = 3;  // digits between thousands separators

bool all_digits(std::u32string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

/// The digits before the point without separators; empty if one is in the wrong place.
std::u32string whole_digits(std::u32string_view whole) {
  std::u32string digits;
  size_t start = 0;
  while (true) {
    const size_t comma = std::min(whole.find(U',', start), whole.size());
    const std::u32string_view group = whole.substr(start, comma - start);
    const bool only = start == 0 && comma == whole.size();
    const bool fits = start == 0 ? group.size() <= kGroup : group.size() == kGroup;
    if (!all_digits(group) || !(only || fits)) return {};
    if (start == 0 && !only && group.front() == U'0') return {};
    digits += group;
    if (comma == whole.size()) return digits;
    start = comma + 1;
  }
}

PrintedNumber refused(NumberFault fault) { return {std::nullopt, fault}; }

/// A run without blanks.
PrintedNumber judge(std::u32string_view run) {
  const size_t point = run.find(U'.');
  const std::u32string whole = whole_digits(run.substr(0, point));
  if (whole.empty()) return refused(NumberFault::Grouping);
  std::u32string_view fraction;
  if (point != std::u32string_view::npos) {
    fraction = run.substr(point + 1);
    if (!all_digits(fraction)) return refused(NumberFault::Grouping);
  }
  if (whole.size() > kMaxWholeDigits || fraction.size() > kMaxFractionDigits) {
    return refused(NumberFault::TooLong);
  }
  std::u32string plain = whole;
  if (!fraction.empty()) (plain += U'.') += fraction;
  return {Decimal::parse(encode_utf8(plain)), NumberFault::None};
}

/// A number that a narrow column broke: 12,345,6 | 78.90. Two whole numbers stay two.
PrintedNumber judge_broken(std::u32string_view run, size_t at) {
  const std::u32string_view above = run.substr(0, at);
  const std::u32string_view below = run.substr(at + 1);
  const bool comma = above.back() == U',' || below.front() == U',';
  if (comma || below.find_first_of(U" \n") != std::u32string_view::npos) {
    return refused(NumberFault::TwoNumbers);
  }
  if (judge(above).value && judge(below).value) return refused(NumberFault::TwoNumbers);
  const PrintedNumber whole = judge(std::u32string(above) + std::u32string(below));
  return whole.value ? whole : refused(NumberFault::TwoNumbers);
}

bool starts_with(std::u32string_view text, std::u32string_view start) {
  return text.substr(0, start.size()) == start;
}

bool take_start(std::u32string_view& text, std::u32string_view start) {
  if (!starts_with(text, start)) return false;
  text.remove_prefix(start.size());
  while (!text.empty() && (text.front() == U' ' || text.front() == U'\n')) text.remove_prefix(1);
  return true;
}

/// Takes brackets around the whole off.
bool take_brackets(std::u32string_view& text) {
  if (text.size() < 3 || text.front() != U'(' || text.back() != U')') return false;
  if (text.find(U'(', 1) != std::u32string_view::npos) return false;
  text = text.substr(1, text.size() - 2);
  while (!text.empty() && text.front() == U' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == U' ') text.remove_suffix(1);
  return true;
}

bool take_currency(std::u32string_view& text) {
  return take_start(text, U"¥") || take_start(text, U"人民币") || take_start(text, U"RMB");
}

int take_minus(std::u32string_view& text) {
  for (const std::u32string_view sign : {U"-", U"△", U"▲", U"负"}) {
    if (take_start(text, sign)) return -1;
  }
  return take_start(text, U"+") ? 1 : 0;
}

}  // namespace

PrintedNumber take_number(std::u32string_view& text) {
  size_t length = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (is_number_part(text[i])) {
      length = i + 1;
    } else if (text[i] != U' ' && text[i] != U'\n') {
      break;
    }
  }
  const std::u32string_view run = text.substr(0, length);
  text.remove_prefix(length);
  if (run.empty()) return refused(NumberFault::Unreadable);
  const size_t blank = run.find_first_of(U" \n");
  if (blank == std::u32string_view::npos) return judge(run);
  if (run[blank] == U'\n') return judge_broken(run, blank);
  return refused(NumberFault::TwoNumbers);
}

bool prints_nothing(std::u32string_view printed) {
  constexpr std::array<std::u32string_view, 8> kStrokes{U"",   U"-", U"--", U"—",
                                                        U"——", U"/", U"\\", U"无"};
  return std::find(kStrokes.begin(), kStrokes.end(), printed) != kStrokes.end();
}

Signs take_signs(std::u32string_view& text, bool& currency) {
  const bool brackets = take_brackets(text);
  currency = take_currency(text);
  const int sign = take_minus(text);
  if (!currency) currency = take_currency(text);
  if (sign != 0 && brackets) return {false, NumberFault::Sign};
  return {brackets || sign < 0, NumberFault::None};
}

PrintedNumber read_number(std::string_view text) {
  const std::u32string printed = printed_text(text);
  if (prints_nothing(printed)) return refused(NumberFault::Nothing);
  std::u32string_view rest = printed;
  const StrippedMarks marks = strip_marks(rest);
  bool currency = false;
  const Signs signs = take_signs(rest, currency);
  if (signs.fault != NumberFault::None) return refused(signs.fault);
  PrintedNumber number = take_number(rest);
  if (!number.value) return number;
  if (!rest.empty()) return refused(NumberFault::Unreadable);
  if (marks.raised && *number.value == *Decimal::parse("10")) return refused(NumberFault::Mark);
  if (signs.negative) number.value = -*number.value;
  return number;
}

const char* explain(NumberFault fault) {
  switch (fault) {
    case NumberFault::TwoNumbers:
      return "holds two numbers";
    case NumberFault::Grouping:
      return "has points or separators where none belong";
    case NumberFault::Mark:
      return "has a mark that may be a digit or a power";
    case NumberFault::Sign:
      return "has signs that contradict each other";
    case NumberFault::Unit:
      return "goes on with what is no unit";
    case NumberFault::TooLong:
      return "has more digits than an amount";
    case NumberFault::Prose:
      return "holds a number inside words";
    case NumberFault::None:
    case NumberFault::Nothing:
    case NumberFault::Words:
    case NumberFault::Unreadable:
      break;
  }
  return "is no number";
}

}  // namespace gewu
