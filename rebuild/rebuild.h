// Tables from text that some extraction has mangled.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/text_table.h"
#include "rebuild/account.h"

namespace gewu {

struct RebuildOptions {
  long long max_bytes = 256LL << 20;
  long long max_line_bytes = 64LL << 20;
};

/// Rebuilds the pages (split at form feeds; one page if there is none), their tables and paragraphs
/// from tab-separated or column-aligned text in UTF-8 or GB18030. Boxes are in units of one
/// character cell: x is the column, y the line of the input. Every character of the input ends up
/// in a cell, a paragraph, or the finding `unused-text`; `account`, if there is one, gets the sums.
Result<std::vector<PageResult>> rebuild_pages(std::string_view bytes, const RebuildOptions& options,
                                              InputAccount* account = nullptr);

}  // namespace gewu
