#include "ocr/point_place.h"

#include <algorithm>
#include <string>

#include "base/text.h"

namespace gewu {

namespace {

// Shares of the line's height, from its top: · stands at 0.5, 。 and , about 0.8.
constexpr double kLow = 0.57;
// Around the character's centre; what is farther is a neighbour's.
constexpr double kHalfWidth = 0.25;

bool stands_low(char32_t c) {
  static const std::u32string kFeet = U"。，、,";
  return kFeet.find(c) != std::u32string::npos;
}

// Mean row of the ink around a character, as a share of the line's height; 0 if there is none.
double ink_middle(const Image& line, const ReadChar& c) {
  const double reach = kHalfWidth * line.height;
  const int from = std::max(0, static_cast<int>(std::max<double>(c.x0, c.centre - reach)));
  const int to =
      std::min(line.width, static_cast<int>(std::min<double>(c.x1, c.centre + reach)) + 1);
  if (from >= to) return 0;
  int paper = 0;
  for (int y = 0; y < line.height; ++y) {
    paper = std::max<int>(paper, *std::max_element(line.row(y) + from, line.row(y) + to));
  }
  double ink = 0;
  double moment = 0;
  for (int y = 0; y < line.height; ++y) {
    for (int x = from; x < to; ++x) {
      ink += paper - line.row(y)[x];
      moment += (y + 0.5) * (paper - line.row(y)[x]);
    }
  }
  return ink > 0 ? moment / ink / line.height : 0;
}

char32_t next_of(const LineReading& reading, const ReadChar& c) {
  const auto next = static_cast<std::size_t>(&c - reading.chars.data()) + 1;
  return next < reading.chars.size() ? reading.chars[next].code : 0;
}

// A point of Latin text does not end Chinese words.
bool is_stop_of_han(const ReadChar& c, char32_t next) {
  return stands_low(c.runner_up) || next == 0 || is_han(next);
}

}  // namespace

void mend_low_points(const Image& line, LineReading* reading) {
  bool after_han = false;
  for (ReadChar& c : reading->chars) {
    const bool low = c.code == U'·' && ink_middle(line, c) >= kLow;
    const bool stop = c.code == U'.' && after_han && is_stop_of_han(c, next_of(*reading, c));
    const char32_t point = after_han ? U'。' : U'.';
    after_han = is_han(c.code);
    if (!low && !stop) continue;
    const char32_t other = stop && stands_low(c.runner_up) ? c.runner_up : point;
    c.code = other;
    c.runner_up = 0;  // what cannot stand here is no second choice either
  }
}

}  // namespace gewu
