// Characters of a text layer that belong to a stamp.
#pragma once

#include <vector>

#include "layout/page/page_layout.h"
#include "ocr/layer/glyph_text.h"

namespace gewu {

/// Drops the characters that stand inside a stamp's outline and are the stamp's own: where its ink
/// was taken out none is left of them, or they are large and stand in no line. What its ink hides
/// stays.
void drop_seal_glyphs(const PageLayout& layout, std::vector<PlacedGlyph>* glyphs);

}  // namespace gewu
