#include "tablegrid/text/digits.h"

#include <algorithm>
#include <vector>

namespace gewu {
namespace {

constexpr double kDigitWidth = 0.85;   // of the height; Han characters are about square
constexpr double kDigits = 0.6;        // share of the inked width that must be narrow
constexpr double kSlimDigit = 0.8;     // ... a narrow one may be so wide too
constexpr double kDigitHeight = 0.86;  // of Han characters: digits are lower
constexpr double kTall = 0.8;          // of the word's height: what digits reach at least
constexpr double kSmall = 0.45;        // of it: points, commas and dashes are lower
constexpr double kMark = 0.6;          // of it: ... and narrower
constexpr double kNumber = 0.85;       // share of a number's inked width in digits and marks

bool has_ink(const Image& binary, int x, const PixelRect& box) {
  for (int y = box.y0; y < box.y1; ++y) {
    if (binary.row(y)[x] == 0) return true;
  }
  return false;
}

// Ink parted by white from top to bottom, each piece with its own height.
std::vector<PixelRect> pieces_of_word(const Image& binary, const PixelRect& box) {
  std::vector<PixelRect> pieces;
  int start = -1;
  for (int x = box.x0; x <= box.x1; ++x) {
    const bool ink = x < box.x1 && has_ink(binary, x, box);
    if (ink && start < 0) start = x;
    if (ink || start < 0) continue;
    pieces.push_back({start, box.y0, x, box.y1});
    start = -1;
  }
  return pieces;
}

bool row_has_ink(const Image& binary, int y, const PixelRect& box) {
  const auto* row = binary.row(y);
  return std::any_of(row + box.x0, row + box.x1, [](auto pixel) { return pixel == 0; });
}

int inked_height(const Image& binary, const PixelRect& box) {
  int top = box.y0;
  int bottom = box.y1;
  while (top < bottom && !row_has_ink(binary, top, box)) ++top;
  while (bottom > top && !row_has_ink(binary, bottom - 1, box)) --bottom;
  return bottom - top;
}

PixelRect inside_of(const Image& binary, const PixelRect& box) {
  return intersect(box, PixelRect{0, 0, binary.width, binary.height});
}

}  // namespace

bool looks_like_digits(const Image& binary, const PixelRect& box) {
  const PixelRect inside = inside_of(binary, box);
  // Boxes come from a reduced page: a character is as high as its ink, not as its box.
  const double most = kDigitWidth * inked_height(binary, inside);
  int narrow = 0;
  int all = 0;
  for (const PixelRect& piece : pieces_of_word(binary, inside)) {
    all += piece.width();
    narrow += piece.width() <= most ? piece.width() : 0;
  }
  return all > 0 && narrow >= kDigits * all;
}

int piece_height(const Image& binary, const PixelRect& box) {
  int highest = 0;
  for (const PixelRect& piece : pieces_of_word(binary, inside_of(binary, box))) {
    highest = std::max(highest, inked_height(binary, piece));
  }
  return highest;
}

bool is_amount(const Image& binary, const PixelRect& box, double em) {
  return looks_like_digits(binary, box) && piece_height(binary, box) <= kDigitHeight * em;
}

bool is_number(const Image& binary, const PixelRect& box) {
  const PixelRect inside = inside_of(binary, box);
  const std::vector<PixelRect> pieces = pieces_of_word(binary, inside);
  int highest = 0;
  std::vector<int> heights;
  for (const PixelRect& piece : pieces) {
    heights.push_back(inked_height(binary, piece));
    highest = std::max(highest, heights.back());
  }
  int all = 0;
  int numeric = 0;
  bool digits = false;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const int width = pieces[i].width();
    const bool digit = heights[i] >= kTall * highest && width <= kSlimDigit * highest;
    const bool mark = heights[i] <= kSmall * highest && width <= kMark * highest;
    digits |= digit;
    all += width;
    numeric += digit || mark ? width : 0;
  }
  return digits && numeric >= kNumber * all;
}

}  // namespace gewu
