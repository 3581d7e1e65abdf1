// A region of aligned text as a table: heads over rows.
#include <algorithm>

#include "base/text.h"
#include "rebuild/lexicon.h"
#include "rebuild/plain/aligned.h"
#include "rebuild/plain/head_rows.h"
#include "rebuild/plain/row_finder.h"

namespace gewu::plain {

namespace {

using Line = std::vector<Stretch>;

// Lines before the first that holds a figure, a sum or a text too long for a head.
size_t head_lines(const std::vector<Line>& lines) {
  constexpr size_t kMostHeads = 12;
  constexpr size_t kLongestHead = 15;
  size_t heads = 0;
  while (heads < std::min(lines.size(), kMostHeads)) {
    const Line& line = lines[heads];
    const bool row = std::any_of(line.begin(), line.end(), [](const Stretch& stretch) {
      return is_figure(stretch.folded) || is_sum_text(stretch.folded);
    });
    const bool text = std::any_of(line.begin(), line.end(), [&](const Stretch& stretch) {
      return stretch.folded.size() > kLongestHead;
    });
    if (text && heads > 0) break;
    if (row && !(line.size() == 1 && is_sum_text(line.front().folded))) {
      const bool heads_so = std::none_of(line.begin(), line.end(), [](const Stretch& stretch) {
        return is_figure(stretch.folded);
      });
      if (!heads_so || line.size() < 2) break;
    }
    ++heads;
  }
  return heads == lines.size() ? 1 : heads;
}

// 合计 stands in the middle of the columns that it reaches over, from the left border to the first
// amount: it moves to the first of them. Returns how many there are; 0: no such row.
int spread_sum(const SourceText& source, std::vector<DraftCell>& cells) {
  size_t sum = 0;
  while (sum < cells.size() && cells[sum].pieces.empty()) ++sum;
  if (sum == cells.size()) return 0;
  std::u32string text;
  for (const Piece& piece : cells[sum].pieces) text += fold32(source.view(piece));
  if (!is_sum_text(text)) return 0;
  size_t next = sum + 1;
  while (next < cells.size() && cells[next].pieces.empty()) ++next;
  if (next == cells.size()) return 0;
  if (sum == 0) return 1;
  std::swap(cells[0], cells[sum]);
  return static_cast<int>(sum) + 1;
}

}  // namespace

DraftTable draft_aligned(const SourceText& source, const Region& region, Layout layout) {
  std::vector<Line> lines;
  for (int line = region.first; line <= region.last; ++line) {
    if (source.lines[static_cast<size_t>(line)].blank()) continue;
    lines.push_back(atoms_of(source, line, layout));
  }
  const size_t heads = head_lines(lines);
  DraftTable table;
  table.cols = align(lines, heads);
  table.cells = place_heads(lines, heads, table.cols, table.rows);
  for (const FoundRow& run : find_rows(lines, heads, table.cols)) {
    std::vector<DraftCell> cells(static_cast<size_t>(table.cols));
    for (int l = run.begin; l < run.end; ++l) {
      for (const Stretch& stretch : lines[heads + static_cast<size_t>(l)]) {
        DraftCell& cell = cells[static_cast<size_t>(stretch.first)];
        cell.repaired = !cell.pieces.empty();
        cell.pieces.insert(cell.pieces.end(), stretch.pieces.begin(), stretch.pieces.end());
      }
    }
    const int sum = spread_sum(source, cells);
    for (int c = 0; c < table.cols; ++c) {
      DraftCell& cell = cells[static_cast<size_t>(c)];
      if (c > 0 && c < sum) continue;
      cell.row = table.rows;
      cell.col = c;
      cell.col_span = c == 0 ? std::max(1, sum) : 1;
      cell.margin = run.margin;
      cell.review = !cell.pieces.empty() && run.margin < kSureRow;
      table.cells.push_back(std::move(cell));
    }
    ++table.rows;
  }
  for (DraftCell& cell : table.cells) {
    cell.part = FormPart::Aligned;
    cell.text = join_pieces(source, cell.pieces);
  }
  return table;
}

}  // namespace gewu::plain
