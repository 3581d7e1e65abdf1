#include "ocr/outside/value_lines.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "base/sign_classes.h"

namespace gewu {
namespace {

constexpr std::size_t kLongestUnit = 4;  // characters
constexpr std::u32string_view kSigns = U"-−－+＋±";

// What a line is made of: an optional comparator, a number, an optional unit.
struct ValueLine {
  bool compared = false;
  std::u32string unit;
};

// Behind a number of at least one digit whose separators stand between digits; 0: none.
std::size_t number_end(const std::u32string& text, std::size_t at) {
  const std::size_t first = at;
  while (at < text.size() && is_digit_of_any_width(text[at])) ++at;
  if (at == first) return 0;
  while (at + 1 < text.size() && (text[at] == U',' || text[at] == U'.' || text[at] == U'，') &&
         is_digit_of_any_width(text[at + 1])) {
    ++at;
    while (at < text.size() && is_digit_of_any_width(text[at])) ++at;
  }
  return at;
}

std::optional<ValueLine> parse(const std::string& line) {
  std::u32string text = decode_utf8(line);
  std::erase_if(text, is_blank);
  ValueLine value;
  std::size_t at = 0;
  while (at < text.size() && is_comparator(text[at])) ++at;
  value.compared = at > 0;
  if (at < text.size() && kSigns.find(text[at]) != std::u32string_view::npos) ++at;
  const std::size_t end = number_end(text, at);
  if (end == 0 || text.size() - end > kLongestUnit) return std::nullopt;
  value.unit = text.substr(end);
  const bool marks = std::any_of(value.unit.begin(), value.unit.end(), [](char32_t c) {
    return c != U'%' && c != U'％' && c != U'‰' && !is_han(c);
  });
  if (marks) return std::nullopt;
  return value;
}

}  // namespace

bool is_complete_value(const std::string& text) { return parse(text).has_value(); }

bool list_values(const std::vector<std::string>& lines) {
  std::vector<ValueLine> values;
  for (const std::string& line : lines) {
    const std::optional<ValueLine> value = parse(line);
    if (!value) return false;
    values.push_back(*value);
  }
  if (values.size() < 2) return false;
  const auto all = [&](auto is) { return std::all_of(values.begin(), values.end(), is); };
  return all([](const ValueLine& value) { return value.compared; }) ||
         all([&](const ValueLine& value) {
           return !value.compared && value.unit == values.front().unit;
         });
}

}  // namespace gewu
