// Where the forms and lists stand in the stream of lines, and what stands between them.
#pragma once

#include <vector>

#include "rebuild/source_text.h"

namespace gewu {

enum class BlockKind {
  Prose,       ///< paragraphs: titles, unit notes, footers, text
  TargetForm,  ///< labelled fields, then a header row, then indicator rows
  List,        ///< a list of projects with amounts
};

/// Lines [first, last] of one kind.
struct Block {
  BlockKind kind = BlockKind::Prose;
  int first = 0;
  int last = 0;
  int header = -1;  ///< the line with the column labels, of forms and lists
};

/// Cuts lines [first, last] into blocks, which ascend and cover all lines that are not blank.
std::vector<Block> segment(const SourceText& source, int first, int last);

/// A line of dashes such as some tools draw under a header row.
bool is_ruler(const SourceText& source, int line);

/// A page's number alone on its line: - 3 -, 第3页, or bare digits before a page break.
bool is_page_number(const SourceText& source, int line);

}  // namespace gewu
