#include "ocr/line_rules/sign_context.h"

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

bool is_one(char32_t c) { return c == U'1'; }
bool is_comma(char32_t c) { return is_one_of(c, U",，"); }
bool is_colon(char32_t c) { return is_one_of(c, U":：;；"); }
bool is_unit(char32_t c) { return is_one_of(c, U"人次个年月日元天户家件台套份辆里吨米亩期场项"); }

constexpr std::size_t kThousands = 3;  // digits between two commas of a number
constexpr float kSeen = 0.01F;         // a choice less likely than this is none

// The likeliest other choice that `fits`; 0: none.
template <typename Fits>
char32_t other_choice(const ReadChar& c, Fits fits) {
  if (fits(c.runner_up)) return c.runner_up;
  const auto other = std::find_if(c.others.begin(), c.others.end(), [&](const CodeProbability& o) {
    return fits(o.code) && o.probability >= kSeen;
  });
  return other == c.others.end() ? U'\0' : other->code;
}

// A character, and what the line has so far.
struct Place {
  char32_t before = 0;
  char32_t next = 0;
  std::size_t size = 0;          // of the line
  std::size_t digits_after = 0;  // right behind it
  bool numbered = false;         // nothing but digits before it
  bool after_number = false;     // a number before it, behind a Han character
  char32_t open = 0;             // the last quotation mark, if it opens
};

std::size_t digits_from(const std::vector<ReadChar>& chars, std::size_t from) {
  std::size_t end = from;
  while (end < chars.size() && is_digit_of_any_width(chars[end].code)) ++end;
  return end - from;
}

// An upright stroke before a digit, alone or at the end of a number is a one.
char32_t one_instead(const ReadChar& c, const Place& place) {
  const bool bar = is_one_of(c.code, U"Il|!");
  if (!bar && !is_one_of(c.code, U"】］]")) return 0;
  if (place.size == 1) return other_choice(c, is_one);
  const bool begins = bar && is_digit_of_any_width(place.next) && !is_letter(place.before);
  const bool ends = place.next == 0 && is_digit_of_any_width(place.before);
  return (begins || ends) && is_one(c.runner_up) ? c.runner_up : U'\0';
}

char32_t instead_of_comma(const ReadChar& c, const Place& place) {
  if (place.numbered && is_han(place.next)) {
    return is_one_of(c.runner_up, U".、") ? c.runner_up : U'\0';
  }
  const bool in_number = place.digits_after > 0 && is_digit_of_any_width(place.before);
  if (!in_number || place.digits_after == kThousands) return 0;
  return c.runner_up == U'.' && c.runner_up_probability >= kSeen ? U'.' : U'\0';  // not 1,2号
}

// What stands in the place instead of what cannot; 0 if it can, or if nothing else was seen.
char32_t instead(const ReadChar& c, const Place& place) {
  if (const char32_t one = one_instead(c, place); one != 0) return one;
  if (is_comma(c.code)) return instead_of_comma(c, place);
  const bool before_han = is_han(place.next);
  if (c.code == U'±' && before_han && is_han(place.before)) return other_choice(c, is_han);
  if (c.code == U'÷' && before_han) return other_choice(c, is_colon);
  if (c.code == U'.' && place.after_number && before_han) {
    return other_choice(c, [](char32_t other) { return is_one_of(other, U",，、"); });
  }
  const bool ends_number = place.next == 0 && is_digit_of_any_width(place.before);
  if (ends_number && is_han(c.code) && !is_unit(c.code)) return other_choice(c, is_unit);
  return 0;
}

bool is_nought_alone(const ReadChar& c, std::size_t size) {
  if (size != 1) return false;
  if (is_one_of(c.code, U"〇○")) return c.runner_up == U'0';  // marks of a choice, too
  return is_one_of(c.code, U"Oo");
}

// “ and ” in turn, as the line has them; straight or single where a fax ran their strokes together.
char32_t closing_quote(const ReadChar& c, char32_t open) {
  if (open == U'“' && is_one_of(c.code, U"\"’")) return U'”';
  return c.code == U'\'' && open == U'‘' ? U'’' : U'\0';
}

// A stroke that leans and a one run together into the numeral six, which no digit follows.
void part_numerals(std::vector<ReadChar>* chars) {
  for (std::size_t i = 0; i + 1 < chars->size(); ++i) {
    ReadChar& c = (*chars)[i];
    const bool numeral = c.code == U'Ⅵ' && is_digit_of_any_width((*chars)[i + 1].code);
    if (!numeral || (i > 0 && !is_han((*chars)[i - 1].code))) continue;
    ReadChar stroke = c;
    c.code = U'1';
    stroke.code = U'\\';
    stroke.x1 = c.x0 = c.centre;
    stroke.centre = (stroke.x0 + stroke.x1) / 2;
    c.centre = (c.x0 + c.x1) / 2;
    chars->insert(chars->begin() + static_cast<std::ptrdiff_t>(i), stroke);
  }
}

}  // namespace

void mend_signs(LineReading* reading) {
  std::vector<ReadChar>& chars = reading->chars;
  part_numerals(&chars);
  Place place;
  place.size = chars.size();
  bool number_of_han = false;  // the digits so far stand behind a Han character
  for (std::size_t i = 0; i < chars.size(); ++i) {
    ReadChar& c = chars[i];
    place.next = i + 1 < chars.size() ? chars[i + 1].code : 0;
    place.digits_after = digits_from(chars, i + 1);
    place.after_number = number_of_han && is_digit_of_any_width(place.before);
    if (const char32_t other = instead(c, place); other != 0) {
      c.code = other;
      c.runner_up = 0;  // what cannot stand here is no second choice either
    }
    if (is_nought_alone(c, chars.size())) c.code = U'0';
    if (const char32_t closing = closing_quote(c, place.open); closing != 0) c.code = closing;
    if (is_one_of(c.code, U"“”‘’")) place.open = c.code;
    const bool digit = is_digit_of_any_width(c.code);
    place.numbered = (i == 0 || place.numbered) && digit;
    number_of_han = digit && (number_of_han || is_han(place.before));
    place.before = c.code;
  }
}

}  // namespace gewu
