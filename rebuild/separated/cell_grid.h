// Cells on a grid in the making: what is printed where, and which places a cell covers.
#pragma once

#include <string>
#include <vector>

#include "rebuild/separated/raw_table.h"

namespace gewu::separated {

/// Every place belongs to one cell, at first one without text to itself. Cells grow over blank
/// places only, so nothing printed is ever covered.
class CellGrid {
 public:
  struct Cell {
    int row = 0;
    int col = 0;
    int row_span = 1;
    int col_span = 1;
    RawText content;
  };

  explicit CellGrid(const RawTable& table);

  int rows() const { return rows_; }
  int cols() const { return cols_; }

  const Cell& cell(int row, int col) const { return cells_[owner(row, col)]; }
  const std::u32string& text(int row, int col) const { return cell(row, col).content.text; }

  /// A place that holds no text and belongs to no cell that does.
  bool blank(int row, int col) const;
  /// The first place of a cell with text.
  bool starts(int row, int col) const;

  /// True if rows [row, row + rows) of columns [col, col + cols) are blank.
  bool blank_area(int row, int col, int rows, int cols) const;

  /// Lets the cell at (row, col) grow to the right over `count` blank columns; false, and nothing
  /// done, if they are not blank over all its rows.
  bool grow_right(int row, int col, int count);
  bool grow_down(int row, int col, int count);

  /// All cells, sorted, blank ones included.
  std::vector<Cell> cells() const;

 private:
  size_t place(int row, int col) const {
    return static_cast<size_t>(row) * static_cast<size_t>(cols_) + static_cast<size_t>(col);
  }
  size_t owner(int row, int col) const { return owner_[place(row, col)]; }
  void cover(size_t cell);

  int rows_;
  int cols_;
  std::vector<Cell> cells_;
  std::vector<size_t> owner_;  ///< per place: index into cells_
};

}  // namespace gewu::separated
