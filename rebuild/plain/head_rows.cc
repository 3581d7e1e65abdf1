#include "rebuild/plain/head_rows.h"

#include <algorithm>

namespace gewu::plain {

namespace {

bool shares(const DraftCell& a, const DraftCell& b) {
  return a.col < b.col + b.col_span && b.col < a.col + a.col_span;
}

class HeadRows {
 public:
  HeadRows(const std::vector<std::vector<Stretch>>& lines, size_t heads) {
    for (size_t l = 0; l < heads; ++l) {
      for (const Stretch& stretch : lines[l]) add(stretch);
    }
    part();
    for (DraftCell& cell : cells_) cell.row = level(cell);
    for (const DraftCell& cell : cells_) rows_ = std::max(rows_, cell.row + 1);
  }

  int rows() const { return rows_; }

  std::vector<DraftCell> take() {
    for (DraftCell& cell : cells_) {
      int below = rows_;
      for (const DraftCell& other : cells_) {
        if (other.row > cell.row && shares(cell, other)) below = std::min(below, other.row);
      }
      cell.row_span = std::max(1, below - cell.row);
    }
    return std::move(cells_);
  }

 private:
  // The lines of one head stand over the same columns.
  void add(const Stretch& stretch) {
    const int span = stretch.last - stretch.first + 1;
    for (DraftCell& cell : cells_) {
      if (cell.col != stretch.first || cell.col_span != span) continue;
      cell.pieces.insert(cell.pieces.end(), stretch.pieces.begin(), stretch.pieces.end());
      return;
    }
    DraftCell cell;
    cell.col = stretch.first;
    cell.col_span = span;
    cell.pieces = stretch.pieces;
    cells_.push_back(std::move(cell));
  }

  // Of two heads that share some columns, and neither all of the other's, the wider one yields.
  void part() {
    for (size_t a = 0; a < cells_.size(); ++a) {
      for (size_t b = a + 1; b < cells_.size(); ++b) {
        DraftCell& left = cells_[a].col < cells_[b].col ? cells_[a] : cells_[b];
        DraftCell& right = &left == &cells_[a] ? cells_[b] : cells_[a];
        const int end = left.col + left.col_span;
        if (left.col == right.col || right.col >= end || right.col + right.col_span <= end)
          continue;
        if (left.col_span > right.col_span) {
          left.col_span = right.col - left.col;
        } else {
          right.col_span -= end - right.col;
          right.col = end;
        }
      }
    }
  }

  // How many heads stand over it.
  int level(const DraftCell& cell) const {
    int over = 0;
    for (const DraftCell& other : cells_) {
      const bool wider = other.col <= cell.col && other.col_span > cell.col_span &&
                         cell.col + cell.col_span <= other.col + other.col_span;
      over += wider && other.pieces.front().line <= cell.pieces.front().line ? 1 : 0;
    }
    return over;
  }

  std::vector<DraftCell> cells_;
  int rows_ = 0;
};

bool apart(const std::vector<DraftCell>& cells, int columns) {
  for (size_t a = 0; a < cells.size(); ++a) {
    if (cells[a].col + cells[a].col_span > columns) return false;
    for (size_t b = a + 1; b < cells.size(); ++b) {
      const bool rows = cells[a].row < cells[b].row + cells[b].row_span &&
                        cells[b].row < cells[a].row + cells[a].row_span;
      if (rows && shares(cells[a], cells[b])) return false;
    }
  }
  return true;
}

// Each line a row, each text in the column where it begins.
std::vector<DraftCell> line_by_line(const std::vector<std::vector<Stretch>>& lines, size_t heads) {
  std::vector<DraftCell> cells;
  for (size_t l = 0; l < heads; ++l) {
    int next = 0;
    for (const Stretch& stretch : lines[l]) {
      const int column = std::max(next, stretch.first);
      if (!cells.empty() && cells.back().row == static_cast<int>(l) && cells.back().col == column) {
        auto& pieces = cells.back().pieces;
        pieces.insert(pieces.end(), stretch.pieces.begin(), stretch.pieces.end());
        continue;
      }
      DraftCell cell;
      cell.row = static_cast<int>(l);
      cell.col = column;
      cell.pieces = stretch.pieces;
      cell.review = true;
      cells.push_back(std::move(cell));
      next = column;
    }
  }
  return cells;
}

}  // namespace

std::vector<DraftCell> place_heads(const std::vector<std::vector<Stretch>>& lines, size_t heads,
                                   int columns, int& rows) {
  HeadRows placed(lines, heads);
  rows = placed.rows();
  std::vector<DraftCell> cells = placed.take();
  if (apart(cells, columns)) return cells;
  rows = static_cast<int>(heads);
  return line_by_line(lines, heads);
}

}  // namespace gewu::plain
