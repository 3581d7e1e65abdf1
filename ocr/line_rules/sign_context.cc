#include "ocr/line_rules/sign_context.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/sign_classes.h"
#include "base/text.h"

namespace gewu {

namespace {

bool is_one(char32_t c) { return c == U'1'; }

// What numbers of the forms count.
bool is_unit(char32_t c) { return is_one_of(c, U"人次个年月日元天户家件台套份辆里吨米亩期场项口"); }

constexpr float kSeen = 0.01F;  // a choice less likely than this is none
// Where grammar only makes a choice unlikely, a reader that is as sure of it is believed.
constexpr float kSure = 0.9F;

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

  bool ends_number() const { return next == 0 && is_digit_of_any_width(before); }
};

std::size_t digits_from(const std::vector<ReadChar>& chars, std::size_t from) {
  std::size_t end = from;
  while (end < chars.size() && is_digit_of_any_width(chars[end].code)) ++end;
  return end - from;
}

// Visits each character with its place; `instead` says what stands there, 0: what was read.
template <typename Instead>
void replace_signs(LineReading* reading, Instead instead) {
  std::vector<ReadChar>& chars = reading->chars;
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
    if (is_one_of(c.code, U"“”‘’")) place.open = c.code;
    const bool digit = is_digit_of_any_width(c.code);
    place.numbered = (i == 0 || place.numbered) && digit;
    number_of_han = digit && (number_of_han || is_han(place.before));
    place.before = c.code;
  }
}

// The unit that the reader saw where a number ends in another Han character; 0: none.
char32_t unit_instead(const ReadChar& c, const Place& place) {
  if (!place.ends_number() || !is_han(c.code) || is_unit(c.code)) return 0;
  return other_choice(c, is_unit);
}

}  // namespace

// A stroke that leans and a one run together into the numeral six, which no digit follows.
void part_numeral_six(LineReading* reading) {
  std::vector<ReadChar>* chars = &reading->chars;
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

void take_stroke_for_one(LineReading* reading) {
  replace_signs(reading, [](const ReadChar& c, const Place& place) -> char32_t {
    const bool bar = is_one_of(c.code, U"Il|!");
    if (!bar && !is_one_of(c.code, U"】］]")) return 0;
    if (place.size == 1) return other_choice(c, is_one);
    const bool begins = bar && is_digit_of_any_width(place.next) && !is_letter(place.before);
    return (begins || place.ends_number()) && is_one(c.runner_up) ? c.runner_up : U'\0';
  });
}

void take_comma_for_list_point(LineReading* reading) {
  replace_signs(reading, [](const ReadChar& c, const Place& place) {
    const bool ends_list_number = is_comma(c.code) && place.numbered && is_han(place.next);
    return ends_list_number && is_one_of(c.runner_up, U".、") ? c.runner_up : U'\0';
  });
}

void take_comma_for_point(LineReading* reading) {
  replace_signs(reading, [](const ReadChar& c, const Place& place) {
    const bool in_number = is_comma(c.code) && place.digits_after > 0 &&
                           place.digits_after != kThousands && is_digit_of_any_width(place.before);
    const bool seen = c.runner_up == U'.' && c.runner_up_probability >= kSeen;  // not 1,2号
    return in_number && seen ? U'.' : U'\0';
  });
}

void take_plus_minus_for_han(LineReading* reading) {
  replace_signs(reading, [](const ReadChar& c, const Place& place) {
    const bool between = c.code == U'±' && is_han(place.next) && is_han(place.before);
    return between ? other_choice(c, is_han) : U'\0';
  });
}

void take_division_for_colon(LineReading* reading) {
  replace_signs(reading, [](const ReadChar& c, const Place& place) {
    return c.code == U'÷' && is_han(place.next) ? other_choice(c, is_colon_like) : U'\0';
  });
}

void take_point_for_comma(LineReading* reading) {
  replace_signs(reading, [](const ReadChar& c, const Place& place) -> char32_t {
    if (c.code != U'.' || !place.after_number || !is_han(place.next)) return 0;
    return other_choice(c, [](char32_t other) { return is_one_of(other, U",，、"); });
  });
}

void take_han_for_unit(LineReading* reading) {
  replace_signs(reading, [](const ReadChar& c, const Place& place) -> char32_t {
    return c.probability < kSure ? unit_instead(c, place) : 0;
  });
}

void take_round_for_nought(LineReading* reading) {
  if (reading->chars.size() != 1) return;
  ReadChar& c = reading->chars.front();
  // Rings are marks of a choice, too.
  const bool ring = is_one_of(c.code, U"〇○") && c.runner_up == U'0';
  if (ring || is_one_of(c.code, U"Oo")) c.code = U'0';
}

// “ and ” in turn, as the line has them; straight or single where a fax ran their strokes together.
void take_quote_for_closing(LineReading* reading) {
  replace_signs(reading, [](const ReadChar& c, const Place& place) -> char32_t {
    if (place.open == U'“' && is_one_of(c.code, U"\"’")) return U'”';
    return c.code == U'\'' && place.open == U'‘' ? U'’' : U'\0';
  });
}

bool ends_in_odd_unit(const LineReading& reading) {
  if (reading.chars.size() < 2) return false;
  Place place;
  place.before = reading.chars[reading.chars.size() - 2].code;
  return unit_instead(reading.chars.back(), place) != 0;
}

}  // namespace gewu
