#include "tablegrid/ruled/bars.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <vector>

namespace gewu {
namespace {

constexpr double kStepEm = 0.5;    // from one line that is looked at to the next
constexpr double kWidthEm = 0.8;   // a bar is wider; no stroke of a character is
constexpr double kHeightEm = 2.2;  // ... and higher
constexpr double kDark = 0.35;  // of the way from paper to ink: a filled cell's label reads on less
constexpr double kSideEm = 0.4;  // paper between a bar and the side of its cell
constexpr int kFewestBars = 2;

struct Stretch {
  int from, to;
};

std::vector<Stretch> dark_stretches(const std::uint8_t* row, const PixelRect& box, int level,
                                    double shortest) {
  std::vector<Stretch> found;
  int start = -1;
  for (int x = box.x0; x <= box.x1; ++x) {
    const bool dark = x < box.x1 && row[x] < level;
    if (dark && start < 0) start = x;
    if (dark || start < 0) continue;
    if (x - start >= shortest) found.push_back({start, x});
    start = -1;
  }
  return found;
}

bool same(const Stretch& a, const Stretch& b, double within) {
  return std::abs(a.from - b.from) <= within && std::abs(a.to - b.to) <= within;
}

// A stretch and how many lines it goes on for.
struct Bar {
  Stretch at;
  int lines;
};

int bars_in(const Image& grey, const PixelRect& cell, int level, double em) {
  const int step = std::max(1, static_cast<int>(kStepEm * em));
  const int enough = static_cast<int>(std::ceil(kHeightEm / kStepEm));
  std::vector<Bar> open;
  int bars = 0;
  for (int y = cell.y0; y < cell.y1; y += step) {
    std::vector<Bar> next;
    for (const Stretch& stretch : dark_stretches(grey.row(y), cell, level, kWidthEm * em)) {
      const bool filled =
          stretch.from < cell.x0 + kSideEm * em || stretch.to > cell.x1 - kSideEm * em;
      if (filled) continue;
      const auto above = std::find_if(open.begin(), open.end(), [&](const Bar& bar) {
        return same(bar.at, stretch, kSideEm * em / 2);
      });
      next.push_back({stretch, above == open.end() ? 1 : above->lines + 1});
      bars += next.back().lines == enough ? 1 : 0;
    }
    open = std::move(next);
  }
  return bars;
}

}  // namespace

bool holds_bars(const PageLayout& layout, const GridTable& table, double em) {
  const InkStats& ink = layout.ink;
  const int level = ink.paper - static_cast<int>(kDark * (ink.paper - ink.ink));
  const PixelRect page{0, 0, layout.grey.width, layout.grey.height};
  int bars = 0;
  for (const GridCell& cell : table.cells) {
    bars += bars_in(layout.grey, intersect(cell.box, page), level, em);
  }
  return bars >= kFewestBars;
}

}  // namespace gewu
