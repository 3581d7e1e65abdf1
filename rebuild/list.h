// Lists of projects with amounts.
#pragma once

#include "rebuild/segment.h"
#include "rebuild/table_builder.h"

namespace gewu {

/// Rebuilds a list from its block of lines.
DraftTable draft_list(const SourceText& source, const Block& block);

}  // namespace gewu
