#include "ocr/line_rules/dash_width.h"

#include <utility>
#include <vector>

#include "base/median.h"
#include "base/sign_classes.h"
#include "base/text.h"

namespace gewu {

namespace {

// Pitches of digits between the digits around a hyphen (at most 2) and a dash (2.8 to 3.1, as the
// letters are spaced).
constexpr float kWidestHyphen = 2.45F;
// A sign an em wide before it takes half a pitch more than a digit.
constexpr float kMoreOfWideSign = 0.5F;

// Em that a dash takes at the least; a hyphen takes half an em at the most.
constexpr float kNarrowestDash = 0.7F;

bool is_digit(const ReadChar& c) { return is_digit_of_any_width(c.code); }

bool is_wide_sign(const ReadChar& c) { return c.code == U'‰' || c.code == U'℃'; }

bool ends_number(const ReadChar& c) { return is_digit(c) || c.code == U'%' || is_wide_sign(c); }

// 一 and — are of one width, so that a line may doubt between these two and mean neither.
bool may_be_hyphen(const ReadChar& c) {
  return c.code != U'-' && is_level_stroke(c.code) && is_level_stroke(c.runner_up);
}

float widest_hyphen_after(const ReadChar& c) {
  return kWidestHyphen + (is_wide_sign(c) ? kMoreOfWideSign : 0);
}

// The median distance of digits side by side; 0 if there are none.
float digit_pitch(const std::vector<ReadChar>& chars) {
  std::vector<float> pitches;
  for (std::size_t i = 1; i < chars.size(); ++i) {
    if (is_digit(chars[i - 1]) && is_digit(chars[i])) {
      pitches.push_back(chars[i].centre - chars[i - 1].centre);
    }
  }
  return pitches.empty() ? 0 : median(std::move(pitches));
}

// The em by Han side by side, else by one beside a digit; 0 if the line shows neither.
float em_width(const std::vector<ReadChar>& chars, float pitch) {
  std::vector<float> beside_han;
  std::vector<float> beside_digits;
  for (std::size_t i = 1; i < chars.size(); ++i) {
    const float gap = chars[i].centre - chars[i - 1].centre;
    const bool before = is_han(chars[i - 1].code);
    const bool after = is_han(chars[i].code);
    if (before && after) beside_han.push_back(gap);
    const bool one = (before && is_digit(chars[i])) || (after && is_digit(chars[i - 1]));
    if (one) beside_digits.push_back(2 * gap - pitch);
  }
  if (!beside_han.empty()) return median(std::move(beside_han));
  return beside_digits.empty() ? 0 : median(std::move(beside_digits));
}

}  // namespace

void tell_hyphens(LineReading* reading) {
  std::vector<ReadChar>& chars = reading->chars;
  const float pitch = digit_pitch(chars);
  if (pitch <= 0) return;
  const float em = em_width(chars, pitch);
  for (std::size_t i = 1; i + 1 < chars.size(); ++i) {
    ReadChar& c = chars[i];
    if (!may_be_hyphen(c) || !ends_number(chars[i - 1]) || !is_digit(chars[i + 1])) continue;
    const float gap = chars[i + 1].centre - chars[i - 1].centre;
    if (gap >= widest_hyphen_after(chars[i - 1]) * pitch) continue;
    // Of type with wide digits the pitch misleads: there the Han beside them are the measure.
    if (is_digit(chars[i - 1]) && em > 0 && gap - pitch >= kNarrowestDash * em) continue;
    c.runner_up = c.code;
    c.code = U'-';
  }
}

void take_stroke_for_dash(LineReading* reading) {
  std::vector<ReadChar>& chars = reading->chars;
  for (std::size_t i = 1; i + 1 < chars.size(); ++i) {
    const bool ends = ends_number(chars[i - 1]) || is_letter(chars[i - 1].code) ||
                      is_one_of(chars[i - 1].code, U"年月日");
    if (chars[i].code != U'一' || !ends || !is_digit(chars[i + 1])) continue;
    chars[i].code = is_dash(chars[i].runner_up) ? chars[i].runner_up : U'—';
    chars[i].runner_up = U'一';
  }
}

bool has_stroke_before_digit(const LineReading& reading) {
  const std::vector<ReadChar>& chars = reading.chars;
  for (std::size_t i = 1; i < chars.size(); ++i) {
    if (chars[i - 1].code == U'一' && is_digit(chars[i])) return true;
  }
  return false;
}

bool is_row_of_strokes(const LineReading& reading) {
  const auto is_stroke = [](const ReadChar& c) { return is_level_stroke(c.code); };
  const auto is_one = [](const ReadChar& c) { return c.code == U'一'; };
  return std::all_of(reading.chars.begin(), reading.chars.end(), is_stroke) &&
         std::any_of(reading.chars.begin(), reading.chars.end(), is_one);
}

}  // namespace gewu
