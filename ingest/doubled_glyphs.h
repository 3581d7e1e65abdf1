// Text that was printed twice to look bold.
#pragma once

#include <vector>

#include "ingest/types/page.h"

namespace gewu {

/// Merges glyphs that show the same character at nearly the same place (fake bold, shadows, a
/// hidden copy of visible text); the first visible one stays, or else the first. Glyphs without
/// Unicode are left alone. Returns how many were removed. Order is kept.
int merge_doubled_glyphs(std::vector<Glyph>* glyphs);

}  // namespace gewu
