#include "rebuild/plain/head_rows.h"

#include <algorithm>

#include "rebuild/plain/column_habits.h"
#include "rebuild/plain/head_spread.h"

namespace gewu::plain {

namespace {

bool shares(const DraftCell& a, const DraftCell& b) {
  return a.col < b.col + b.col_span && b.col < a.col + a.col_span;
}

/// Puts the lines of each head together.
class HeadGatherer {
 public:
  HeadGatherer(const std::vector<std::vector<Stretch>>& lines, size_t heads, int columns)
      : lines_(lines), heads_(heads), habits_(column_habits(lines, heads, columns)) {}

  std::vector<HeadCell> run() {
    for (size_t l = 0; l < heads_; ++l) {
      for (const Stretch& text : lines_[l]) add(text, static_cast<int>(l));
    }
    return std::move(cells_);
  }

 private:
  void add(const Stretch& text, int line) {
    HeadCell* above = nullptr;
    for (HeadCell& cell : cells_) {
      if (cell.lines.back().first == text.first) above = &cell;
    }
    if (above == nullptr || !goes_on(*above, text, line)) {
      cells_.emplace_back();
      cells_.back().first = text.first;
      cells_.back().last = text.last;
      above = &cells_.back();
    }
    above->lines.push_back(text);
    above->numbers.push_back(line);
  }

  // 金额 / （元）, and what is as wide as its column, or has no business over its neighbours.
  bool goes_on(const HeadCell& above, const Stretch& text, int line) const {
    if (above.last_line() + 2 < line || text.first != text.last || above.first != above.last) {
      return false;
    }
    if (text.folded.front() == U'(') return true;
    const ColumnHabit& habit = habits_[static_cast<size_t>(text.first)];
    constexpr int kWider = 2;
    const int width = width_on_paper(above.lines.back());
    if (!habit.full(above.lines.back(), text)) return false;
    return width <= habit.widest + kWider ||
           (!bare(text.first - 1, line) && !bare(text.first + 1, line));
  }

  // The column has a head on the line, and none above it.
  bool bare(int column, int line) const {
    const auto has = [&](size_t l) {
      return std::any_of(lines_[l].begin(), lines_[l].end(),
                         [&](const Stretch& text) { return text.first == column; });
    };
    if (!has(static_cast<size_t>(line))) return false;
    for (size_t l = 0; l < static_cast<size_t>(line); ++l) {
      if (has(l)) return false;
    }
    return true;
  }

  const std::vector<std::vector<Stretch>>& lines_;
  size_t heads_;
  std::vector<ColumnHabit> habits_;  ///< of the rows
  std::vector<HeadCell> cells_;
};

class HeadRows {
 public:
  HeadRows(const std::vector<std::vector<Stretch>>& lines, size_t heads, int columns,
           Layout layout) {
    std::vector<HeadCell> cells = HeadGatherer(lines, heads, columns).run();
    spread_heads(lines, heads, columns, layout, cells);
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
                                   int columns, Layout layout, int& rows) {
  HeadRows placed(lines, heads, columns, layout);
  rows = placed.rows();
  std::vector<DraftCell> cells = placed.take();
  if (apart(cells, columns)) return cells;
  rows = static_cast<int>(heads);
  return line_by_line(lines, heads);
}

}  // namespace gewu::plain
