#include "ocr/line_doubts/unread_ink.h"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "base/text.h"
#include "layout/page/mat.h"

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

// Of points and specks between digits, shares of the line's height: how large they are at most, how
// far their middles are from where the point was seen, and how far above the digits' feet a point
// may end. Digits are at least so high.
constexpr double kLargestPoint = 0.3;
constexpr double kNear = 0.2;
constexpr double kAboveFeet = 0.14;
constexpr double kLeastDigit = 0.4;

// A digit's breadth as a share of the height of the line's highest piece: of some 4,000 digits on
// faxes in four faces 4 and 0 were rarely broader than 0.8, the others than 0.76. With a point at
// its foot a slim 3 has 0.77.
constexpr double kWidestDigit = 0.765;
constexpr double kWidestOpenDigit = 0.805;  // 0 and 4

std::vector<cv::Rect> ink_pieces(const cv::Mat& grey) {
  const cv::Mat dark = grey < kMiddleGrey;
  cv::Mat labels;
  cv::Mat stats;
  cv::Mat centres;
  const int count = cv::connectedComponentsWithStats(dark, labels, stats, centres);
  std::vector<cv::Rect> pieces;
  for (int i = 1; i < count; ++i) {
    const int* of = stats.ptr<int>(i);
    pieces.emplace_back(of[cv::CC_STAT_LEFT], of[cv::CC_STAT_TOP], of[cv::CC_STAT_WIDTH],
                        of[cv::CC_STAT_HEIGHT]);
  }
  return pieces;
}

// From the top of what stands in the columns of a piece to its foot: the bar of a 5 may have come
// off.
int height_in_columns(const std::vector<cv::Rect>& pieces, const cv::Rect& piece) {
  int top = piece.y;
  int bottom = piece.y + piece.height;
  for (const cv::Rect& other : pieces) {
    if (other.x >= piece.x + piece.width || other.x + other.width <= piece.x) continue;
    top = std::min(top, other.y);
    bottom = std::max(bottom, other.y + other.height);
  }
  return bottom - top;
}

// The character whose middle lies above or in the piece, if it is the only one.
const ReadChar* only_char_in(const cv::Rect& piece, const LineReading& reading) {
  const ReadChar* only = nullptr;
  for (const ReadChar& c : reading.chars) {
    if (c.centre < static_cast<float>(piece.x) - 1 ||
        c.centre > static_cast<float>(piece.x + piece.width) + 1) {
      continue;
    }
    if (only != nullptr) return nullptr;
    only = &c;
  }
  return only;
}

// Whether the small pieces of ink where a point was seen all end above the feet of the digits.
bool floats(const Image& line, const ReadChar& point) {
  const double em = line.height;
  const int from = std::max(0, static_cast<int>(point.centre - em));
  const int to = std::min(line.width, static_cast<int>(point.centre + em) + 1);
  if (from >= to) return false;
  int lowest = 0;          // of the specks
  int feet = line.height;  // of the digits; that of a 4 may reach lower
  for (const cv::Rect& piece : ink_pieces(as_mat(line).colRange(from, to))) {
    const int bottom = piece.y + piece.height;
    const double x = from + piece.x + piece.width / 2.0;
    const bool small = std::max(piece.height, piece.width) <= kLargestPoint * em;
    if (small && std::abs(x - point.centre) <= kNear * em) lowest = std::max(lowest, bottom);
    if (piece.height >= kLeastDigit * em) feet = std::min(feet, bottom);
  }
  return lowest > 0 && feet < line.height && lowest < feet - kAboveFeet * em;
}

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

bool has_wide_digit(const Image& line, const LineReading& reading) {
  if (line.empty() || line.channels != 1) return false;
  const bool numbers = std::any_of(reading.chars.begin(), reading.chars.end(), is_placed_digit);
  if (!numbers) return false;
  const std::vector<cv::Rect> pieces = ink_pieces(as_mat(line));
  int highest = 0;
  for (const cv::Rect& piece : pieces) highest = std::max(highest, piece.height);
  return std::any_of(pieces.begin(), pieces.end(), [&](const cv::Rect& piece) {
    const int height = std::max(highest, height_in_columns(pieces, piece));
    if (piece.width <= kWidestDigit * height || piece.height < kLeastDigit * line.height) {
      return false;
    }
    const ReadChar* only = only_char_in(piece, reading);
    if (only == nullptr || !is_placed_digit(*only)) return false;
    const bool open = only->code == U'0' || only->code == U'4';
    return !open || piece.width > kWidestOpenDigit * height;
  });
}

bool has_floating_point(const Image& line, const LineReading& reading) {
  if (line.empty() || line.channels != 1) return false;
  const std::vector<ReadChar>& chars = reading.chars;
  for (std::size_t i = 1; i + 1 < chars.size(); ++i) {
    const bool point = chars[i].code == U'.' && chars[i].x1 > chars[i].x0;
    if (!point || !is_digit(chars[i - 1].code) || !is_digit(chars[i + 1].code)) continue;
    if (floats(line, chars[i])) return true;
  }
  return false;
}

}  // namespace gewu
