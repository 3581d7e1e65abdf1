#include "layout/turn.h"

#include <algorithm>
#include <array>

namespace gewu {
namespace {

constexpr int kFewGlyphs = 20;

// The commonest direction of writing of the text layer, or -1 if it has too little text.
int writing_direction(const TextLayer& text) {
  std::array<int, 4> votes{};
  int total = 0;
  for (const Glyph& glyph : text.glyphs) {
    if (glyph.unicode == 0 || glyph.unicode == U' ') continue;
    ++votes[(glyph.rotation / 90) & 3];
    ++total;
  }
  if (total < kFewGlyphs) return -1;
  return static_cast<int>(std::max_element(votes.begin(), votes.end()) - votes.begin()) * 90;
}

}  // namespace

int find_turn(const Page& page, const Image& binary) {
  (void)binary;
  if (page.verdict.usable) {
    const int direction = writing_direction(page.text);
    if (direction >= 0) return (360 - direction) % 360;
  }
  return 0;
}

}  // namespace gewu
