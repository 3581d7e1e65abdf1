#include "numbers/printed.h"

#include <unicode/uchar.h>

#include "base/text.h"

namespace gewu {

namespace {

constexpr char32_t kFullWidthFirst = 0xFF01;
constexpr char32_t kFullWidthLast = 0xFF5E;
constexpr char32_t kFullWidthShift = 0xFF01 - U'!';
constexpr char32_t kSquareFirst = 0x3371;  // ㍱ to ㏟: units set in one square
constexpr char32_t kSquareLast = 0x33DF;

bool is_invisible(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || c == U'\r';
}

bool is_break(char32_t c) {
  return c == U'\n' || c == U'\f' || c == 0x0B || c == 0x85 || c == 0x2028 || c == 0x2029;
}

char32_t plain_form(char32_t c) {
  if (c >= kFullWidthFirst && c <= kFullWidthLast) return c - kFullWidthShift;
  constexpr std::u32string_view kForms = U"﹣﹢﹥﹤﹦﹪﹡−‐‑￥";
  constexpr std::u32string_view kPlain = U"-+><=%*---¥";
  const size_t at = kForms.find(c);
  return at == std::u32string_view::npos ? c : kPlain[at];
}

/// ㎡ as m², ㎞ as km; empty for what is no square unit.
std::u32string spelt_unit(char32_t c) {
  if (c < kSquareFirst || c > kSquareLast) return {};
  std::u32string spelt = decode_utf8(fold_text(encode_utf8(std::u32string(1, c))));
  for (char32_t& part : spelt) {
    if (part == U'2') part = U'²';
    if (part == U'3') part = U'³';
  }
  return spelt;
}

bool is_space(char32_t c) { return c == U' ' || c == U'\n'; }

}  // namespace

std::u32string printed_text(std::string_view utf8) {
  std::u32string printed;
  for (char32_t c : decode_utf8(utf8)) {
    if (is_invisible(c)) continue;
    if (is_break(c)) {
      printed += U'\n';
    } else if (is_blank(c)) {
      printed += U' ';
    } else if (const std::u32string unit = spelt_unit(c); !unit.empty()) {
      printed += unit;
    } else {
      printed += plain_form(c);
    }
  }
  while (!printed.empty() && is_space(printed.back())) printed.pop_back();
  size_t start = 0;
  while (start < printed.size() && is_space(printed[start])) ++start;
  return printed.substr(start);
}

std::u32string closed_up(std::u32string_view printed) {
  std::u32string closed;
  for (size_t i = 0; i < printed.size(); ++i) {
    if (!is_space(printed[i])) {
      closed += printed[i];
      continue;
    }
    size_t next = i;
    bool broken = false;
    while (next < printed.size() && is_space(printed[next])) broken |= printed[next++] == U'\n';
    const bool inside = !closed.empty() && is_number_part(closed.back()) && next < printed.size() &&
                        is_number_part(printed[next]);
    if (inside) closed += broken ? U'\n' : U' ';
    i = next - 1;
  }
  return closed;
}

bool is_enclosed_digit(char32_t c) {
  return (c >= 0x2460 && c <= 0x2487) || c == 0x24EA || (c >= 0x24EB && c <= 0x24FF) ||
         (c >= 0x2776 && c <= 0x2793) || (c >= 0x3251 && c <= 0x325F) ||
         (c >= 0x32B1 && c <= 0x32BF);
}

bool is_raised_digit(char32_t c) {
  return c == 0xB2 || c == 0xB3 || c == 0xB9 || c == 0x2070 || (c >= 0x2074 && c <= 0x2079) ||
         (c >= 0x2080 && c <= 0x2089);
}

bool is_odd_digit(char32_t c) {
  if (is_digit(c) || is_han(c)) return false;
  const auto type = u_charType(static_cast<UChar32>(c));
  return type == U_DECIMAL_DIGIT_NUMBER || type == U_OTHER_NUMBER;
}

bool is_number_part(char32_t c) { return is_digit(c) || c == U'.' || c == U','; }

StrippedMarks strip_marks(std::u32string_view& text) {
  StrippedMarks marks;
  constexpr std::u32string_view kSigns = U"*※†‡";
  while (text.size() > 1) {
    const char32_t c = text.back();
    const bool power = is_raised_digit(c) && !is_digit(text[text.size() - 2]) &&
                       u_isalpha(static_cast<UChar32>(text[text.size() - 2])) &&
                       !is_han(text[text.size() - 2]);
    const bool mark = is_enclosed_digit(c) || is_raised_digit(c) || is_space(c) ||
                      kSigns.find(c) != std::u32string_view::npos;
    if (!mark || power) break;
    marks.any = marks.any || !is_space(c);
    marks.raised = marks.raised || is_raised_digit(c);
    text.remove_suffix(1);
  }
  return marks;
}

}  // namespace gewu
