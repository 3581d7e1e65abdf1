// Puts a rebuilt form on a grid.
#pragma once

#include <string>
#include <vector>

#include "base/finding.h"
#include "base/text_table.h"
#include "rebuild/body.h"
#include "rebuild/confidence.h"
#include "rebuild/head.h"

namespace gewu {

/// Score by which the best reading must beat the next; below, a person should look.
inline constexpr double kSureMargin = 1.0;
inline constexpr double kSureRow = 1.0;  ///< likewise for the cuts around a row

/// A cell on its way to the grid, with the characters that it was made of.
struct DraftCell {
  int row = 0;
  int col = 0;
  int row_span = 1;
  int col_span = 1;
  std::u32string text;
  std::vector<Piece> pieces;
  std::vector<Piece> doubles;  ///< read, but part of another reading of the same cell
  bool repaired = false;       ///< changed or moved
  bool review = false;
  FormPart part = FormPart::Row;
  double margin = 1e3;     ///< score by which the reading beats the next one
  double probability = 1;  ///< of the reading, where others were weighed against it
};

/// What became of the characters of the cell's pieces.
Fate fate_of(const SourceText& source, const DraftCell& cell);

struct DraftTable {
  int rows = 0;
  int cols = 0;
  std::vector<DraftCell> cells;
  std::vector<Piece> unused;      ///< nothing could be made of these
  std::vector<Finding> findings;  ///< about cells of this table; `table` is filled in later
};

/// Grid of a target form: head rows over body rows. `tree` holds the body's rows and labels.
DraftTable draft_form(const SourceText& source, const FormHead& head, const Columns& columns,
                      const LabelTree& tree);

/// One table over another; the wider one says how many columns there are.
DraftTable stacked(DraftTable above, DraftTable below);

/// Cells as text, holes filled with blank cells; boxes in character columns and lines. `draft` must
/// be free of overlaps.
TextTable finish_table(const SourceText& source, const DraftTable& draft);

}  // namespace gewu
