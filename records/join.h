// Tables that go on over a page break, joined into one.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/finding.h"
#include "base/text_table.h"

namespace gewu {

/// A table of one page inside a joined one: how its rows and columns came to lie there.
struct JoinedPart {
  int page = 0;                   ///< 1-based
  int index = 0;                  ///< among the tables of that page
  std::vector<int> row_of;        ///< row of the page's table -> row; -1: of another joined table
  std::vector<int> first_col_of;  ///< column of the page's table -> first column it became
};

struct JoinedTable {
  TextTable table;
  std::vector<JoinedPart> parts;
};

struct JoinResult {
  std::vector<JoinedTable> tables;  ///< in reading order, captions filled
  std::vector<Finding> findings;    ///< page-join-doubtful; `table` is "#n", an index into tables
};

/// Captions every table of `pages` and joins the last table of a page with the first of the next
/// where the columns agree, nothing stands between, and the lower part begins no form of its own.
JoinResult join_tables(const std::vector<PageResult>& pages);

}  // namespace gewu
