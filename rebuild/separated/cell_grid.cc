#include "rebuild/separated/cell_grid.h"

#include <algorithm>

namespace gewu::separated {

CellGrid::CellGrid(const RawTable& table) : rows_(table.rows), cols_(table.cols) {
  const size_t places = static_cast<size_t>(rows_) * static_cast<size_t>(cols_);
  constexpr size_t kNone = static_cast<size_t>(-1);
  owner_.assign(places, kNone);
  for (const RawCell& raw : table.cells) {
    if (owner(raw.row, raw.col) != kNone) continue;
    cells_.push_back({raw.row, raw.col, raw.row_span, raw.col_span, raw.content});
    cover(cells_.size() - 1);
  }
  for (int r = 0; r < rows_; ++r) {
    for (int c = 0; c < cols_; ++c) {
      if (owner(r, c) != kNone) continue;
      cells_.push_back({r, c, 1, 1, {}});
      owner_[place(r, c)] = cells_.size() - 1;
    }
  }
}

void CellGrid::cover(size_t index) {
  const Cell& cell = cells_[index];
  for (int r = cell.row; r < cell.row + cell.row_span; ++r) {
    for (int c = cell.col; c < cell.col + cell.col_span; ++c) owner_[place(r, c)] = index;
  }
}

bool CellGrid::blank(int row, int col) const { return cell(row, col).content.pieces.empty(); }

bool CellGrid::starts(int row, int col) const {
  const Cell& here = cell(row, col);
  return here.row == row && here.col == col && !here.content.pieces.empty();
}

bool CellGrid::blank_area(int row, int col, int rows, int cols) const {
  if (row < 0 || col < 0 || row + rows > rows_ || col + cols > cols_) return false;
  for (int r = row; r < row + rows; ++r) {
    for (int c = col; c < col + cols; ++c) {
      const Cell& here = cell(r, c);
      if (!blank(r, c) || here.row_span != 1 || here.col_span != 1) return false;
    }
  }
  return true;
}

bool CellGrid::grow_right(int row, int col, int count) {
  Cell& cell = cells_[owner(row, col)];
  if (count <= 0) return false;
  if (!blank_area(cell.row, cell.col + cell.col_span, cell.row_span, count)) return false;
  cell.col_span += count;
  cover(owner(row, col));
  return true;
}

bool CellGrid::grow_down(int row, int col, int count) {
  Cell& cell = cells_[owner(row, col)];
  if (count <= 0) return false;
  if (!blank_area(cell.row + cell.row_span, cell.col, count, cell.col_span)) return false;
  cell.row_span += count;
  cover(owner(row, col));
  return true;
}

std::vector<CellGrid::Cell> CellGrid::cells() const {
  std::vector<Cell> sorted;
  for (int r = 0; r < rows_; ++r) {
    for (int c = 0; c < cols_; ++c) {
      const Cell& here = cell(r, c);
      if (here.row == r && here.col == c) sorted.push_back(here);
    }
  }
  return sorted;
}

}  // namespace gewu::separated
