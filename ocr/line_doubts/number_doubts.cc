#include "ocr/line_doubts/number_doubts.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/median.h"
#include "base/sign_classes.h"
#include "base/text.h"

namespace gewu {
namespace {

// Digits are half an em wide, a point a quarter: around one, two digits are half as far apart again
// as others. What is farther apart has a blank between.
constexpr float kLeastRoom = 1.3F;
constexpr float kMostRoom = 2.1F;
constexpr std::size_t kLeastDigits = 4;
// A hyphen is half an em wide, and a dash more: what two characters without one leave between them
// is less than this (em). Digits are half an em wide. By the height of its image a line of digits
// is this much of an em, one with Han that much.
constexpr double kRoomForDash = 0.42;
constexpr double kDigitWidth = 0.5;
constexpr double kHeightOfDigits = 0.82;
constexpr double kHeightOfHan = 1.05;
constexpr std::size_t kEnoughPitches = 3;
// A point of which the reader is this sure, and beside which it saw a comma no likelier than that.
constexpr float kSurePoint = 0.999F;
constexpr float kSeenComma = 5e-4F;

bool is_separator(char32_t c) { return c == U'.' || is_comma(c); }

struct Span {
  std::size_t first = 0;
  std::size_t last = 0;  // one behind
  std::size_t size() const { return last - first; }
};

template <typename Text, typename Code, typename Is>
std::vector<Span> spans_of(const Text& text, Code code_of, Is is) {
  std::vector<Span> spans;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is(code_of(text[i]))) continue;
    if (spans.empty() || spans.back().last != i) spans.push_back({i, i});
    spans.back().last = i + 1;
  }
  return spans;
}

char32_t code_of_char(const ReadChar& c) { return c.code; }

bool room_in(const std::vector<ReadChar>& chars, const Span& digits) {
  if (digits.size() < kLeastDigits) return false;
  std::vector<float> pitches;
  for (std::size_t i = digits.first + 1; i < digits.last; ++i) {
    pitches.push_back(chars[i].centre - chars[i - 1].centre);
  }
  const float usual = median(std::vector<float>(pitches));
  return usual > 0 && std::any_of(pitches.begin(), pitches.end(), [usual](float pitch) {
           return pitch >= kLeastRoom * usual && pitch <= kMostRoom * usual;
         });
}

// From the digits' own places if there are enough of them.
double em_of(const LineReading& reading, int height) {
  std::vector<float> pitches;
  bool han = false;
  for (std::size_t i = 0; i < reading.chars.size(); ++i) {
    const ReadChar& c = reading.chars[i];
    han = han || is_han(c.code);
    if (i == 0 || !is_digit_of_any_width(c.code)) continue;
    const ReadChar& before = reading.chars[i - 1];
    if (is_digit_of_any_width(before.code)) pitches.push_back(c.centre - before.centre);
  }
  if (pitches.size() >= kEnoughPitches) return median(pitches) / kDigitWidth;
  return height / (han ? kHeightOfHan : kHeightOfDigits);
}

// What a range or a date may end with, before its dash; its width, em; 0 if it is none.
double width_before_dash(char32_t c) {
  static const std::u32string kUnits = U"%年月日时分";
  if (is_digit_of_any_width(c)) return kDigitWidth;
  return kUnits.find(c) != std::u32string::npos ? 1 : 0;
}

std::u32string numbers_of(const LineReading& reading, bool separators) {
  std::u32string codes;
  for (const ReadChar& c : reading.chars) {
    if (is_digit_of_any_width(c.code)) codes += c.code;
    if (separators && is_separator(c.code)) codes += is_comma(c.code) ? U',' : U'.';
  }
  return codes;
}

bool may_be_comma(const ReadChar& point) {
  if (point.probability < kSurePoint) return true;
  if (is_comma(point.runner_up) && point.runner_up_probability >= kSeenComma) return true;
  return std::any_of(point.others.begin(), point.others.end(), [](const CodeProbability& other) {
    return is_comma(other.code) && other.probability >= kSeenComma;
  });
}

// The digits between the separators of a number, from left to right.
std::vector<std::size_t> groups_of(std::u32string_view number) {
  std::vector<std::size_t> groups{0};
  for (char32_t c : number) {
    if (is_separator(c)) {
      groups.push_back(0);
    } else {
      ++groups.back();
    }
  }
  return groups;
}

bool is_of_number(char32_t c) { return is_digit_of_any_width(c) || is_separator(c); }

bool points_part_thousands(std::u32string_view number) {
  const std::vector<std::size_t> groups = groups_of(number);
  if (groups.size() < 3 || groups.front() == 0 || groups.front() > kThousands) return false;
  const bool thousands = std::all_of(groups.begin() + 1, groups.end() - 1,
                                     [](std::size_t digits) { return digits == kThousands; });
  return thousands && groups.back() > 0 && number.find(U'.') < number.find_last_of(U'.');
}

}  // namespace

bool has_room_for_point(const LineReading& reading) {
  const std::vector<Span> runs = spans_of(reading.chars, code_of_char, is_digit_of_any_width);
  return std::any_of(runs.begin(), runs.end(),
                     [&](const Span& run) { return room_in(reading.chars, run); });
}

bool has_room_for_dash(const LineReading& reading, int height) {
  const double em = em_of(reading, height);
  for (std::size_t i = 1; i < reading.chars.size(); ++i) {
    const ReadChar& before = reading.chars[i - 1];
    const double width = width_before_dash(before.code);
    if (width == 0 || !is_digit_of_any_width(reading.chars[i].code)) continue;
    const double room = reading.chars[i].centre - before.centre - em * (width + kDigitWidth) / 2;
    if (room >= kRoomForDash * em) return true;
  }
  return false;
}

bool differ_in_points(const LineReading& a, const LineReading& b) {
  const std::u32string digits = numbers_of(a, false);
  return digits.size() > 1 && digits == numbers_of(b, false) &&
         numbers_of(a, true) != numbers_of(b, true);
}

bool may_part_thousands(const LineReading& reading) {
  const std::vector<ReadChar>& chars = reading.chars;
  const std::vector<Span> numbers = spans_of(chars, code_of_char, is_of_number);
  return std::any_of(numbers.begin(), numbers.end(), [&](const Span& number) {
    if (number.size() < kThousands + 2 || number.size() > 2 * kThousands + 1) return false;
    const std::size_t point = number.last - kThousands - 1;
    const bool one = std::count_if(chars.begin() + static_cast<std::ptrdiff_t>(number.first),
                                   chars.begin() + static_cast<std::ptrdiff_t>(number.last),
                                   [](const ReadChar& c) { return is_separator(c.code); }) == 1;
    return one && chars[point].code == U'.' && chars[number.first].code != U'0' &&
           may_be_comma(chars[point]);
  });
}

bool has_points_for_commas(std::u32string_view text) {
  const std::vector<Span> numbers = spans_of(
      text, [](char32_t c) { return c; }, is_of_number);
  return std::any_of(numbers.begin(), numbers.end(), [&](const Span& number) {
    return points_part_thousands(text.substr(number.first, number.size()));
  });
}

}  // namespace gewu
