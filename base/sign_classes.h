// The classes of signs on which the reading of values turns, defined once.
#pragma once

#include <algorithm>
#include <string_view>

#include "base/text.h"

namespace gewu {

inline constexpr bool is_one_of(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

/// ≥ ≤ < > = in every spelling that forms use.
inline constexpr bool is_comparator(char32_t c) { return is_one_of(c, U"≥≤<>=≧≦⩾⩽＝＜＞"); }

/// A comparator, or a sign that stands where one was printed: ≪ for ≤ in damaged text.
inline constexpr bool is_comparator_like(char32_t c) {
  return is_comparator(c) || is_one_of(c, U"≪≫");
}

/// Whether a text holds a digit of any width.
inline bool holds_digit(std::u32string_view text) {
  return std::any_of(text.begin(), text.end(), is_digit_of_any_width);
}

/// A sign on which a value turns: a comparator, or a mark of parts in a hundred or thousand.
inline constexpr bool is_value_sign(char32_t c) {
  return is_comparator(c) || is_one_of(c, U"%％±‰");
}

inline constexpr bool is_comma(char32_t c) { return c == U',' || c == U'，'; }

/// Of either width; a semicolon is a colon whose lower point ran.
inline constexpr bool is_colon(char32_t c) { return is_one_of(c, U":："); }
inline constexpr bool is_colon_like(char32_t c) { return is_one_of(c, U":：;；"); }

/// A level stroke that stands for "none" or joins the ends of a range.
inline constexpr bool is_dash(char32_t c) { return is_one_of(c, U"-—–―－─"); }

/// A level stroke of any kind, 一 among them.
inline constexpr bool is_level_stroke(char32_t c) { return is_dash(c) || c == U'一'; }

/// Latin letters, ASCII only.
inline constexpr bool is_letter(char32_t c) {
  return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}

/// Digits between two commas of a number.
inline constexpr std::size_t kThousands = 3;

}  // namespace gewu
