// A page with what was found drawn on it, for people.
#pragma once

#include <string>

#include "base/result.h"
#include "base/text_table.h"
#include "ingest/types/page.h"

namespace gewu {

/// The bytes of a PNG file: the page's pixels, pale; over them each cell with its text, coloured by
/// confidence (green sure, yellow, red doubtful, grey blank), cells to review in a thick red frame,
/// paragraphs in blue. `result` must be what was read from `page`.
Result<std::string> draw_overlay(const Page& page, const PageResult& result);

}  // namespace gewu
