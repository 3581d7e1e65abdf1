#include "ocr/cell_rules/cell_doubt.h"

#include <array>
#include <cstddef>

#include "base/text.h"

namespace gewu {

namespace {

// Well below what goes without review; nearer is not known.
constexpr double kDoubtful = 0.8;

struct Bracket {
  std::u32string_view open;
  std::u32string_view close;
};
// Not 《》: writers nest those and lose count.
constexpr std::array<Bracket, 3> kBrackets{
    {{U"(（", U")）"}, {U"〔[［", U"〕]］"}, {U"【", U"】"}}};

bool is_number(char32_t c) {
  constexpr std::u32string_view kHanNumbers = U"一二三四五六七八九十";
  return is_digit_of_any_width(c) || kHanNumbers.find(c) != std::u32string_view::npos;
}

// 1) and 一) number the points of a list: no bracket was opened.
bool numbers_a_point(std::u32string_view text, std::size_t bracket) {
  std::size_t start = bracket;
  while (start > 0 && is_number(text[start - 1])) --start;
  return start < bracket && (start == 0 || !is_han(text[start - 1]));
}

bool brackets_match(std::u32string_view text, const Bracket& bracket) {
  int open = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (bracket.open.find(text[i]) != std::u32string_view::npos) ++open;
    if (bracket.close.find(text[i]) == std::u32string_view::npos) continue;
    if (open == 0 && numbers_a_point(text, i)) continue;
    if (--open < 0) return false;
  }
  return open == 0;
}

// A comma between digits parts thousands.
bool has_odd_comma(std::u32string_view text) {
  constexpr std::size_t kThousands = 3;
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    if (text[i] != U',' || !is_digit_of_any_width(text[i - 1])) continue;
    std::size_t end = i + 1;
    while (end < text.size() && is_digit_of_any_width(text[end])) ++end;
    if (end > i + 1 && end - i - 1 != kThousands) return true;
  }
  return false;
}

// A point between a colon or comparator and a digit: dirt, or the rest of a number.
bool has_odd_point(std::u32string_view text) {
  constexpr std::u32string_view kBefore = U":：≥≤<>=＝＜＞";
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    if (text[i] == U'.' && kBefore.find(text[i - 1]) != text.npos &&
        is_digit_of_any_width(text[i + 1])) {
      return true;
    }
  }
  return false;
}

bool lacks_its_number(std::u32string_view text) {
  constexpr std::u32string_view kComparators = U"≥≤<>=＝＜＞";
  const std::size_t next = text.find_first_not_of(kComparators);
  return next != 0 && (next == std::u32string_view::npos || !is_digit_of_any_width(text[next]));
}

}  // namespace

double most_confidence(std::u32string_view text, bool by_tesseract) {
  if (text.empty()) return 1;
  for (const Bracket& bracket : kBrackets) {
    if (!brackets_match(text, bracket)) return kDoubtful;
  }
  if (has_odd_comma(text) || has_odd_point(text) || text.find_first_of(U"≠÷") != text.npos)
    return kDoubtful;
  if (!by_tesseract) return 1;
  const bool lone = text.size() == 1 && !is_digit_of_any_width(text.front());
  return lone || lacks_its_number(text) ? kDoubtful : 1;
}

}  // namespace gewu
