#include "base/text_table.h"

#include <utility>

namespace gewu {

const char* text_source_name(TextSource source) {
  switch (source) {
    case TextSource::TextLayer:
      return "text-layer";
    case TextSource::Ocr:
      return "ocr";
    case TextSource::Repaired:
      return "repaired";
    case TextSource::Reviewer:
      return "reviewer";
    case TextSource::Blank:
      return "blank";
  }
  return "blank";
}

const char* reader_name(Reader reader) {
  switch (reader) {
    case Reader::TextLayer:
      return "text-layer";
    case Reader::Ocr:
      return "ocr";
    case Reader::Mixed:
      return "mixed";
    case Reader::Blank:
      return "blank";
  }
  return "blank";
}

void edit_text(TextCell& cell, std::string_view rule, std::string after) {
  if (cell.text == after) return;
  if (!cell.has_raw) cell.raw = cell.text;
  cell.has_raw = cell.raw != after;
  cell.edits.push_back({std::string(rule), cell.text, after});
  cell.text = std::move(after);
}

const TextCell* TextTable::cell_at(int row, int col) const {
  for (const TextCell& cell : cells) {
    if (row >= cell.row && row <= cell.last_row() && col >= cell.col && col <= cell.last_col()) {
      return &cell;
    }
  }
  return nullptr;
}

namespace {

std::string place(int row, int col) {
  return "(" + std::to_string(row) + ", " + std::to_string(col) + ")";
}

bool inside(const TextTable& table, const TextCell& cell) {
  return cell.row >= 0 && cell.col >= 0 && cell.row_span >= 1 && cell.col_span >= 1 &&
         cell.last_row() < table.rows && cell.last_col() < table.cols;
}

}  // namespace

std::string tiling_error(const TextTable& table) {
  std::vector<char> covered(static_cast<size_t>(table.rows) * table.cols, 0);
  const TextCell* previous = nullptr;
  for (const TextCell& cell : table.cells) {
    if (!inside(table, cell)) return "cell " + place(cell.row, cell.col) + " leaves the grid";
    if (previous && std::pair(previous->row, previous->col) >= std::pair(cell.row, cell.col)) {
      return "cell " + place(cell.row, cell.col) + " is out of order";
    }
    previous = &cell;
    for (int r = cell.row; r <= cell.last_row(); ++r) {
      for (int c = cell.col; c <= cell.last_col(); ++c) {
        char& flag = covered[static_cast<size_t>(r) * table.cols + c];
        if (flag) return "two cells cover " + place(r, c);
        flag = 1;
      }
    }
  }
  for (int r = 0; r < table.rows; ++r) {
    for (int c = 0; c < table.cols; ++c) {
      if (!covered[static_cast<size_t>(r) * table.cols + c]) return "no cell covers " + place(r, c);
    }
  }
  return "";
}

}  // namespace gewu
