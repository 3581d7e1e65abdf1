// What a person calls a cell: by the words beside and above it.
#pragma once

#include <string>
#include <vector>

namespace gewu {

/// A text that covers rows [row, row + row_span) and columns [col, col + col_span).
struct PlacedText {
  int row = 0;
  int col = 0;
  int row_span = 1;
  int col_span = 1;
  std::string text;
};

/// The words of one table.
class CellPlaces {
 public:
  /// `cols`: columns of the table; a text that covers them all heads it and names no cell.
  CellPlaces(int cols, const std::vector<PlacedText>& cells);

  /// The nearest words to the left of a cell; "" if there are none.
  std::string row_label(int row, int col) const;
  /// The head of its column: among indicators the nearest one above, else the uppermost words.
  std::string col_head(int row, int col) const;

 private:
  const std::string& words_at(int row, int col) const;

  int cols_;
  std::vector<std::vector<std::string>> words_;  ///< by row and column; "": none
};

}  // namespace gewu
