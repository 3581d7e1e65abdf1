// A page with what was found drawn on it, for people.
#pragma once

#include <string>
#include <vector>

#include "app/drawing.h"
#include "base/result.h"
#include "base/text_table.h"
#include "ingest/types/page.h"

namespace gewu {

/// The bytes of a PNG file: the page's pixels, pale; over them each cell with its text, coloured by
/// confidence (green sure, yellow, red doubtful, grey blank), cells to review in a thick red frame,
/// paragraphs in blue; `drawing` says what else. `result` must be what was read from `page`, its
/// cells marked for review. Empty if `drawing` wants cells to review and there are none.
Result<std::string> draw_overlay(const Page& page, const PageResult& result,
                                 const Drawing& drawing);

/// The cells that `drawing` is about.
std::vector<TextCell> drawn_cells(const PageResult& result, const Drawing& drawing);

}  // namespace gewu
