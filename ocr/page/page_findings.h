// What is said of a page's tables and of its reader.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "base/finding.h"
#include "base/text_table.h"

namespace gewu {

/// Where a finding belongs: the `index`-th table of a page.
struct TablePlace {
  int page = 0;
  std::size_t index = 0;
};

/// Says that the table was found by how its text is aligned.
Finding aligned_table_finding(const TablePlace& at);

/// Says that the cell holds ink that no reader can read.
Finding unreadable_finding(const TablePlace& at, const TextCell& cell);

/// Says that a seal covers the text of a cell that is to be looked at.
Finding sealed_finding(const TablePlace& at, const TextCell& cell);

/// Says why the page's text layer was not used.
Finding rejected_layer_finding(int page, const std::string& why);

/// Says that most of the page is in a type or language that our reader does not know.
Finding unfamiliar_type_finding(int page);

/// By where its texts come from.
Reader reader_of(const PageResult& page);

}  // namespace gewu
