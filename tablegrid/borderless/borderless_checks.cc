#include "tablegrid/borderless/borderless_checks.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "base/median.h"
#include "tablegrid/text/digits.h"
#include "tablegrid/text/text_columns.h"

namespace gewu {
namespace {

constexpr double kAmounts = 0.6;    // share of a column's cells that make it one of amounts
constexpr double kAligned = 0.8;    // share of a column's cells that keep to its line
constexpr double kAlignedEm = 0.6;  // ... within this
constexpr double kInWordEm = 0.25;  // white inside words is narrower
constexpr double kOverEm = 0.4;     // by so much a word must run over an edge
constexpr double kLabels = 0.6;     // share of a column's cells that hold a colon
constexpr double kDotEm = 0.25;     // the dots of a colon are smaller
constexpr double kAfterEm = 0.5;    // behind a word, so far, its colon stands

bool has_ink(const Image& binary, const PixelRect& box) {
  for (int y = box.y0; y < box.y1; ++y) {
    const auto* row = binary.row(y);
    if (std::any_of(row + box.x0, row + box.x1, [](auto pixel) { return pixel == 0; })) return true;
  }
  return false;
}

// Heights of the stretches of ink from the top down.
std::vector<int> ink_heights(const Image& binary, const PixelRect& piece) {
  std::vector<int> heights;
  bool inked = false;
  for (int y = piece.y0; y < piece.y1; ++y) {
    const bool ink = has_ink(binary, {piece.x0, y, piece.x1, y + 1});
    if (ink && !inked) heights.push_back(0);
    if (ink) ++heights.back();
    inked = ink;
  }
  return heights;
}

// Two dots, one above the other.
bool is_colon(const Image& binary, const PixelRect& piece, double em) {
  if (piece.width() > kDotEm * em) return false;
  const std::vector<int> dots = ink_heights(binary, piece);
  return dots.size() == 2 && std::max(dots[0], dots[1]) <= kDotEm * em;
}

}  // namespace

bool holds_colon(const Image& binary, const PixelRect& word, double em) {
  PixelRect reach = word;  // a colon may be so pale that it was taken for noise
  reach.x1 += static_cast<int>(kAfterEm * em);
  const PixelRect box = intersect(reach, PixelRect{0, 0, binary.width, binary.height});
  int start = -1;
  for (int x = box.x0; x <= box.x1; ++x) {
    const bool ink = x < box.x1 && has_ink(binary, {x, box.y0, x + 1, box.y1});
    if (ink && start < 0) start = x;
    if (ink || start < 0) continue;
    if (is_colon(binary, {start, box.y0, x, box.y1}, em)) return true;
    start = -1;
  }
  return false;
}

namespace {

class BodyLook {
 public:
  BodyLook(const TextGrid& grid, const Image& binary) : grid_(grid), binary_(binary) {}

  OpenBody look() const {
    OpenBody body;
    std::size_t filled = 0;
    for (int c = 0; c < cols(); ++c) {
      const std::vector<PixelRect> cells = cells_of(c);
      filled += cells.size();
      body.empty_columns += cells.empty() ? 1 : 0;
      if (cells.empty()) continue;
      body.crooked_columns += is_straight(cells) ? 0 : 1;
      if (c > 0 && holds_amounts(cells)) {
        body.amounts.push_back({c, amount_height(cells)});
      } else {
        body.label_columns += holds_labels(cells) ? 1 : 0;
      }
    }
    body.wordy_rows = wordy_rows(body.amounts);
    const auto places = static_cast<double>(grid_.body.size()) * cols();
    body.filled = places > 0 ? static_cast<double>(filled) / places : 0;
    for (const TextRow& row : grid_.body) body.crossing_rows += crosses(row) ? 1 : 0;
    return body;
  }

 private:
  int cols() const { return static_cast<int>(grid_.columns.size()) - 1; }

  PixelRect cell_at(const TextRow& row, int col) const {
    PixelRect cell;
    for (const PixelRect& box : row.boxes) {
      if (column_of(grid_.columns, (box.x0 + box.x1) / 2.0) == col) cell = unite(cell, box);
    }
    return cell;
  }

  std::vector<PixelRect> cells_of(int col) const {
    std::vector<PixelRect> cells;
    for (const TextRow& row : grid_.body) {
      const PixelRect cell = cell_at(row, col);
      if (!cell.empty()) cells.push_back(cell);
    }
    return cells;
  }

  int wordy_rows(const std::vector<OpenBody::Amounts>& amounts) const {
    int rows = 0;
    for (const TextRow& row : grid_.body) {
      bool words = false;
      for (const OpenBody::Amounts& column : amounts) {
        const PixelRect cell = cell_at(row, column.col);
        if (cell.empty()) continue;
        if (is_amount(binary_, cell, grid_.em)) return rows;
        words = true;
      }
      if (!words) return rows;
      ++rows;
    }
    return rows;
  }

  template <typename Holds>
  static bool mostly(const std::vector<PixelRect>& cells, double share, Holds holds) {
    const auto count = std::count_if(cells.begin(), cells.end(), holds);
    return static_cast<double>(count) >= share * static_cast<double>(cells.size());
  }

  bool holds_amounts(const std::vector<PixelRect>& cells) const {
    return mostly(cells, kAmounts,
                  [&](const PixelRect& cell) { return is_amount(binary_, cell, grid_.em); });
  }

  int amount_height(const std::vector<PixelRect>& cells) const {
    std::vector<int> heights;
    heights.reserve(cells.size());
    for (const PixelRect& cell : cells) heights.push_back(piece_height(binary_, cell));
    return median(std::move(heights));
  }

  bool holds_labels(const std::vector<PixelRect>& cells) const {
    return mostly(cells, kLabels,
                  [&](const PixelRect& cell) { return holds_colon(binary_, cell, grid_.em); });
  }

  bool keeps_line(const std::vector<PixelRect>& cells, double (*place)(const PixelRect&)) const {
    std::vector<double> places;
    places.reserve(cells.size());
    for (const PixelRect& cell : cells) places.push_back(place(cell));
    const double middle = median(places);
    return mostly(cells, kAligned, [&](const PixelRect& cell) {
      return std::abs(place(cell) - middle) < kAlignedEm * grid_.em;
    });
  }

  bool is_straight(const std::vector<PixelRect>& cells) const {
    return keeps_line(cells, [](const PixelRect& b) { return static_cast<double>(b.x0); }) ||
           keeps_line(cells, [](const PixelRect& b) { return static_cast<double>(b.x1); }) ||
           keeps_line(cells, [](const PixelRect& b) { return (b.x0 + b.x1) / 2.0; });
  }

  bool crosses(const TextRow& row) const {
    const std::vector<PixelRect> words = words_of(row, kInWordEm * grid_.em);
    return std::any_of(words.begin(), words.end(), [&](const PixelRect& word) {
      return column_of(grid_.columns, word.x0 + kOverEm * grid_.em) <
             column_of(grid_.columns, word.x1 - kOverEm * grid_.em);
    });
  }

  const TextGrid& grid_;
  const Image& binary_;
};

}  // namespace

OpenBody look_at_body(const TextGrid& grid, const Image& binary) {
  return BodyLook(grid, binary).look();
}

}  // namespace gewu
