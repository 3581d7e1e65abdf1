#include "ocr/unread_ink.h"

#include <algorithm>

#include "base/text.h"

namespace gewu {

namespace {

// From a digit's middle to its edge, shares of the line's height: no face has them wider.
constexpr double kHalfDigit = 0.55;
// A column counts as a character's if so much of its height is ink; specks are less.
constexpr double kInkOfColumn = 0.12;
constexpr int kMiddleGrey = 128;

bool has_ink(const Image& line, int x) {
  int dark = 0;
  for (int y = 0; y < line.height; ++y) dark += line.row(y)[x] < kMiddleGrey ? 1 : 0;
  return dark >= kInkOfColumn * line.height;
}

bool is_placed_digit(const ReadChar& c) { return is_digit(c.code) && c.x1 > c.x0; }

}  // namespace

bool leaves_ink_unread(const Image& line, const LineReading& reading) {
  if (reading.chars.empty() || line.empty() || line.channels != 1) return false;
  const double reach = kHalfDigit * line.height;
  const ReadChar& first = reading.chars.front();
  if (is_placed_digit(first)) {
    const int end = std::min(line.width, static_cast<int>(first.centre - reach));
    for (int x = 0; x < end; ++x) {
      if (has_ink(line, x)) return true;
    }
  }
  const ReadChar& last = reading.chars.back();
  if (!is_placed_digit(last)) return false;
  for (int x = std::max(0, static_cast<int>(last.centre + reach) + 1); x < line.width; ++x) {
    if (has_ink(line, x)) return true;
  }
  return false;
}

}  // namespace gewu
