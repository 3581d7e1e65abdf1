// A page of which decoding complained: what was read of it must not look sure.
#pragma once

#include <string>

#include "base/text_table.h"

namespace gewu {

/// Adds the finding page-damaged (an error: the document is partial) with `damage`, what was
/// complained about, and makes every cell and paragraph of the page doubtful: also a cell that is
/// blank may have lost its text, and nobody knows which.
void mark_damaged(PageResult& page, const std::string& damage);

}  // namespace gewu
