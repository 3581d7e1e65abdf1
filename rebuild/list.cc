#include "rebuild/list.h"

#include <algorithm>

namespace gewu {

DraftTable draft_list(const SourceText& source, const Block& block) {
  DraftTable table;
  for (int line = block.first; line <= block.last; ++line) {
    const SourceLine& source_line = source.lines[static_cast<size_t>(line)];
    if (source_line.blank() || is_ruler(source, line)) continue;
    std::vector<DraftCell> cells;
    for (int a = source_line.atom_begin; a < source_line.atom_end; ++a) {
      const Atom& atom = source.atoms[static_cast<size_t>(a)];
      if (cells.empty() || cells.back().col != atom.field) {
        cells.emplace_back();
        cells.back().row = table.rows;
        cells.back().col = atom.field;
      }
      cells.back().pieces.push_back(atom);
    }
    for (DraftCell& cell : cells) {
      cell.text = join_pieces(source, cell.pieces);
      table.cols = std::max(table.cols, cell.col + 1);
      table.cells.push_back(cell);
    }
    ++table.rows;
  }
  return table;
}

}  // namespace gewu
