#include "ocr/line_rules/split_comparator.h"

#include <algorithm>
#include <string>

#include "base/text.h"

namespace gewu {

namespace {

// Of one character, as the network believes. Only a minus and a point can stand between a wedge and
// a digit by right.
constexpr float kSure = 0.9F;
constexpr std::ptrdiff_t kMostSigns = 2;

bool is_bar_like(char32_t c) {
  static const std::u32string kBars = U"-—~≈÷:=一二.·…±";
  return kBars.find(c) != std::u32string::npos;
}

}  // namespace

bool mend_split_comparator(bool peppered, LineReading* reading) {
  std::vector<ReadChar>& chars = reading->chars;
  if (chars.size() < 3 || (chars[0].code != U'>' && chars[0].code != U'<')) return false;
  const auto first = chars.begin() + 1;
  const auto end =
      std::find_if_not(first, chars.end(), [](const ReadChar& c) { return is_bar_like(c.code); });
  const auto count = end - first;
  if (count == 0 || count > kMostSigns || end == chars.end()) return false;
  if (!is_digit_of_any_width(end->code)) return false;
  const bool equals = std::any_of(first, end, [](const ReadChar& c) { return c.code == U'='; });
  if (count == 1 && equals) return false;
  const bool sure = !equals && !peppered && std::any_of(first, end, [](const ReadChar& c) {
    return (c.code == U'-' || c.code == U'.') && c.probability >= kSure;
  });
  if (sure) return false;
  first->runner_up = first->code;
  first->runner_up_probability = first->probability;
  first->code = U'=';
  first->x1 = std::prev(end)->x1;
  first->centre = (first->x0 + first->x1) / 2;
  chars.erase(first + 1, end);
  return true;
}

}  // namespace gewu
