// The characters of a number as they are printed: which are digits, which only look like parts of
// one. Texts are never folded (NFKC) before a number is read, since that makes digits of marks.
#pragma once

#include <string>
#include <string_view>

namespace gewu {

/// Full-width and small forms as ASCII, square units spelt out (㎡ -> m²), blanks of any kind as
/// ' ', line breaks as '\n', both trimmed; code points that do not show are left out. Marks,
/// powers, enclosed digits and all else stay as they are.
std::u32string printed_text(std::string_view utf8);

/// The same without blanks and breaks, but for those between two characters of numbers.
std::u32string closed_up(std::u32string_view printed);

/// Enclosed digits that mark a footnote: ①, ⑴, ❶, ㉑.
bool is_enclosed_digit(char32_t c);

/// ⁰ to ⁹ and ₀ to ₉: a footnote mark behind a number, a power behind a unit.
bool is_raised_digit(char32_t c);

/// Any character with a numeric meaning but ASCII digits and Han: ½, ٣, ⒈, marks.
bool is_odd_digit(char32_t c);

/// A digit, a point or a separator: what a number consists of.
bool is_number_part(char32_t c);

/// Takes footnote marks (①, ², *, ※) off the end. Whether one was a raised digit, which behind a
/// power of ten may be an exponent.
struct StrippedMarks {
  bool any = false;
  bool raised = false;
};
StrippedMarks strip_marks(std::u32string_view& text);

}  // namespace gewu
