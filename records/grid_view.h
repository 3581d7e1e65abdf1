// A table's cells by place, and what each says as a label.
#pragma once

#include <span>
#include <vector>

#include "base/text_table.h"
#include "forms/vocabulary.h"

namespace gewu {

/// Finds the cell that covers a place in constant time. Keeps a reference to the table, which must
/// outlive it and stay unchanged.
class GridView {
 public:
  explicit GridView(const TextTable& table);

  int rows() const { return table_.rows; }
  int cols() const { return table_.cols; }
  const TextTable& table() const { return table_; }

  /// Null outside the grid, or where no cell covers the place.
  const TextCell* at(int row, int col) const;
  const TextCell* right_of(const TextCell& cell) const { return at(cell.row, cell.last_col() + 1); }
  const TextCell* below(const TextCell& cell) const { return at(cell.last_row() + 1, cell.col); }

  /// The cells that begin in a row, from left to right.
  std::vector<const TextCell*> starting_in(int row) const;

  /// The different cells that cover columns [first, last] of a row, from left to right.
  std::vector<const TextCell*> across(int row, int first, int last) const;

 private:
  const TextTable& table_;
  std::vector<const TextCell*> covering_;  ///< rows x cols
};

/// True if the cell's text is empty or blank.
bool is_blank_cell(const TextCell& cell);

/// The cell's text as a label of one of the given kinds. Print that was not read from pixels holds
/// no misread characters: there a short label must be right to the letter, lest 预期目标 pass for
/// 中期目标.
LabelMatch label_of(const TextCell& cell, std::span<const LabelKind> kinds,
                    bool inline_value = true);

/// A label as printed, without the colon at its end and the blanks inside.
std::string printed_label(std::string_view text);

/// The unit of money in the last brackets of a label (预算金额（万元）); empty if it names none.
std::string bracketed_unit(std::string_view label);

/// The four digits of the first year in a title or subtitle: "(2021年度)", "2023年", "二〇二一年".
/// Empty if there is none.
std::string year_in(std::string_view text);

}  // namespace gewu
