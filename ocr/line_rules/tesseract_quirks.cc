#include "ocr/line_rules/tesseract_quirks.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"

namespace gewu {

namespace {

// Ink is what is darker than this share of the way from the lightest to the darkest pixel.
constexpr double kInkLevel = 0.5;
// A mark has ink of its own if the last run of ink begins no farther before it than this (share of
// the line's height).
constexpr double kOwnInk = 0.12;
// Of a sign that the form's wording tells, not the ink.
constexpr float kGuessed = 0.5F;

bool is_punctuation(char32_t c) {
  static const std::u32string kMarks = U",，.。、·'‘’`-_~:;：；";
  return kMarks.find(c) != std::u32string::npos;
}

bool is_digit_or_o(char32_t c) { return (c >= U'0' && c <= U'9') || c == U'o' || c == U'O'; }

std::vector<bool> ink_columns(const Image& line) {
  const auto [low, high] = std::minmax_element(line.pixels.begin(), line.pixels.end());
  const int level = *high - static_cast<int>(kInkLevel * (*high - *low));
  std::vector<bool> columns(static_cast<std::size_t>(line.width), false);
  for (int y = 0; y < line.height; ++y) {
    for (int x = 0; x < line.width; ++x) {
      if (line.row(y)[x] < level) columns[static_cast<std::size_t>(x)] = true;
    }
  }
  return columns;
}

// The first column of the last run of columns that hold ink; 0 if there is none.
std::size_t last_run(const std::vector<bool>& columns) {
  std::size_t x = columns.size();
  while (x > 0 && !columns[x - 1]) --x;
  while (x > 0 && columns[x - 1]) --x;
  return x;
}

char32_t plain_bracket(char32_t c) {
  if (c == U'〈') return U'(';
  if (c == U'〉') return U')';
  return c;
}

// A digit straight behind a percent sign, and an o before it, are pieces of the sign.
bool is_torn(const ReadChar& before, const ReadChar& c) {
  if (before.code == U'%' && is_digit_or_o(c.code)) return true;
  return before.code == c.code && (c.code == U'(' || c.code == U'%');
}

// What is left of "(%)" when its sign is lost, taken for a digit, or runs into a bracket.
bool is_torn_unit(const std::u32string& tail) {
  if (tail == U"()" || tail == U"(%") return true;
  if (tail.size() == 2) return is_digit(tail[0]) && tail[1] == U')';
  return tail.size() == 3 && tail[0] == U'(' && is_digit(tail[1]) && tail[2] == U')';
}

}  // namespace

void mend_rate_unit(LineReading* reading) {
  constexpr std::u32string_view kUnit = U"(%)";
  std::vector<ReadChar>& chars = reading->chars;
  const auto rate = std::find_if(chars.rbegin(), chars.rend(), [](const ReadChar& c) {
    return c.code == U'率' || c.code == U'度';
  });
  if (rate == chars.rend()) return;
  std::u32string tail;
  for (auto it = rate.base(); it != chars.end(); ++it) tail.push_back(it->code);
  if (!is_torn_unit(tail)) return;
  ReadChar sign = *rate.base();
  sign.x1 = chars.back().x1;
  sign.probability = kGuessed;
  chars.erase(rate.base(), chars.end());
  for (char32_t code : kUnit) {
    sign.code = code;
    chars.push_back(sign);
  }
  reading->probability = std::min(reading->probability, kGuessed);
}

void drop_marks_on_paper(const Image& line, LineReading* reading) {
  std::vector<ReadChar>* chars = &reading->chars;
  if (line.empty() || chars->empty() || !is_punctuation(chars->back().code)) return;
  const double own_from = static_cast<double>(last_run(ink_columns(line))) + kOwnInk * line.height;
  while (chars->size() > 1 && is_punctuation(chars->back().code) && chars->back().x0 > own_from) {
    chars->pop_back();
  }
}

void plain_brackets(LineReading* reading) {
  for (ReadChar& c : reading->chars) c.code = plain_bracket(c.code);
}

void join_torn_signs(LineReading* reading) {
  std::vector<ReadChar>* chars = &reading->chars;
  std::vector<ReadChar> kept;
  for (const ReadChar& c : *chars) {
    if (!kept.empty() && is_torn(kept.back(), c)) {
      kept.back().probability = std::min(kept.back().probability, c.probability);
      continue;
    }
    if (c.code == U'%' && !kept.empty() && (kept.back().code == U'o' || kept.back().code == U'O')) {
      kept.back() = c;
      continue;
    }
    kept.push_back(c);
  }
  *chars = std::move(kept);
}

}  // namespace gewu
