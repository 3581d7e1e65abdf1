#include "ocr/line/second_opinion.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "base/sign_classes.h"
#include "base/text.h"

namespace gewu {

namespace {

// Lines of which our recogniser is surer than this need no second opinion, values aside.
constexpr double kSure = 0.99;
constexpr double kSureValue = 0.997;
// A slip of a reader this sure does not lead from one label to another.
constexpr double kSureWording = 0.8;
// Of longer texts without values, ours is believed by itself if its calibrated confidence is this:
// a cell of four such lines still needs no review.
constexpr double kSureAlone = 0.993;
constexpr int kShortText = 4;  // characters: names, in which no context shows a slip

// Lines of fewer characters cost less to read whole than to cut.
constexpr std::size_t kLongLine = 10;
// Of a reading that is no better than this no part is out of question.
constexpr float kReadable = 0.5F;
// A character that ours doubts.
constexpr float kDoubted = 0.98F;
// Parts with at most so many characters between them are one.
constexpr std::size_t kBridge = 2;
// A Han of which our reader is this sure is one.
constexpr float kSureHan = 0.9F;
// If parts cover more than this share of the characters, the line is read whole.
constexpr double kMostParts = 0.6;
// How far from the middle between two characters a cut may go, share of the line's height.
constexpr double kCutReach = 0.12;

bool is_in_question(const ReadChar& c) {
  return is_digit_of_any_width(c.code) || is_value_sign(c.code) || c.probability < kDoubted;
}

bool holds_value(const LineReading& reading) {
  return std::any_of(reading.chars.begin(), reading.chars.end(), [](const ReadChar& c) {
    return is_digit_of_any_width(c.code) || is_value_sign(c.code);
  });
}

// What amounts, dates and ratios hold beside digits and the signs on which values turn.
bool is_value_mark(char32_t c) {
  static const std::u32string kMarks = U".,/-+~():#";
  return kMarks.find(c) != std::u32string::npos;
}

// The characters in question, one more on each side; what is close together made one.
std::vector<LinePart> stretches(const LineReading& own) {
  std::vector<LinePart> parts;
  for (std::size_t i = 0; i < own.chars.size(); ++i) {
    if (!is_in_question(own.chars[i])) continue;
    const std::size_t first = i > 0 ? i - 1 : 0;
    const std::size_t last = std::min(i + 2, own.chars.size());
    if (!parts.empty() && first <= parts.back().last + kBridge) {
      parts.back().last = std::max(parts.back().last, last);
    } else {
      parts.push_back({first, last, 0, 0});
    }
  }
  return parts;
}

long darkness(const Image& line, int x) {
  long sum = 0;
  for (int y = 0; y < line.height; ++y) sum += 255 - line.row(y)[x];
  return sum;
}

// The column with least ink near the middle between character `i` - 1 and character `i`.
int cut_before(const Image& line, const LineReading& own, std::size_t i) {
  if (i == 0) return 0;
  if (i >= own.chars.size()) return line.width;
  const int middle = static_cast<int>(std::lround((own.chars[i - 1].x1 + own.chars[i].x0) / 2));
  const int reach = static_cast<int>(kCutReach * line.height);
  int best = std::clamp(middle, 0, line.width);
  long least = std::numeric_limits<long>::max();
  for (int step = 0; step <= 2 * reach; ++step) {
    // From the middle outwards, so that of equal columns the nearest is taken.
    const int x = middle + (step % 2 == 0 ? step / 2 : -(step + 1) / 2);
    if (x < 0 || x >= line.width) continue;
    const long ink = darkness(line, x);
    if (ink < least) {
      least = ink;
      best = x;
    }
  }
  return best;
}

}  // namespace

bool wants_second(const LineReading& own, const LineEvidence& alone) {
  if (!alone.has_own || own.chars.empty()) return true;
  if (alone.own_line >= kSureWording && alone.closed_wording) return false;
  if (holds_value(own)) return alone.own_line < kSureValue;
  if (alone.own_line >= kSure) return false;
  return alone.length <= kShortText || line_confidence(alone) < kSureAlone;
}

bool wants_second_among_strangers(const LineReading& own) {
  constexpr float kFaith = 0.5F;
  return own.probability >= kFaith && holds_value(own);
}

LineKind kind_of(std::span<const ReadChar> chars) {
  const auto is_of_value = [](const ReadChar& c) {
    return is_digit_of_any_width(c.code) || is_value_sign(c.code) || is_value_mark(c.code);
  };
  if (!chars.empty() && std::all_of(chars.begin(), chars.end(), is_of_value)) {
    return LineKind::Value;
  }
  const bool text = std::any_of(chars.begin(), chars.end(), [](const ReadChar& c) {
    return is_han(c.code) && c.probability >= kSureHan;
  });
  return text ? LineKind::Text : LineKind::Unknown;
}

std::vector<LinePart> parts_in_question(const Image& line, const LineReading& own) {
  if (own.chars.size() < kLongLine || own.probability < kReadable) return {};
  std::vector<LinePart> parts = stretches(own);
  std::size_t covered = 0;
  for (const LinePart& part : parts) covered += part.last - part.first;
  if (static_cast<double>(covered) > kMostParts * static_cast<double>(own.chars.size())) return {};
  for (LinePart& part : parts) {
    part.x0 = cut_before(line, own, part.first);
    part.x1 = cut_before(line, own, part.last);
    if (part.x1 <= part.x0) return {};
  }
  return parts;
}

Image columns_of(const Image& line, int x0, int x1) {
  Image part(x1 - x0, line.height, 1);
  for (int y = 0; y < line.height; ++y) std::copy(line.row(y) + x0, line.row(y) + x1, part.row(y));
  return part;
}

}  // namespace gewu
