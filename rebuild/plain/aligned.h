// Ordinary tables whose columns are aligned by blanks, as pdftotext -layout prints them.
#pragma once

#include <vector>

#include "rebuild/body.h"
#include "rebuild/source_text.h"
#include "rebuild/table_builder.h"

namespace gewu::plain {

/// Pieces of one line without a wide gap between them.
struct Stretch {
  int line = 0;
  int x0 = 0;  ///< in the units of the layout
  int x1 = 0;
  std::vector<Piece> pieces;
  std::u32string folded;
  int first = 0;  ///< columns that it stands in: [first, last]
  int last = 0;
};

/// The atoms of a line, each for itself.
std::vector<Stretch> atoms_of(const SourceText& source, int line, Layout layout);

/// The stretches of a line.
std::vector<Stretch> stretches_of(const SourceText& source, int line, Layout layout);

/// Digits, signs and points only: an amount, a code, a share.
bool is_figure(const std::u32string& folded);

/// 合计, 总计, 小计.
bool is_sum_text(const std::u32string& folded);

/// Lines [first, last] of one table.
struct Region {
  int first = 0;
  int last = 0;
};

/// Where at least three lines in a row have three stretches or more, with the lines between them.
std::vector<Region> find_regions(const SourceText& source, int first, int last, Layout layout);

/// Takes the atoms of lines, puts those of one cell together, gives every one its columns and
/// returns how many columns there are. What stands in the first `heads` lines may be over several.
int align(std::vector<std::vector<Stretch>>& lines, size_t heads);

/// The table that a region holds; no rows if it is none.
DraftTable draft_aligned(const SourceText& source, const Region& region, Layout layout);

}  // namespace gewu::plain
