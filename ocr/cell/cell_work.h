// One cell on its way from grid and glyphs to text. Internal to ocr/.
#pragma once

#include <vector>

#include "ocr/cell/cell_text.h"
#include "ocr/layer/glyph_text.h"
#include "ocr/layer/layer_check.h"
#include "tablegrid/grid/grid_table.h"

namespace gewu {

struct CellWork {
  const GridCell* cell = nullptr;   ///< borrowed
  std::vector<PlacedGlyph> glyphs;  ///< of the text layer: those of its text
  /// Where a word of it, or of a neighbour, stands across the border: whose centres lie in the
  /// cell.
  std::vector<PlacedGlyph> inside;
  bool overrun = false;  ///< `inside` differs from `glyphs`
  LayerMatch match = LayerMatch::Agrees;
  bool by_pixels = false;  ///< its text is read from the pixels
  bool sampled = false;    ///< read from the pixels only to judge the text layer
  QueuedCell queued;
};

/// One list of cells per grid; each glyph goes to the cell between whose ruling lines its centre
/// lies, the others to `outside`. A number or Latin word that was too wide for its cell, and runs
/// over the ruling, belongs whole to the cell that holds most of it.
std::vector<std::vector<CellWork>> place_in_cells(const std::vector<GridTable>& grids,
                                                  const std::vector<PlacedGlyph>& glyphs,
                                                  std::vector<PlacedGlyph>* outside);

/// Whether a glyph of the cell does not look like what the layer calls it.
bool is_doubted(const CellWork& work);

/// The cell's text as its glyphs say it, tidied. `turned`: see glyph_lines.
std::string glyph_cell_text(const CellWork& work, int turned);

/// See TextCell::room; of the glyphs.
double glyph_cell_room(const CellWork& work, int turned);

/// A few cells, spread evenly, whose text is long enough to judge a text layer by.
std::vector<CellWork*> pick_samples(std::vector<std::vector<CellWork>>* work, std::size_t count);

}  // namespace gewu
