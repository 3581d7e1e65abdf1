// Tables that are no target forms: lists and budgets whose columns blanks or tabs show.
#pragma once

#include "rebuild/source_text.h"
#include "rebuild/table_builder.h"

namespace gewu {

/// Lines [first, last] as they stand: a row a line, a cell where two blanks or a tab part the text.
/// Every cell is marked for review. For text that nothing else could be made of.
DraftTable draft_lines(const SourceText& source, int first, int last);

}  // namespace gewu
