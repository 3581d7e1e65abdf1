#include "ocr/line_rules/point_place.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"

namespace gewu {

namespace {

// Shares of the line's height, from its top: · stands at 0.5, 。 and , about 0.8.
constexpr double kLow = 0.57;
// Around the character's centre; what is farther is a neighbour's.
constexpr double kHalfWidth = 0.25;

// A line of nothing but Han characters and middle points, of which the reader is so sure, and as
// short as this, is a name; what seems to stand low has dirt below it.
constexpr float kSure = 0.98F;
constexpr std::size_t kLongestName = 15;

bool is_name(const LineReading& reading) {
  const std::vector<ReadChar>& chars = reading.chars;
  if (chars.size() < 3 || chars.size() > kLongestName) return false;
  if (!is_han(chars.front().code) || !is_han(chars.back().code)) return false;
  return std::all_of(chars.begin(), chars.end(), [](const ReadChar& c) {
    return is_han(c.code) || (c.code == U'·' && c.probability >= kSure);
  });
}

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

// Among what stands at the foot behind a Han character, what the reader saw most of; a dot that it
// took for a middle point is a filled ring more often than a comma that lost its tail, most of all
// at the end of a line.
constexpr float kOddsOfRing = 4;
constexpr float kOddsOfRingAtEnd = 25;

char32_t likeliest_at_foot(const ReadChar& c, char32_t next) {
  const float odds = next == 0 ? kOddsOfRingAtEnd : kOddsOfRing;
  char32_t best = U'。';
  float most = 0;
  const auto weigh = [&](char32_t code, float probability) {
    const float weight = code == U'。' ? odds * probability : probability;
    if (!stands_low(code) || weight <= most) return;
    most = weight;
    best = code;
  };
  weigh(c.runner_up, c.runner_up_probability);
  for (const CodeProbability& other : c.others) weigh(other.code, other.probability);
  return best;
}

// A point of Latin text does not end Chinese words.
bool is_stop_of_han(const ReadChar& c, char32_t next) {
  return stands_low(c.runner_up) || next == 0 || is_han(next);
}

}  // namespace

void mend_low_points(const Image& line, LineReading* reading) {
  if (is_name(*reading)) return;
  bool after_han = false;
  for (ReadChar& c : reading->chars) {
    const bool point_like = c.code == U'·' || c.code == U'.';
    const bool stands_high = point_like && ink_middle(line, c) < kLow;
    const char32_t next = next_of(*reading, c);
    if (c.code == U'.' && stands_high && after_han && is_han(next)) {  // 麦麦提·艾则孜
      c.code = U'·';
      c.runner_up = 0;
    }
    const bool low = c.code == U'·' && !stands_high;
    const bool stop = c.code == U'.' && after_han && is_stop_of_han(c, next);
    const char32_t point = after_han ? likeliest_at_foot(c, next) : U'.';
    after_han = is_han(c.code);
    if (!low && !stop) continue;
    const char32_t other = stop && next != 0 && stands_low(c.runner_up) ? c.runner_up : point;
    c.code = other;
    c.runner_up = 0;  // what cannot stand here is no second choice either
  }
}

}  // namespace gewu
