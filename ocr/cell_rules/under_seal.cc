#include "ocr/cell_rules/under_seal.h"

#include <algorithm>

namespace gewu {
int seal_over(const PageLayout& layout, const PixelRect& box) {
  const Image& seal = layout.under_seal;
  int most = 0;
  if (seal.empty()) return most;
  const PixelRect inside = intersect(box, PixelRect{0, 0, seal.width, seal.height});
  if (inside.empty()) return most;
  for (int y = inside.y0; y < inside.y1; ++y) {
    const std::uint8_t* row = seal.row(y);
    most = std::max<int>(most, *std::max_element(row + inside.x0, row + inside.x1));
  }
  return most;
}

bool has_line_under_grey_seal(const PageLayout& layout, const std::vector<PointRect>& lines) {
  return std::any_of(lines.begin(), lines.end(), [&](const PointRect& line) {
    return seal_over(layout, {static_cast<int>(line.x0), static_cast<int>(line.y0),
                              static_cast<int>(line.x1), static_cast<int>(line.y1)}) >=
           kUnderGreySeal;
  });
}

std::optional<Finding> cells_under_seal(const PageLayout& layout, const GridTable& table) {
  Finding finding;
  for (const GridCell& cell : table.cells) {
    if (seal_over(layout, cell.box) >= kUnderSeal) finding.cells.emplace_back(cell.row, cell.col);
  }
  if (finding.cells.empty()) return std::nullopt;
  finding.severity = Severity::Info;
  finding.code = "under-seal";
  finding.message = "a seal covers these cells";
  finding.suggestion = "compare them with the page where much depends on them";
  return finding;
}

}  // namespace gewu
