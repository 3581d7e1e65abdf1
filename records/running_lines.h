// Lines that belong to the sheet of paper and say nothing about a table on it.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/text_table.h"

namespace gewu {

/// Running heads and feet of a document: texts that recur at the edge of three pages or more, and
/// whatever is printed where other pages have their number, so that a number that was misread is
/// known for one by its place.
class RunningLines {
 public:
  explicit RunningLines(const std::vector<PageResult>& pages);

  /// Is `paragraph`, which stands on `page`, one of them?
  bool hold(const PageResult& page, const Paragraph& paragraph) const;

 private:
  /// Where a page number stands, as shares of the page's width and height.
  struct Place {
    int page = 0;
    double x = 0;
    double y = 0;
  };
  static Place place_of(const PageResult& page, const Paragraph& paragraph);

  std::set<std::string> texts_;  ///< folded
  std::vector<Place> numbers_;
};

}  // namespace gewu
