#include "layout/ink/blank.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "layout/ink/bitmap.h"

namespace gewu {
namespace {

constexpr double kUsualEmPt = 10.5;
constexpr double kRimEm = 0.3;        // remnants of rulings lie within this of the border
constexpr double kRimCoverage = 0.6;  // ... and run along most of it
constexpr double kDotEm = 0.075;      // side of the smallest dot that is print
constexpr int kMinDot = 3;            // pixels

double em_of(const PageLayout& layout) {
  return layout.ink.text_height > 0 ? layout.ink.text_height : kUsualEmPt / 72 * layout.dpi;
}

// Ink of the part, one byte a pixel, row by row.
struct Part {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> ink;

  bool at(int x, int y) const { return ink[static_cast<std::size_t>(y) * width + x] != 0; }
  void clear(int x, int y) { ink[static_cast<std::size_t>(y) * width + x] = 0; }
};

Part cut(const PageLayout& layout, const PixelRect& box) {
  const PixelRect clip = intersect(box, PixelRect{0, 0, layout.binary.width, layout.binary.height});
  Part part;
  if (clip.empty()) return part;
  part.width = clip.width();
  part.height = clip.height();
  part.ink.reserve(static_cast<std::size_t>(part.width) * part.height);
  for (int y = clip.y0; y < clip.y1; ++y) {
    const std::uint8_t* row = layout.binary.row(y);
    for (int x = clip.x0; x < clip.x1; ++x) part.ink.push_back(row[x] == 0 ? 1 : 0);
  }
  return part;
}

// Number of set pixels of row `i` (or of column `i`).
int line_count(const Part& part, int i, bool rows) {
  int count = 0;
  const int n = rows ? part.width : part.height;
  for (int k = 0; k < n; ++k) count += (rows ? part.at(k, i) : part.at(i, k)) ? 1 : 0;
  return count;
}

void clear_line(Part& part, int i, bool rows) {
  const int n = rows ? part.width : part.height;
  for (int k = 0; k < n; ++k) {
    if (rows) {
      part.clear(k, i);
    } else {
      part.clear(i, k);
    }
  }
}

// Rows or columns near the border that are mostly ink are remnants of the cell's rulings.
void clear_rim(Part& part, int rim, bool rows) {
  const int lines = rows ? part.height : part.width;
  const int across = rows ? part.width : part.height;
  const int depth = std::min(rim, lines / 4);
  for (int i = 0; i < lines; ++i) {
    if (i >= depth && i < lines - depth) continue;
    if (line_count(part, i, rows) >= kRimCoverage * across) clear_line(part, i, rows);
  }
}

struct Blob {
  int area = 0;
  int x0 = 0, x1 = 0, y0 = 0, y1 = 0;
  bool at_border = false;
};

// Takes one connected piece of ink out of the part.
Blob take_blob(Part& part, int x, int y) {
  Blob blob{0, x, x, y, y, false};
  std::vector<std::pair<int, int>> open{{x, y}};
  part.clear(x, y);
  while (!open.empty()) {
    const auto [px, py] = open.back();
    open.pop_back();
    ++blob.area;
    blob.x0 = std::min(blob.x0, px);
    blob.x1 = std::max(blob.x1, px);
    blob.y0 = std::min(blob.y0, py);
    blob.y1 = std::max(blob.y1, py);
    if (px == 0 || py == 0 || px + 1 == part.width || py + 1 == part.height) blob.at_border = true;
    for (int qy = std::max(0, py - 1); qy <= std::min(part.height - 1, py + 1); ++qy) {
      for (int qx = std::max(0, px - 1); qx <= std::min(part.width - 1, px + 1); ++qx) {
        if (!part.at(qx, qy)) continue;
        part.clear(qx, qy);
        open.emplace_back(qx, qy);
      }
    }
  }
  return blob;
}

bool is_print(const Blob& blob, int dot, int rim) {
  const int wide = blob.x1 - blob.x0 + 1;
  const int high = blob.y1 - blob.y0 + 1;
  if (blob.at_border && std::min(wide, high) <= rim) return false;  // a ruling's fringe
  return blob.area >= dot * dot && std::max(wide, high) >= dot && std::min(wide, high) >= dot / 2;
}

}  // namespace

bool is_blank(const PageLayout& layout, const PixelRect& box) {
  const double em = em_of(layout);
  const int rim = std::max(2, static_cast<int>(std::lround(kRimEm * em)));
  const int dot = std::max(kMinDot, static_cast<int>(std::lround(kDotEm * em)));
  Part part = cut(layout, box);
  if (part.ink.empty()) return true;
  clear_rim(part, rim, true);
  clear_rim(part, rim, false);
  for (int y = 0; y < part.height; ++y) {
    for (int x = 0; x < part.width; ++x) {
      if (part.at(x, y) && is_print(take_blob(part, x, y), dot, rim)) return false;
    }
  }
  return true;
}

}  // namespace gewu
