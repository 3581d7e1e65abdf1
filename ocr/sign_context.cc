#include "ocr/sign_context.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"

namespace gewu {

namespace {

bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != set.npos; }

bool is_letter(char32_t c) { return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z'); }

bool is_upright_letter(const ReadChar& c, char32_t before, char32_t next) {
  return is_one_of(c.code, U"Il|!") && c.runner_up == U'1' && is_digit_of_any_width(next) &&
         !is_letter(before);
}

bool is_sign_between_words(const ReadChar& c, char32_t before, char32_t next) {
  return c.code == U'±' && is_han(c.runner_up) && is_han(before) && is_han(next);
}

bool is_comma_of_list_number(const ReadChar& c, bool numbered, char32_t next) {
  return numbered && is_one_of(c.code, U",，") && is_one_of(c.runner_up, U".、") && is_han(next);
}

bool is_nought_alone(const ReadChar& c, std::size_t size) {
  if (size != 1) return false;
  if (is_one_of(c.code, U"〇○")) return c.runner_up == U'0';  // marks of a choice, too
  return is_one_of(c.code, U"Oo") && (c.runner_up == 0 || is_one_of(c.runner_up, U"0Oo〇○"));
}

// “ and ” in turn, as the line has them; straight where a fax ran their strokes together.
char32_t closing_quote(const ReadChar& c, char32_t open) {
  if (c.code == U'"' && open == U'“') return U'”';
  return c.code == U'\'' && open == U'‘' ? U'’' : U'\0';
}

}  // namespace

void mend_signs(LineReading* reading) {
  std::vector<ReadChar>& chars = reading->chars;
  bool numbered = false;  // nothing but digits so far
  char32_t open = 0;      // the last quotation mark, if it opens
  for (std::size_t i = 0; i < chars.size(); ++i) {
    ReadChar& c = chars[i];
    const char32_t before = i > 0 ? chars[i - 1].code : 0;
    const char32_t next = i + 1 < chars.size() ? chars[i + 1].code : 0;
    if (is_upright_letter(c, before, next) || is_sign_between_words(c, before, next) ||
        is_comma_of_list_number(c, numbered, next)) {
      c.code = std::exchange(c.runner_up, 0);  // what cannot stand here is no second choice either
    }
    if (is_nought_alone(c, chars.size())) c.code = U'0';
    if (const char32_t closing = closing_quote(c, open); closing != 0) c.code = closing;
    if (is_one_of(c.code, U"“”‘’")) open = c.code;
    numbered = (i == 0 || numbered) && is_digit_of_any_width(c.code);
  }
}

}  // namespace gewu
