// The rows of text of a page on which tables without rulings are looked for.
#pragma once

#include <cstddef>
#include <vector>

#include "base/image.h"
#include "tablegrid/text/text_rows.h"

namespace gewu {

/// A row of text, what parts it, and what its words look like.
struct OpenLine {
  TextRow row;
  std::vector<PixelRect> words;  ///< parted by white about as wide as a character
  int amounts = 0;               ///< words that look like digits

  /// Words and amounts, as a record of a table has them.
  bool is_record() const { return words.size() >= 2 && amounts >= 1; }
};

/// Leaves out what is no text: lone specks, beside which no character stands, and thin upright ink
/// that is higher than a character, as edges of the sheet leave it.
std::vector<PixelRect> without_specks(const std::vector<PixelRect>& boxes, double em);

/// Rows from the top down of what stands in `boxes`; see text_rows.
std::vector<OpenLine> open_lines(std::vector<PixelRect> boxes, const Image& binary, double em);

/// Lines [first, end).
struct LineRun {
  std::size_t first = 0;
  std::size_t end = 0;
};

/// Stretches of records that follow each other closely; between two of them one line may stand that
/// is none.
std::vector<LineRun> record_runs(const std::vector<OpenLine>& lines, double em);

}  // namespace gewu
