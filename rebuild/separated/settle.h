// From cells between separators to tables and the captions around them.
#pragma once

#include <vector>

#include "rebuild/separated/raw_table.h"
#include "rebuild/separated/tabs.h"
#include "rebuild/table_builder.h"

namespace gewu::separated {

/// A table in full, with what stood on its lines but is no cell of it.
struct Settled {
  int first_line = 0;
  int last_line = 0;
  bool has_table = false;
  bool plain_tabs = false;  ///< no more than an offer: see verdict
  TabVerdict verdict;       ///< of plain tabs
  DraftTable table;
  std::vector<RawText> before;  ///< titles, years, unit notes
  std::vector<RawText> after;   ///< footers
  std::vector<Range> signs;     ///< what only says where cells end
};

/// Takes rows with one text and nothing else out as captions, cuts the table at blank rows and at
/// titles, drops blank columns at its right, and recovers spans where the signs do not say them.
std::vector<Settled> settle(RawTable raw);

}  // namespace gewu::separated
