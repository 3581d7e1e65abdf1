// Small questions about folded texts.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "base/sign_classes.h"

namespace gewu {

/// What a target may begin with: a comparator, ± or ≈.
inline bool begins_target(char32_t c) { return is_comparator_like(c) || is_one_of(c, U"±≈"); }

inline size_t han_count(std::u32string_view text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), is_han));
}

inline bool ends_with(std::u32string_view text, std::u32string_view tail) {
  return text.size() >= tail.size() && text.substr(text.size() - tail.size()) == tail;
}

inline bool contains(std::u32string_view text, std::u32string_view part) {
  return text.find(part) != std::u32string_view::npos;
}

template <size_t N>
inline bool contains_any(std::u32string_view text,
                         const std::array<std::u32string_view, N>& parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::u32string_view part) { return contains(text, part); });
}

inline bool is_number(std::u32string_view text) {
  if (text.empty() || !is_digit(text.front())) return false;
  return std::all_of(text.begin(), text.end(),
                     [](char32_t c) { return is_digit(c) || c == U'.' || c == U','; });
}

// 2024年12月, 2020年12月31日前
inline bool is_date(std::u32string_view text) {
  constexpr size_t kYearDigits = 4;
  if (text.size() <= kYearDigits || text[kYearDigits] != U'年') return false;
  return std::all_of(text.begin(), text.begin() + kYearDigits, is_digit) &&
         han_count(text) <= kYearDigits + 1;
}

}  // namespace gewu
