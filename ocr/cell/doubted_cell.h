// A cell whose text layer is in doubt in single glyphs, and that was read from its pixels too.
#pragma once

#include <string>
#include <vector>

#include "base/text_table.h"
#include "ocr/cell/cell_text.h"
#include "ocr/cell/cell_work.h"
#include "ocr/layer/glyph_check.h"

namespace gewu {

/// Marks the glyphs that do not look like what the layer calls them. `findings`: one per glyph of
/// the layer, in the order of `glyphs`. Nameless ones that surely are one character become it.
void mark_doubted(const std::vector<GlyphFinding>& findings, std::vector<PlacedGlyph>* glyphs);

/// Whether so many cells are doubted that the layer is not to be used at all.
bool mostly_doubted(const std::vector<std::vector<CellWork>>& work);

/// Sets text, source, raw and confidence. Where the pixels say what the layer says, but for the
/// doubted glyphs, in whose place they read what those look like, the text is the layer's with
/// these mended; where they say just what the layer says, it is the layer's. Else it is what the
/// pixels were read as, for a person to look at.
void settle_doubted(const CellWork& work, const CellDraft& pixels, int turned, TextCell* cell);

}  // namespace gewu
