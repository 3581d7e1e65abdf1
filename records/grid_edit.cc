#include "records/grid_edit.h"

#include <algorithm>
#include <utility>

namespace gewu {

namespace {

TextCell* cell_from(TextTable& table, int row, int col) {
  for (TextCell& cell : table.cells) {
    if (cell.row == row && cell.col == col) return &cell;
  }
  return nullptr;
}

bool inside(const TextCell& cell, const TextCell& region) {
  return cell.row >= region.row && cell.col >= region.col && cell.last_row() <= region.last_row() &&
         cell.last_col() <= region.last_col();
}

bool meets(const TextCell& cell, const TextCell& region) {
  return cell.row <= region.last_row() && cell.last_row() >= region.row &&
         cell.col <= region.last_col() && cell.last_col() >= region.col;
}

void sort_cells(TextTable& table) {
  std::sort(table.cells.begin(), table.cells.end(), [](const TextCell& a, const TextCell& b) {
    return std::pair(a.row, a.col) < std::pair(b.row, b.col);
  });
}

TextCell blank_cell(int row, int col, int page, const PointRect& box) {
  TextCell cell;
  cell.row = row;
  cell.col = col;
  cell.page = page;
  cell.box = box;
  return cell;
}

// The share of `whole` that a cell of its grid takes.
PointRect share_of(const TextCell& whole, int row, int col) {
  const double width = whole.box.width() / whole.col_span;
  const double height = whole.box.height() / whole.row_span;
  const double x = whole.box.x0 + (col - whole.col) * width;
  const double y = whole.box.y0 + (row - whole.row) * height;
  return {x, y, x + width, y + height};
}

void take_over(TextCell& cell, const TextCell& other) {
  if (!other.text.empty()) {
    edit_text(cell, "reviewer", cell.text + other.text);
    if (cell.source == TextSource::Blank) cell.source = other.source;
    cell.confidence = std::min(cell.confidence, other.confidence);
  }
  cell.review = cell.review || other.review;
  if (cell.page == other.page) cell.box = unite(cell.box, other.box);
}

// What the old span covered and the new one does not.
void fill_freed(TextTable& table, const TextCell& before, const TextCell& now) {
  for (int row = before.row; row <= before.last_row(); ++row) {
    for (int col = before.col; col <= before.last_col(); ++col) {
      const TextCell place = blank_cell(row, col, before.page, share_of(before, row, col));
      if (!inside(place, now)) table.cells.push_back(place);
    }
  }
}

}  // namespace

std::string set_span(TextTable& table, int row, int col, int row_span, int col_span) {
  TextCell* cell = cell_from(table, row, col);
  if (!cell) return "no cell begins there";
  TextCell region = *cell;
  region.row_span = row_span;
  region.col_span = col_span;
  if (row_span < 1 || col_span < 1 || region.last_row() >= table.rows ||
      region.last_col() >= table.cols) {
    return "the span leaves the table";
  }
  for (const TextCell& other : table.cells) {
    if (&other != cell && meets(other, region) && !inside(other, region)) {
      return "the span would cut through another cell";
    }
  }
  const TextCell before = *cell;
  TextCell now = before;
  now.row_span = row_span;
  now.col_span = col_span;
  const int shared_cols = std::min(before.col_span, col_span);
  const int shared_rows = std::min(before.row_span, row_span);
  now.box.x1 = share_of(before, row, col + shared_cols - 1).x1;
  now.box.y1 = share_of(before, row + shared_rows - 1, col).y1;
  std::vector<TextCell> kept;
  for (TextCell& other : table.cells) {
    if (other.row == row && other.col == col) continue;
    inside(other, region) ? take_over(now, other) : kept.push_back(std::move(other));
  }
  table.cells = std::move(kept);
  fill_freed(table, before, now);
  table.cells.push_back(std::move(now));
  sort_cells(table);
  return "";
}

std::string insert_row(TextTable& table, int row, const std::vector<std::string>& texts) {
  if (row < 0 || row >= table.rows) return "the table has no such row";
  std::vector<TextCell> fresh;
  for (TextCell& cell : table.cells) {
    if (cell.row <= row && cell.last_row() == row) {
      for (int col = cell.col; col <= cell.last_col(); ++col) {
        const PointRect share = share_of(cell, row, col);
        fresh.push_back(
            blank_cell(row + 1, col, cell.page, {share.x0, share.y1, share.x1, share.y1}));
      }
    } else if (cell.row <= row && cell.last_row() > row) {
      ++cell.row_span;
    } else if (cell.row > row) {
      ++cell.row;
    }
  }
  for (size_t i = 0; i < std::min(fresh.size(), texts.size()); ++i) {
    fresh[i].text = texts[i];
    fresh[i].source = TextSource::Reviewer;
  }
  table.cells.insert(table.cells.end(), fresh.begin(), fresh.end());
  ++table.rows;
  table.row_edges.clear();
  sort_cells(table);
  return "";
}

std::string remove_row(TextTable& table, int row) {
  if (row < 0 || row >= table.rows || table.rows == 1) return "the table has no such row";
  std::erase_if(table.cells,
                [row](const TextCell& cell) { return cell.row == row && cell.last_row() == row; });
  for (TextCell& cell : table.cells) {
    if (cell.row <= row && cell.last_row() >= row) {
      --cell.row_span;
    } else if (cell.row > row) {
      --cell.row;
    }
  }
  --table.rows;
  table.row_edges.clear();
  sort_cells(table);
  return "";
}

}  // namespace gewu
