#include "rebuild/plain/head_rows.h"

#include <algorithm>

#include "rebuild/plain/column_habits.h"
#include "rebuild/plain/head_spread.h"

namespace gewu::plain {

namespace {

bool shares(const DraftCell& a, const DraftCell& b) {
  return a.col < b.col + b.col_span && b.col < a.col + a.col_span;
}

class HeadRows {
 public:
  HeadRows(const std::vector<std::vector<Stretch>>& lines, size_t heads, int columns) {
    std::vector<HeadCell> cells = head_cells(lines, heads, columns);
    spread_heads(lines, heads, columns, cells);
    for (const HeadCell& cell : cells) add(cell);
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
  // Lines of one head: each but the last is full, and they follow each other.
  static std::vector<HeadCell> head_cells(const std::vector<std::vector<Stretch>>& lines,
                                          size_t heads, int columns) {
    const std::vector<ColumnHabit> habits = column_habits(lines, 0, columns);
    std::vector<HeadCell> cells;
    for (size_t l = 0; l < heads; ++l) {
      for (const Stretch& text : lines[l]) {
        HeadCell* above = nullptr;
        for (HeadCell& cell : cells) {
          if (cell.lines.back().first == text.first) above = &cell;
        }
        const int number = static_cast<int>(l);
        const bool on = above != nullptr && above->last_line() + 2 >= number &&
                        text.first == text.last && above->first == above->last &&
                        goes_on(habits[static_cast<size_t>(text.first)], above->lines.back(), text);
        if (!on) {
          cells.emplace_back();
          cells.back().first = text.first;
          cells.back().last = text.last;
          above = &cells.back();
        }
        above->lines.push_back(text);
        above->numbers.push_back(number);
      }
    }
    return cells;
  }

  // 金额 / （元）, and what is full by what the column's heads and texts measure.
  static bool goes_on(const ColumnHabit& habit, const Stretch& above, const Stretch& text) {
    return text.folded.front() == U'(' || habit.full(above, text);
  }

  void add(const HeadCell& head) {
    DraftCell cell;
    cell.col = head.first;
    cell.col_span = head.last - head.first + 1;
    for (const Stretch& text : head.lines) {
      cell.pieces.insert(cell.pieces.end(), text.pieces.begin(), text.pieces.end());
    }
    for (DraftCell& other : cells_) {
      if (other.col != cell.col || other.col_span != cell.col_span) continue;
      other.pieces.insert(other.pieces.end(), cell.pieces.begin(), cell.pieces.end());
      return;
    }
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
  HeadRows placed(lines, heads, columns);
  rows = placed.rows();
  std::vector<DraftCell> cells = placed.take();
  if (apart(cells, columns)) return cells;
  rows = static_cast<int>(heads);
  return line_by_line(lines, heads);
}

}  // namespace gewu::plain
