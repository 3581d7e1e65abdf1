// Rows and columns of a ruled table between which nothing is ruled.
#pragma once

#include "layout/page/page_layout.h"
#include "tablegrid/grid/grid_table.h"

namespace gewu {

/// By what lines of text are told to be rows. In heights of a character, unless said otherwise.
struct UnruledRowOptions {
  int fewest_lines = 3;       ///< of a ruled row that is split; two are doubted
  int fewest_numbers = 2;     ///< columns in which every line is a number and none is missing
  double least_pitch = 1.8;   ///< from line to line: lines of one cell stand closer
  int sure_lines = 6;         ///< so many lines in so many columns of numbers are rows
  int sure_numbers = 3;       ///< ... however close they stand
  double level = 0.35;        ///< lines of one row stand level within this
  double most_margin = 1.2;   ///< of the pitch, from the middle of the first line to the ruling
  double most_uneven = 0.35;  ///< of the usual pitch, by which another one may differ
  double least_line = 0.35;   ///< high; lower ink is no line
  double torn = 0.15;         ///< white inside a line, such as in 二
};

/// By what a cell is told that may hold two columns. In heights of a character.
struct UnruledColumnOptions {
  double least_white = 1.5;  ///< between two numbers on a line, and down through all its lines
  double least_parted = 2;   ///< between any two words, where no ruling shows columns
  int fewest_parted = 3;     ///< cells of a column that the same white parts
};

/// Of a table whose columns no ruling shows: marks cells of one line LinesAsColumns, if the same
/// white parts several of a column. A lone 合  计 is set so wide.
void doubt_parted_words(const PageLayout& layout, double em, GridTable* table,
                        const UnruledColumnOptions& options = {});

/// Marks cells LinesAsColumns in which white parts two numbers on every line.
void doubt_unruled_columns(const PageLayout& layout, double em, GridTable* table,
                           const UnruledColumnOptions& options = {});

/// Splits rows of `table` in which the columns are ruled and the rows are not: several columns hold
/// a number on each line, every other line of text stands level with one of these, and the lines
/// stand apart as rows do. Cells of a row that looks so but not surely (its lines are as close as
/// those of one cell) are marked LinesAsRows. `em` is the height of a character in pixels.
void split_unruled_rows(const PageLayout& layout, double em, GridTable* table,
                        const UnruledRowOptions& options = {});

}  // namespace gewu
