// Does each glyph of a text layer look like the character that the layer calls it?
#pragma once

#include <vector>

#include "ingest/types/page.h"
#include "ocr/layer/shape_reader.h"
#include "ocr/reader/line_recognizer.h"

namespace gewu {

/// What was found of one glyph of the layer.
struct GlyphFinding {
  bool doubted = false;  ///< its picture is not that character, or the layer names none
  char32_t seen = 0;     ///< of a doubted one: what the picture looks like; 0: nothing known
  bool sure = false;     ///< `seen` hardly can be anything else
  bool unknown = false;  ///< a doubted ideograph that the reader does not know: it may be right
  bool held = false;     ///< its picture was held against a character that the reader knows
};

/// One finding per glyph of the layer, in its order. Maps of fonts are wrong for single codes
/// (swapped, shifted, U+FFFD, private use), and only for them: every code of every font is held
/// against its own outline, once. Glyphs whose font shows no outline, and characters that the
/// reader does not know, cannot be held against anything and are believed, unless the picture is
/// surely another character.
std::vector<GlyphFinding> check_glyphs(const TextLayer& layer, LineRecognizer* reader,
                                       ShapeMemory* memory);

/// Whether nearly all characters that the page shows were held against their pictures, so that the
/// page's pixels can tell nothing more about the layer. `findings`: one per glyph.
bool all_but_all_held(const TextLayer& layer, const std::vector<GlyphFinding>& findings);

/// Letters with accents and low quotation marks, which Chinese print has none of: fonts of GB2312
/// draw 〔 and 〕 for „ and ‟.
bool is_foreign(char32_t c);

/// Whether a code point names no character that is printed: none, U+FFFD, private use, controls.
bool is_nameless(char32_t c);

}  // namespace gewu
