// Whether rows of text keep to columns as the records of a table do.
#pragma once

#include <vector>

#include "base/image.h"
#include "tablegrid/text/text_grid.h"

namespace gewu {

/// What the body of a table without rulings shows.
struct OpenBody {
  /// A column behind the first whose cells are mostly amounts, and how high these are (pixels).
  struct Amounts {
    int col = 0;
    int height = 0;
  };
  std::vector<Amounts> amounts;
  int crooked_columns = 0;  ///< ... whose cells share neither left ends, right ends nor middles
  int crossing_rows = 0;    ///< rows with text that runs over an edge between columns
  int label_columns = 0;    ///< columns whose cells mostly hold a colon
  int wordy_rows = 0;       ///< rows at the top that hold text in columns of amounts, but no amount
  int empty_columns = 0;    ///< columns without any text
  double filled = 0;        ///< share of the cells that hold text
};

/// Whether a colon stands in a word, or right behind it.
bool holds_colon(const Image& binary, const PixelRect& word, double em);

OpenBody look_at_body(const TextGrid& grid, const Image& binary);

}  // namespace gewu
