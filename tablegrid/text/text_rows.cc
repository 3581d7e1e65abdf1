#include "tablegrid/text/text_rows.h"

#include <algorithm>
#include <utility>

namespace gewu {
namespace {

constexpr double kSpeckEm = 0.2;    // smaller than this both ways: noise, dots, or a comma
constexpr double kTallestEm = 2.5;  // taller is no character
constexpr double kWrapEm = 0.62;    // white between the lines of one cell; rows stand further apart
constexpr double kTornEm = 0.2;     // less white than between any lines: halves of one
constexpr double kPartOfRow =
    0.75;  // of its neighbour's extent: a line narrower than that is a part

int extent(const TextRow& row) {
  PixelRect all;
  for (const PixelRect& box : row.boxes) all = unite(all, box);
  return all.width();
}

void take_in(TextRow* row, const TextRow& other) {
  row->top = std::min(row->top, other.top);
  row->bottom = std::max(row->bottom, other.bottom);
  row->boxes.insert(row->boxes.end(), other.boxes.begin(), other.boxes.end());
}

std::vector<TextRow> overlapping(std::vector<PixelRect> boxes) {
  std::sort(boxes.begin(), boxes.end(),
            [](const PixelRect& a, const PixelRect& b) { return a.y0 < b.y0; });
  std::vector<TextRow> rows;
  for (const PixelRect& box : boxes) {
    if (rows.empty() || box.y0 >= rows.back().bottom) {
      rows.push_back({box.y0, box.y1, {box}});
      continue;
    }
    rows.back().bottom = std::max(rows.back().bottom, box.y1);
    rows.back().boxes.push_back(box);
  }
  return rows;
}

}  // namespace

std::vector<TextRow> text_rows(std::vector<PixelRect> boxes, double em) {
  std::erase_if(boxes, [&](const PixelRect& box) {
    return (box.width() < kSpeckEm * em && box.height() < kSpeckEm * em) ||
           box.height() > kTallestEm * em;
  });
  std::vector<TextRow> rows = overlapping(std::move(boxes));
  // The widest first: what wraps above and below it goes to it.
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
      const int white = rows[i + 1].top - rows[i].bottom;
      if (white >= kWrapEm * em) continue;
      const int a = extent(rows[i]);
      const int b = extent(rows[i + 1]);
      const bool part = std::min(a, b) < kPartOfRow * std::max(a, b);
      if (!part && white >= kTornEm * em) continue;
      take_in(&rows[i], rows[i + 1]);
      rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(i) + 1);
      changed = true;
      break;
    }
  }
  return rows;
}

}  // namespace gewu
