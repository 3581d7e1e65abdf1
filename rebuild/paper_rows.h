// The heights of a form's rows on paper, as far as aligned text tells.
#pragma once

#include <map>
#include <vector>

#include "rebuild/body.h"

namespace gewu::spans {

/// A printed label stands beside the middle of its span on paper, and the lines of a text
/// extraction are no paper: a label between two rows gets a line of its own, which takes no room
/// there. This puts every line back to a height, in lines of print from the top of the first row.
class PaperRows {
 public:
  PaperRows(const SourceText& source, const BodyRows& body);

  int size() const { return static_cast<int>(bare_.size()); }

  /// Nothing but labels stands there: a row of its own only if a category has no target.
  bool bare(int row) const { return bare_[static_cast<size_t>(row)]; }
  double top(int row) const { return tops_[static_cast<size_t>(row)]; }  ///< `row` up to size()
  double first_text(int row) const { return first_text_[static_cast<size_t>(row)]; }
  int first_line(int row) const { return first_lines_[static_cast<size_t>(row)]; }
  int page(int row) const { return pages_[static_cast<size_t>(row)]; }

  /// The middle of a line of the input.
  double height_of(int line) const;

  /// What a row takes that is counted though it is bare.
  static double bare_height();

 private:
  void place_row(const BodyRow& row);
  void place_between(const std::vector<int>& lines, double border);
  std::vector<bool> bare_;
  std::vector<double> tops_;
  std::vector<double> first_text_;
  std::vector<int> first_lines_;
  std::vector<int> pages_;
  std::map<int, double> heights_;  ///< of lines
};

}  // namespace gewu::spans
