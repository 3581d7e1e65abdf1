#include <algorithm>

#include "rebuild/plain/plain_table.h"
#include "rebuild/segment.h"

namespace gewu {

DraftTable draft_lines(const SourceText& source, int first, int last) {
  DraftTable table;
  for (int line = first; line <= last; ++line) {
    const SourceLine& source_line = source.lines[static_cast<size_t>(line)];
    if (source_line.blank() || is_page_number(source, line)) continue;
    int col = -1;
    for (int a = source_line.atom_begin; a < source_line.atom_end; ++a) {
      const Atom& atom = source.atoms[static_cast<size_t>(a)];
      if (atom.gap == Gap::Tab || atom.gap == Gap::Wide || col < 0) {
        DraftCell cell;
        col = source_line.tabs > 0 ? std::max(atom.field, col + 1) : col + 1;
        cell.row = table.rows;
        cell.col = col;
        cell.review = true;
        table.cells.push_back(std::move(cell));
      }
      table.cells.back().pieces.push_back(atom);
    }
    table.cols = std::max(table.cols, col + 1);
    ++table.rows;
  }
  for (DraftCell& cell : table.cells) cell.text = join_pieces(source, cell.pieces);
  return table;
}

}  // namespace gewu
