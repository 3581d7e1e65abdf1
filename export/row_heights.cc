#include "export/row_heights.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/text.h"

namespace gewu {

namespace {

constexpr double kMostHeight = 409;  // Excel's and LibreOffice's limit, points
constexpr double kMargin = 1;        // of a cell, left and right together, characters
// Lines end before words and brackets that do not fit, and other programs have other faces: long
// texts took one line in ten more than their width says (LibreOffice 7.4).
constexpr double kFilled = 0.9;

// In half-width characters.
double width_of(std::u32string_view line) {
  double width = 0;
  for (const char32_t c : line) width += c < 0x1100 ? 1 : 2;
  return width;
}

double lines_of(const std::string& text, double width) {
  const std::u32string characters = decode_utf8(text);
  const double room = std::max((width - kMargin) * kFilled, 2.0);
  double lines = 0;
  size_t start = 0;
  while (start <= characters.size()) {
    const size_t end = std::min(characters.find(U'\n', start), characters.size());
    const auto line = std::u32string_view(characters).substr(start, end - start);
    lines += std::max(1.0, std::ceil(width_of(line) / room));
    start = end + 1;
  }
  return lines;
}

double sum_of(const std::vector<double>& values, int first, int count) {
  const auto begin = values.begin() + first;
  return std::accumulate(begin, begin + count, 0.0);
}

}  // namespace

double text_height(const std::string& text, double width, int most) {
  return std::min(lines_of(text, width), static_cast<double>(most)) * kLineHeight;
}

std::vector<double> row_heights(const TextTable& table, const std::vector<double>& widths) {
  std::vector<double> heights(static_cast<size_t>(table.rows), kLineHeight);
  std::vector<const TextCell*> cells;
  for (const TextCell& cell : table.cells) cells.push_back(&cell);
  // Those of one row first: what they take, the spanning ones need not ask for.
  std::stable_sort(cells.begin(), cells.end(),
                   [](const TextCell* a, const TextCell* b) { return a->row_span < b->row_span; });
  for (const TextCell* cell : cells) {
    const double needed =
        lines_of(cell->text, sum_of(widths, cell->col, cell->col_span)) * kLineHeight;
    const double lacking = needed - sum_of(heights, cell->row, cell->row_span);
    if (lacking <= 0) continue;
    double& last = heights[static_cast<size_t>(cell->row + cell->row_span - 1)];
    last = std::min(last + lacking, kMostHeight);
  }
  return heights;
}

}  // namespace gewu
