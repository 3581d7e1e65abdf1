#include "ocr/cell_rules/cell_doubt.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/sign_classes.h"
#include "base/text.h"

namespace gewu {

namespace {

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

}  // namespace

bool lacks_half_of_bracket(std::u32string_view text) {
  return std::any_of(kBrackets.begin(), kBrackets.end(),
                     [&](const Bracket& bracket) { return !brackets_match(text, bracket); });
}

bool has_odd_comma(std::u32string_view text) {
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    if (text[i] != U',' || !is_digit_of_any_width(text[i - 1])) continue;
    std::size_t end = i + 1;
    while (end < text.size() && is_digit_of_any_width(text[end])) ++end;
    if (end > i + 1 && end - i - 1 != kThousands) return true;
  }
  return false;
}

bool has_odd_point(std::u32string_view text) {
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    const bool may_not = is_colon(text[i - 1]) || is_comparator(text[i - 1]);
    if (text[i] == U'.' && may_not && is_digit_of_any_width(text[i + 1])) return true;
  }
  return false;
}

bool holds_rare_sign(std::u32string_view text) { return text.find_first_of(U"≠÷") != text.npos; }

bool is_equals_alone(std::u32string_view text) {
  return text.size() == 1 && is_one_of(text.front(), U"=＝≡");
}

bool is_rings_alone(std::u32string_view text) {
  return text.size() > 1 && std::all_of(text.begin(), text.end(),
                                        [](char32_t c) { return is_one_of(c, U"OoＯｏ○〇"); });
}

bool lacks_its_numeral(std::u32string_view text) {
  const auto mark = std::find(text.begin(), text.end(), U'、');
  const bool dirt = std::all_of(text.begin(), mark, [](char32_t c) {
    return is_one_of(c, U".,·…-—_~'\"‘’“”`|/\\*^《》〈〉<>≥≤=+:;：；。，");
  });
  if (mark != text.end() && dirt) return true;  // or nothing stands before it
  // 一般 and its rare like: 百般, 这般, 十八般.
  for (size_t at = text.find(U'般'); at != std::u32string_view::npos;
       at = text.find(U'般', at + 1)) {
    if (at == 0 || !is_one_of(text[at - 1], U"一百千万这那全多诸几十八")) return true;
  }
  return false;
}

bool is_lone_character(std::u32string_view text) {
  return text.size() == 1 && !is_digit_of_any_width(text.front());
}

bool lacks_its_number(std::u32string_view text) {
  const auto number = std::find_if_not(text.begin(), text.end(), is_comparator);
  if (number == text.begin()) return false;
  return number == text.end() || !is_digit_of_any_width(*number);
}

bool holds_invented_sign(std::u32string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_one_of(text[i], U"≥≤※≈≠±§¤∮∈∞√≡")) continue;
    const bool before = i > 0 && is_letter(text[i - 1]);
    const bool after = i + 1 < text.size() && is_letter(text[i + 1]);
    if (before || after) return true;
  }
  return false;
}

}  // namespace gewu
