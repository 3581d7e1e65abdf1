#include "tablegrid/text/text_grid.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "tablegrid/text/text_columns.h"

namespace gewu {
namespace {

constexpr double kInWordEm = 0.25;  // white inside words is narrower
constexpr double kOverEm = 0.4;     // by so much a word must run over an edge

int rounded(double value) { return static_cast<int>(std::lround(value)); }

void set_box(GridCell* cell, const GridTable& table) {
  const auto row = static_cast<std::size_t>(cell->row);
  const auto col = static_cast<std::size_t>(cell->col);
  cell->box = {table.col_edges[col], table.row_edges[row],
               table.col_edges[col + static_cast<std::size_t>(cell->col_span)],
               table.row_edges[row + static_cast<std::size_t>(cell->row_span)]};
}

// For each column of a row: whether its text runs on into the next one.
std::vector<char> runs_on(const TextRow& row, const TextGrid& grid) {
  std::vector<char> joined(grid.columns.size() - 1, 0);
  for (const PixelRect& word : words_of(row, kInWordEm * grid.em)) {
    const int first = column_of(grid.columns, word.x0 + kOverEm * grid.em);
    const int last = column_of(grid.columns, word.x1 - kOverEm * grid.em);
    for (int c = first; c < last; ++c) joined[static_cast<std::size_t>(c)] = 1;
  }
  return joined;
}

void add_body_row(const TextRow& text, int row, const TextGrid& grid, GridTable* table) {
  const std::vector<char> joined = runs_on(text, grid);
  for (int c = 0; c < table->cols(); ++c) {
    GridCell cell{row, c, 1, 1, {}};
    while (c + 1 < table->cols() && joined[static_cast<std::size_t>(c)] != 0) ++cell.col_span, ++c;
    table->cells.push_back(cell);
  }
}

}  // namespace

GridTable make_text_grid(const TextGrid& grid, double confidence) {
  GridTable table;
  for (const double x : grid.columns) table.col_edges.push_back(rounded(x));
  for (const double y : grid.rows) table.row_edges.push_back(rounded(y));
  table.cells = grid.head;
  for (std::size_t r = 0; r < grid.body.size(); ++r) {
    add_body_row(grid.body[r], grid.head_rows + static_cast<int>(r), grid, &table);
  }
  for (GridCell& cell : table.cells) set_box(&cell, table);
  table.box = {table.col_edges.front(), table.row_edges.front(), table.col_edges.back(),
               table.row_edges.back()};
  table.confidence = confidence;
  return table;
}

std::vector<double> middles_between(const std::vector<TextRow>& rows) {
  std::vector<double> middles;
  for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
    middles.push_back((rows[i].bottom + rows[i + 1].top) / 2.0);
  }
  return middles;
}

}  // namespace gewu
