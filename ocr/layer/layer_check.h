// Does a text layer say what the pixels show?
#pragma once

#include <vector>

#include "base/geometry.h"
#include "ocr/ink/page_ink.h"
#include "ocr/layer/glyph_text.h"

namespace gewu {

enum class LayerMatch {
  Agrees,    ///< glyphs where there is ink, ink where there are glyphs
  NoInk,     ///< glyphs, but the pixels show nothing: hidden text
  NoGlyphs,  ///< ink, but no glyphs: part of a picture or an outline
  Differs,   ///< both, in different places
};

/// Compares the glyphs in `box` with the ink in it. Both empty agree. Both in upright pixels.
LayerMatch match_layer(const PageInk& page, const PixelRect& box,
                       const std::vector<PlacedGlyph>& glyphs);

}  // namespace gewu
