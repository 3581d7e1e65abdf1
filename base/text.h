// Unicode text: decoding, width folding, blanks, edit distance.
#pragma once

#include <string>
#include <string_view>

namespace gewu {

/// Decodes UTF-8; each ill-formed sequence becomes one U+FFFD.
std::u32string decode_utf8(std::string_view utf8);
std::string encode_utf8(std::u32string_view text);

bool is_valid_utf8(std::string_view utf8);

/// Han ideographs, extensions and compatibility ideographs included.
bool is_han(char32_t c);

/// ASCII digits only.
inline bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

/// ASCII and full-width ones.
inline bool is_digit_of_any_width(char32_t c) {
  return is_digit(c) || (c >= U'\uFF10' && c <= U'\uFF19');
}

/// Whether a text holds an ASCII digit.
inline bool has_digit(std::string_view utf8) {
  return utf8.find_first_of("0123456789") != std::string_view::npos;
}

/// True for blanks of any width (ASCII, NBSP, U+3000, zero-width ones, tab), not for line breaks.
bool is_blank(char32_t c);

/// Removes blanks next to Han characters or full-width punctuation, folds runs of other blanks to
/// one, trims; keeps '\n' (which stands for a real paragraph end). The `text` of the contract.
std::string tidy_text(std::string_view utf8);

/// For comparing only, never for output: full-width forms folded to ASCII (NFKC for letters, digits
/// and punctuation), 。、 kept, ≥≤ kept distinct from >= and <=, the many points that stand inside
/// names (· • ‧ ・) taken for one, all blanks and line breaks removed.
std::string fold_text(std::string_view utf8);

/// Levenshtein distance in code points.
int edit_distance(std::u32string_view a, std::u32string_view b);

}  // namespace gewu
