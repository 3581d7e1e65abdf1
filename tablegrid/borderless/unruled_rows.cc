#include "tablegrid/borderless/unruled_rows.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <vector>

#include "base/median.h"
#include "tablegrid/text/digits.h"

namespace gewu {
namespace {

// The ink of one row of pixels between x0 and x1, as the box of it; empty if there is none.
PixelRect ink_of_row(const Image& binary, int y, int x0, int x1) {
  const auto* row = binary.row(y);
  const auto* first = std::find(row + x0, row + x1, 0);
  if (first == row + x1) return {};
  const auto* last = row + x1;
  while (*(last - 1) != 0) --last;
  return {static_cast<int>(first - row), y, static_cast<int>(last - row), y + 1};
}

double middle(const PixelRect& line) { return (line.y0 + line.y1) / 2.0; }

// The lines of text in a cell, each the box of its ink.
std::vector<PixelRect> lines_of(const Image& binary, const PixelRect& cell, double em,
                                const UnruledRowOptions& options) {
  const PixelRect box = intersect(cell, PixelRect{0, 0, binary.width, binary.height});
  std::vector<PixelRect> lines;
  if (box.empty()) return lines;
  const double torn = options.torn * em;
  for (int y = box.y0; y < box.y1; ++y) {
    const PixelRect ink = ink_of_row(binary, y, box.x0, box.x1);
    if (ink.empty()) continue;
    if (!lines.empty() && y - lines.back().y1 <= torn) {
      lines.back() = unite(lines.back(), ink);
    } else {
      lines.push_back(ink);
    }
  }
  std::erase_if(lines,
                [&](const PixelRect& line) { return line.height() < options.least_line * em; });
  return lines;
}

bool is_white(const Image& binary, int x, int y0, int y1) {
  for (int y = y0; y < y1; ++y) {
    if (binary.row(y)[x] == 0) return false;
  }
  return true;
}

// The widest stretch of columns without ink inside `box`, whose sides hold ink.
PixelRect widest_white(const Image& binary, const PixelRect& box) {
  PixelRect widest;
  int start = -1;
  for (int x = box.x0; x < box.x1; ++x) {
    const bool white = is_white(binary, x, box.y0, box.y1);
    if (white && start < 0) start = x;
    if (white || start < 0) continue;
    if (start > box.x0 && x - start > widest.width()) widest = {start, box.y0, x, box.y1};
    start = -1;
  }
  return widest;
}

bool holds_two_columns(const Image& binary, const std::vector<PixelRect>& lines, double em,
                       double least_white) {
  PixelRect all;
  for (const PixelRect& line : lines) all = unite(all, line);
  const PixelRect white = widest_white(binary, all);
  if (white.width() < least_white * em) return false;
  return std::all_of(lines.begin(), lines.end(), [&](const PixelRect& line) {
    const PixelRect left{line.x0, line.y0, white.x0, line.y1};
    const PixelRect right{white.x1, line.y0, line.x1, line.y1};
    return !left.empty() && !right.empty() && is_number(binary, left) && is_number(binary, right);
  });
}

class RowSplitter {
 public:
  RowSplitter(const PageLayout& layout, double em, const UnruledRowOptions& options)
      : layout_(layout), em_(em), options_(options) {}

  enum class Verdict { NoRows, Doubtful, Rows };

  // What the lines of the cells of a row are; `edges`: where it is to be split.
  Verdict judge(const std::vector<const GridCell*>& cells, std::vector<int>* edges) const {
    std::vector<std::vector<PixelRect>> lines;
    std::size_t most = 0;
    for (const GridCell* cell : cells) {
      lines.push_back(lines_of(layout_.binary, cell->box, em_, options_));
      most = std::max(most, lines.back().size());
    }
    if (most < 2) return Verdict::NoRows;
    const std::vector<PixelRect>* model = nullptr;
    int numbers = 0;
    for (const std::vector<PixelRect>& column : lines) {
      if (column.size() != most || !all_numbers(column)) continue;
      if (model == nullptr) model = &column;
      ++numbers;
    }
    if (numbers < options_.fewest_numbers || !all_level(lines, *model)) return Verdict::NoRows;
    const GridCell& first = *cells.front();
    const std::optional<double> pitch = even_pitch(*model, first.box);
    if (!pitch) return Verdict::NoRows;
    for (std::size_t i = 0; i + 1 < model->size(); ++i)
      edges->push_back(edge_after(lines, *model, i));
    const bool enough = most >= static_cast<std::size_t>(options_.fewest_lines);
    const bool apart = enough && *pitch >= options_.least_pitch * em_;
    const bool many =
        static_cast<int>(most) >= options_.sure_lines && numbers >= options_.sure_numbers;
    return apart || many ? Verdict::Rows : Verdict::Doubtful;
  }

 private:
  bool all_numbers(const std::vector<PixelRect>& lines) const {
    return std::all_of(lines.begin(), lines.end(),
                       [&](const PixelRect& line) { return is_number(layout_.binary, line); });
  }

  bool all_level(const std::vector<std::vector<PixelRect>>& columns,
                 const std::vector<PixelRect>& model) const {
    const auto is_level = [&](const PixelRect& line) {
      return std::any_of(model.begin(), model.end(), [&](const PixelRect& row) {
        return std::abs(middle(row) - middle(line)) <= options_.level * em_;
      });
    };
    return std::all_of(columns.begin(), columns.end(), [&](const auto& lines) {
      return std::all_of(lines.begin(), lines.end(), is_level);
    });
  }

  // From line to line, if it is the same all over the row and the row ends with its lines.
  std::optional<double> even_pitch(const std::vector<PixelRect>& lines,
                                   const PixelRect& row) const {
    std::vector<double> steps;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
      steps.push_back(middle(lines[i + 1]) - middle(lines[i]));
    }
    const double pitch = median(steps);
    const bool even = std::all_of(steps.begin(), steps.end(), [&](double step) {
      return std::abs(step - pitch) <= options_.most_uneven * pitch;
    });
    const double most = options_.most_margin * pitch;
    const bool full =
        middle(lines.front()) - row.y0 <= most && row.y1 - middle(lines.back()) <= most;
    if (!even || !full) return std::nullopt;
    return pitch;
  }

  // In the white below line `i`, over all columns.
  int edge_after(const std::vector<std::vector<PixelRect>>& columns,
                 const std::vector<PixelRect>& model, std::size_t i) const {
    const double between = (middle(model[i]) + middle(model[i + 1])) / 2;
    int above = model[i].y1;
    int below = model[i + 1].y0;
    for (const std::vector<PixelRect>& lines : columns) {
      for (const PixelRect& line : lines) {
        if (middle(line) < between) above = std::max(above, line.y1);
        if (middle(line) > between) below = std::min(below, line.y0);
      }
    }
    return (above + below) / 2;
  }

  const PageLayout& layout_;
  double em_;
  const UnruledRowOptions& options_;
};

// The cells that make up base row `row` if none of them is in another one; else none.
std::vector<GridCell*> cells_of_row(GridTable* table, int row) {
  std::vector<GridCell*> cells;
  for (GridCell& cell : table->cells) {
    if (cell.row > row || cell.row + cell.row_span <= row) continue;
    if (cell.row_span != 1) return {};
    cells.push_back(&cell);
  }
  return cells;
}

void split_row(int row, const std::vector<int>& edges, GridTable* table) {
  const int added = static_cast<int>(edges.size());
  std::vector<GridCell> parts;
  for (GridCell& cell : table->cells) {
    if (cell.row > row) {
      cell.row += added;
      continue;
    }
    if (cell.row != row) continue;
    for (int i = 1; i <= added; ++i) {
      GridCell part = cell;
      part.row += i;
      part.box.y0 = edges[static_cast<std::size_t>(i) - 1];
      if (i < added) part.box.y1 = edges[static_cast<std::size_t>(i)];
      parts.push_back(part);
    }
    cell.box.y1 = edges.front();
  }
  table->cells.insert(table->cells.end(), parts.begin(), parts.end());
  std::sort(table->cells.begin(), table->cells.end(), [](const GridCell& a, const GridCell& b) {
    return a.row != b.row ? a.row < b.row : a.col < b.col;
  });
  table->row_edges.insert(table->row_edges.begin() + row + 1, edges.begin(), edges.end());
}

}  // namespace

void doubt_unruled_columns(const PageLayout& layout, double em, GridTable* table,
                           const UnruledColumnOptions& options) {
  for (GridCell& cell : table->cells) {
    const std::vector<PixelRect> lines = lines_of(layout.binary, cell.box, em, {});
    if (lines.empty() || cell.doubt != GridDoubt::None) continue;
    if (holds_two_columns(layout.binary, lines, em, options.least_white)) {
      cell.doubt = GridDoubt::LinesAsColumns;
    }
  }
}

void doubt_parted_words(const PageLayout& layout, double em, GridTable* table,
                        const UnruledColumnOptions& options) {
  struct Parted {
    GridCell* cell;
    PixelRect white;
  };
  std::vector<Parted> all;
  for (GridCell& cell : table->cells) {
    const std::vector<PixelRect> lines = lines_of(layout.binary, cell.box, em, {});
    if (lines.size() != 1) continue;
    const PixelRect white = widest_white(layout.binary, lines.front());
    if (white.width() >= options.least_parted * em) all.push_back({&cell, white});
  }
  for (const Parted& parted : all) {
    const auto alike = std::count_if(all.begin(), all.end(), [&](const Parted& other) {
      const int common =
          std::min(parted.white.x1, other.white.x1) - std::max(parted.white.x0, other.white.x0);
      return parted.cell->col == other.cell->col && common >= options.least_parted * em;
    });
    if (alike >= options.fewest_parted) parted.cell->doubt = GridDoubt::LinesAsColumns;
  }
}

void split_unruled_rows(const PageLayout& layout, double em, GridTable* table,
                        const UnruledRowOptions& options) {
  const RowSplitter splitter(layout, em, options);
  for (int row = 0; row < table->rows(); ++row) {
    const int height = table->row_edges[static_cast<std::size_t>(row) + 1] -
                       table->row_edges[static_cast<std::size_t>(row)];
    if (height < 2 * em) continue;
    const std::vector<GridCell*> cells = cells_of_row(table, row);
    if (cells.size() < 2) continue;
    std::vector<int> edges;
    switch (splitter.judge({cells.begin(), cells.end()}, &edges)) {
      case RowSplitter::Verdict::NoRows:
        break;
      case RowSplitter::Verdict::Doubtful:
        for (GridCell* cell : cells) cell->doubt = GridDoubt::LinesAsRows;
        break;
      case RowSplitter::Verdict::Rows:
        split_row(row, edges, table);
        row += static_cast<int>(edges.size());
        break;
    }
  }
}

}  // namespace gewu
