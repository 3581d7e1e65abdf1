#include "tablegrid/digits.h"

#include <algorithm>

namespace gewu {
namespace {

constexpr double kDigitWidth = 0.85;  // of the height; Han characters are about square
constexpr double kDigits = 0.6;       // share of the inked width that must be narrow

bool has_ink(const Image& binary, int x, const PixelRect& box) {
  for (int y = box.y0; y < box.y1; ++y) {
    if (binary.row(y)[x] == 0) return true;
  }
  return false;
}

}  // namespace

bool looks_like_digits(const Image& binary, const PixelRect& box) {
  const PixelRect inside = intersect(box, PixelRect{0, 0, binary.width, binary.height});
  const double most = kDigitWidth * inside.height();
  int narrow = 0;
  int all = 0;
  int start = -1;
  for (int x = inside.x0; x <= inside.x1; ++x) {
    const bool ink = x < inside.x1 && has_ink(binary, x, inside);
    if (ink && start < 0) start = x;
    if (ink || start < 0) continue;
    all += x - start;
    narrow += x - start <= most ? x - start : 0;
    start = -1;
  }
  return all > 0 && narrow >= kDigits * all;
}

}  // namespace gewu
