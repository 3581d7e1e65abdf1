// Which way up a page was scanned.
#pragma once

#include "base/image.h"
#include "ingest/page.h"

namespace gewu {

/// Degrees clockwise (0, 90, 180, 270) by which the page's image must be turned to read upright. A
/// text layer that may be believed decides by its direction of writing.
int find_turn(const Page& page, const Image& binary);

}  // namespace gewu
