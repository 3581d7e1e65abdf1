#include "records/sketch.h"

#include <algorithm>

namespace gewu::sketch {

namespace {

constexpr double kWidth = 595;
constexpr double kHeight = 842;
constexpr double kLeft = 50;
constexpr double kColumn = 70;
constexpr double kRow = 20;
constexpr double kLine = 16;

TextCell& owner(TextTable& table, int row, int col) {
  auto found = std::find_if(table.cells.begin(), table.cells.end(), [&](const TextCell& cell) {
    return row >= cell.row && row <= cell.last_row() && col >= cell.col && col <= cell.last_col();
  });
  return *found;
}

void place(TextTable& table, double top) {
  for (int c = 0; c <= table.cols; ++c) table.col_edges.push_back(kLeft + c * kColumn);
  for (int r = 0; r <= table.rows; ++r) table.row_edges.push_back(top + r * kRow);
  table.box = {kLeft, top, table.col_edges.back(), table.row_edges.back()};
  for (TextCell& cell : table.cells) {
    cell.box = {table.col_edges[static_cast<size_t>(cell.col)],
                table.row_edges[static_cast<size_t>(cell.row)],
                table.col_edges[static_cast<size_t>(cell.last_col()) + 1],
                table.row_edges[static_cast<size_t>(cell.last_row()) + 1]};
  }
}

}  // namespace

TextTable table(const std::vector<std::vector<std::string>>& rows) {
  TextTable result;
  result.rows = static_cast<int>(rows.size());
  result.cols = static_cast<int>(rows.front().size());
  for (int r = 0; r < result.rows; ++r) {
    for (int c = 0; c < result.cols; ++c) {
      const std::string& text = rows[static_cast<size_t>(r)][static_cast<size_t>(c)];
      if (text == "<") {
        TextCell& cell = owner(result, r, c - 1);
        cell.col_span = std::max(cell.col_span, c - cell.col + 1);
      } else if (text == "^") {
        TextCell& cell = owner(result, r - 1, c);
        cell.row_span = r - cell.row + 1;
      } else {
        TextCell cell;
        cell.row = r;
        cell.col = c;
        cell.text = text;
        cell.source = text.empty() ? TextSource::Blank : TextSource::Ocr;
        result.cells.push_back(cell);
      }
    }
  }
  return result;
}

PageResult page(int number, const std::vector<TextTable>& tables,
                const std::vector<std::string>& lines, const std::vector<std::string>& below) {
  PageResult result;
  result.number = number;
  result.width = kWidth;
  result.height = kHeight;
  result.reader = Reader::Ocr;
  double y = kLine;
  auto write = [&](const std::string& text) {
    Paragraph paragraph;
    paragraph.page = number;
    paragraph.text = text;
    paragraph.box = {kLeft, y, kLeft + 300, y + kLine - 4};
    result.paragraphs.push_back(paragraph);
    y += kLine;
  };
  for (const std::string& text : lines) write(text);
  for (const TextTable& source : tables) {
    result.tables.push_back(source);
    place(result.tables.back(), y + kLine);
    y = result.tables.back().box.y1 + kLine;
  }
  for (const std::string& text : below) write(text);
  result.height = std::max(kHeight, y + 2 * kLine);
  return result;
}

Document build(const std::vector<PageResult>& pages) {
  DocumentInfo info;
  info.name = "sketch.pdf";
  info.page_count = static_cast<int>(pages.size());
  return build_document(info, pages, {});
}

std::vector<std::string> codes(const Document& document) {
  std::vector<std::string> found;
  for (const Finding& finding : document.findings) found.push_back(finding.code);
  return found;
}

}  // namespace gewu::sketch
