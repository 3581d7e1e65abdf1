#include "ocr/cell/across_border.h"

#include <algorithm>

namespace gewu {

namespace {

// From the ink of one cell's line to that of the next cell's, over the ruling (em).
constexpr double kGap = 0.3;
// A ruling and the margins of the two boxes are no wider (em); what they have in common of their
// heights, at least.
constexpr double kRuling = 0.5;
constexpr double kCommon = 0.5;

double common(double a0, double a1, double b0, double b1) {
  return std::min(a1, b1) - std::max(a0, b0);
}

bool side_by_side(const PixelRect& left, const PixelRect& right, double em) {
  const int gap = right.x0 - left.x1;
  return gap >= 0 && gap <= kRuling * em && common(left.y0, left.y1, right.y0, right.y1) > 0;
}

bool runs_on(const CellLines& left, const CellLines& right, double em) {
  for (const PointRect& a : left.lines) {
    for (const PointRect& b : right.lines) {
      const double both = common(a.y0, a.y1, b.y0, b.y1);
      const bool level = both >= kCommon * std::max(a.height(), b.height());
      if (level && b.x0 - a.x1 <= kGap * em) return true;
    }
  }
  return false;
}

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> texts_across_borders(
    const std::vector<CellLines>& cells, double em) {
  std::vector<std::size_t> inked;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (!cells[i].lines.empty()) inked.push_back(i);
  }
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t i : inked) {
    for (std::size_t j : inked) {
      if (side_by_side(cells[i].box, cells[j].box, em) && runs_on(cells[i], cells[j], em)) {
        pairs.emplace_back(i, j);
      }
    }
  }
  return pairs;
}

}  // namespace gewu
