#include "tablegrid/ruled/cell_merge.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace gewu {
namespace {

constexpr double kTrace = 0.25;    // share from which a doubtful boundary may cut an odd shape
constexpr double kDoubtful = 0.2;  // closer to the threshold than this is doubtful
constexpr double kSurelyRuled = 0.92;
constexpr double kNoRuling = 0.1;      // share of a boundary that chance may cover
constexpr int kFewestCorners = 3;      // one or two are a ruling that the scan lost
constexpr double kCornerShare = 0.03;  // ... of all inner crossings, in a large table more
constexpr double kDoubtCost = 0.02;    // confidence lost for each
constexpr double kShapeCost = 0.1;     // ... and for each cell that was no rectangle

class Merger {
 public:
  explicit Merger(const BoundarySet& set) : set_(set) {
    for (int r = 0; r + 1 < set.rows; ++r) {
      below_.emplace_back();
      for (int c = 0; c < set.cols; ++c) {
        below_[r].push_back(set.below[r][c] >= set.below_threshold[r][c]);
      }
    }
    for (int c = 0; c + 1 < set.cols; ++c) {
      right_.emplace_back();
      for (int r = 0; r < set.rows; ++r) {
        right_[c].push_back(set.right[c][r] >= set.right_threshold[c][r]);
      }
    }
  }

  // Cells as (row, col, row_span, col_span) in base cells. Counts the shapes that were repaired.
  std::vector<GridCell> cells(int* repaired) {
    for (int pass = 0; pass < 2; ++pass) {
      label();
      if (cut_odd_shapes() == 0) break;
      ++*repaired;
    }
    label();
    return rectangles();
  }

  // Boundaries that are hardly there or hardly not. The base cells on both sides of each: [r][c].
  int doubtful(std::vector<std::vector<char>>* beside) const {
    beside->assign(static_cast<std::size_t>(set_.rows),
                   std::vector<char>(static_cast<std::size_t>(set_.cols), 0));
    int count = 0;
    for (int r = 0; r + 1 < set_.rows; ++r) {
      for (int c = 0; c < set_.cols; ++c) {
        if (!near(set_.below[r][c], set_.below_threshold[r][c])) continue;
        (*beside)[r][c] = (*beside)[r + 1][c] = 1;
        ++count;
      }
    }
    for (int c = 0; c + 1 < set_.cols; ++c) {
      for (int r = 0; r < set_.rows; ++r) {
        if (!near(set_.right[c][r], set_.right_threshold[c][r])) continue;
        (*beside)[r][c] = (*beside)[r][c + 1] = 1;
        ++count;
      }
    }
    return count;
  }

 private:
  static bool near(double cover, double threshold) {
    const double sure = std::min(threshold + kDoubtful, kSurelyRuled);
    return cover > threshold - kDoubtful && cover < sure;
  }
  int id(int r, int c) const { return r * set_.cols + c; }
  int root(int i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }

  void label() {
    parent_.resize(static_cast<std::size_t>(set_.rows) * set_.cols);
    std::iota(parent_.begin(), parent_.end(), 0);
    for (int r = 0; r < set_.rows; ++r) {
      for (int c = 0; c < set_.cols; ++c) {
        if (r + 1 < set_.rows && !below_[r][c]) parent_[root(id(r + 1, c))] = root(id(r, c));
        if (c + 1 < set_.cols && !right_[c][r]) parent_[root(id(r, c + 1))] = root(id(r, c));
      }
    }
  }

  struct Shape {
    int r0 = 1 << 30, c0 = 1 << 30, r1 = -1, c1 = -1;
    int area = 0;
    bool odd() const { return area != (r1 - r0 + 1) * (c1 - c0 + 1); }
  };

  std::map<int, Shape> shapes() {
    std::map<int, Shape> result;
    for (int r = 0; r < set_.rows; ++r) {
      for (int c = 0; c < set_.cols; ++c) {
        Shape& s = result[root(id(r, c))];
        s = {std::min(s.r0, r), std::min(s.c0, c), std::max(s.r1, r), std::max(s.c1, c),
             s.area + 1};
      }
    }
    return result;
  }

  // Inside shapes that are no rectangles, faint boundaries are believed after all.
  int cut_odd_shapes() {
    int cuts = 0;
    for (const auto& [root_id, shape] : shapes()) {
      if (!shape.odd()) continue;
      for (int r = shape.r0; r <= shape.r1; ++r) {
        for (int c = shape.c0; c <= shape.c1; ++c) {
          if (root(id(r, c)) == root_id) cuts += believe_faint(r, c);
        }
      }
    }
    return cuts;
  }

  int believe_faint(int r, int c) {
    int cuts = 0;
    if (r + 1 < set_.rows && !below_[r][c] && set_.below[r][c] >= kTrace) {
      below_[r][c] = true;
      ++cuts;
    }
    if (c + 1 < set_.cols && !right_[c][r] && set_.right[c][r] >= kTrace) {
      right_[c][r] = true;
      ++cuts;
    }
    return cuts;
  }

  // Each shape as rectangles: itself, or, if it is none, cut greedily from the top left.
  std::vector<GridCell> rectangles() {
    std::vector<GridCell> cells;
    std::vector<char> taken(parent_.size(), 0);
    for (int r = 0; r < set_.rows; ++r) {
      for (int c = 0; c < set_.cols; ++c) {
        if (taken[id(r, c)] == 0) cells.push_back(take(r, c, taken));
      }
    }
    return cells;
  }

  GridCell take(int r, int c, std::vector<char>& taken) {
    const int own = root(id(r, c));
    int c1 = c;
    while (c1 + 1 < set_.cols && free_own(r, c1 + 1, own, taken)) ++c1;
    int r1 = r;
    while (r1 + 1 < set_.rows && row_free(r1 + 1, c, c1, own, taken)) ++r1;
    for (int y = r; y <= r1; ++y) {
      for (int x = c; x <= c1; ++x) taken[id(y, x)] = 1;
    }
    return {r, c, r1 - r + 1, c1 - c + 1, {}, GridDoubt::None};
  }

  bool free_own(int r, int c, int own, const std::vector<char>& taken) {
    return taken[id(r, c)] == 0 && root(id(r, c)) == own;
  }
  bool row_free(int r, int c0, int c1, int own, const std::vector<char>& taken) {
    for (int c = c0; c <= c1; ++c) {
      if (!free_own(r, c, own, taken)) return false;
    }
    return true;
  }

  const BoundarySet& set_;
  std::vector<std::vector<char>> below_;
  std::vector<std::vector<char>> right_;
  std::vector<int> parent_;
};

// For each line: how many lines up to it bound a cell. A line that bounds none takes the number of
// the one before.
std::vector<int> renumber(const std::vector<GridCell>& cells, int lines, bool rows) {
  std::vector<int> used(lines, 0);
  for (const GridCell& cell : cells) used[rows ? cell.row : cell.col] = 1;
  used[0] = 0;
  std::partial_sum(used.begin(), used.end(), used.begin());
  return used;
}

// Drops the edges that bound no cell; the last edge always stays.
void drop_edges(std::vector<int>& edges, const std::vector<int>& numbers) {
  std::vector<int> kept{edges.front()};
  for (std::size_t i = 1; i + 1 < edges.size(); ++i) {
    if (numbers[i] != numbers[i - 1]) kept.push_back(edges[i]);
  }
  kept.push_back(edges.back());
  edges = std::move(kept);
}

// Cells that hold one of these base cells.
void mark_doubtful(const std::vector<std::vector<char>>& base, std::vector<GridCell>* cells) {
  for (GridCell& cell : *cells) {
    for (int r = cell.row; r < cell.row + cell.row_span; ++r) {
      const auto first = base[r].begin() + cell.col;
      if (std::find(first, first + cell.col_span, 1) == first + cell.col_span) continue;
      cell.doubt = GridDoubt::FaintBorder;
    }
  }
}

}  // namespace

bool turns_corners_inside(const BoundarySet& set) {
  int corners = 0;
  int places = 0;
  for (int r = 0; r + 1 < set.rows; ++r) {
    for (int c = 0; c + 1 < set.cols; ++c, ++places) {
      const double left = set.below[r][c];
      const double right = set.below[r][c + 1];
      const double up = set.right[c][r];
      const double down = set.right[c][r + 1];
      const bool across =
          std::max(left, right) >= kSurelyRuled && std::min(left, right) <= kNoRuling;
      const bool upright = std::max(up, down) >= kSurelyRuled && std::min(up, down) <= kNoRuling;
      corners += across && upright ? 1 : 0;
    }
  }
  return corners >= kFewestCorners && corners >= kCornerShare * places;
}

void merge_cells(const BoundarySet& boundaries, GridTable* table) {
  Merger merger(boundaries);
  int repaired = 0;
  table->cells = merger.cells(&repaired);
  std::vector<std::vector<char>> beside_doubtful;
  const int doubtful = merger.doubtful(&beside_doubtful);
  table->confidence = std::max(0.0, 1.0 - kDoubtCost * doubtful - kShapeCost * repaired);
  if (doubtful > 0) mark_doubtful(beside_doubtful, &table->cells);
  const std::vector<int> rows = renumber(table->cells, boundaries.rows, true);
  const std::vector<int> cols = renumber(table->cells, boundaries.cols, false);
  drop_edges(table->row_edges, rows);
  drop_edges(table->col_edges, cols);
  for (GridCell& cell : table->cells) {
    const int last_row = rows[cell.row + cell.row_span - 1];
    const int last_col = cols[cell.col + cell.col_span - 1];
    cell.row = rows[cell.row];
    cell.col = cols[cell.col];
    cell.row_span = last_row - cell.row + 1;
    cell.col_span = last_col - cell.col + 1;
    cell.box = {table->col_edges[cell.col], table->row_edges[cell.row],
                table->col_edges[last_col + 1], table->row_edges[last_row + 1]};
  }
}

}  // namespace gewu
