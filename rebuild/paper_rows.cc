#include "rebuild/paper_rows.h"

#include <algorithm>
#include <set>

#include "rebuild/weights.h"

namespace gewu::spans {

namespace {

struct RowText {
  std::set<int> lines;  ///< with text in any column
  int height = 0;       ///< lines in the fullest column
};

RowText text_of(const BodyRow& row) {
  RowText text;
  for (const RowCell& cell : row.cells) {
    std::set<int> lines;
    for (const Piece& piece : cell.pieces) lines.insert(piece.line);
    text.height = std::max(text.height, static_cast<int>(lines.size()));
    text.lines.merge(lines);
  }
  return text;
}

}  // namespace

PaperRows::PaperRows(const SourceText& source, const BodyRows& body) {
  std::vector<int> between;  // bare lines since the last row
  tops_.push_back(0);
  for (const BodyRow& row : body.rows) {
    bare_.push_back(row.only_label);
    first_lines_.push_back(row.first_line);
    pages_.push_back(source.lines[static_cast<size_t>(row.first_line)].page);
    if (row.only_label) {
      between.push_back(row.first_line);
      first_text_.push_back(tops_.back());
      tops_.push_back(tops_.back());
      continue;
    }
    place_between(between, tops_.back());
    between.clear();
    place_row(row);
  }
  place_between(between, tops_.back());
}

void PaperRows::place_row(const BodyRow& row) {
  const RowText text = text_of(row);
  const double height = std::max(1, text.height);
  const double top = tops_.back() + weights().row_padding / 2;
  const double step =
      text.lines.size() > 1 ? (height - 1) / static_cast<double>(text.lines.size() - 1) : 0;
  double y = top + 0.5;
  first_text_.push_back(y);
  for (int line : text.lines) {
    heights_[line] = y;
    y += step;
  }
  tops_.push_back(tops_.back() + height + weights().row_padding);
}

void PaperRows::place_between(const std::vector<int>& lines, double border) {
  constexpr double kApart = 0.5;
  double y = border - kApart * (static_cast<double>(lines.size()) - 1) / 2;
  for (int line : lines) {
    heights_[line] = y;
    y += kApart;
  }
}

double PaperRows::bare_height() { return 1 + weights().row_padding; }

double PaperRows::height_of(int line) const {
  const auto next = heights_.lower_bound(line);
  if (next == heights_.end()) return heights_.empty() ? 0 : heights_.rbegin()->second;
  if (next->first == line || next == heights_.begin()) return next->second;
  const auto before = std::prev(next);
  const double share =
      static_cast<double>(line - before->first) / static_cast<double>(next->first - before->first);
  return before->second + share * (next->second - before->second);
}

}  // namespace gewu::spans
