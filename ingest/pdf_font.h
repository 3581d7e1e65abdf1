// What a font of a PDF says about itself, and which of its codes really name a character.
// Includes Poppler's headers: only for the .cc files of this folder that talk to Poppler.
#pragma once

#include <GfxFont.h>

#include <array>

namespace gewu {

/// The facts that every glyph of a font needs, worked out once per font.
struct FontFacts {
  int index = -1;         ///< in TextLayer::fonts
  double ascent = 0;      ///< em above the baseline
  double descent = 0;     ///< em below it, negative
  bool vertical = false;  ///< writing mode 1: characters stand below each other
  bool eight_bit = false;
  bool all_mapped = false;              ///< every code that Poppler maps may be believed
  std::array<bool, 256> code_mapped{};  ///< of an 8-bit font where not all_mapped
  bool strings_are_unicode = false;     ///< two bytes a character, as UniGB-UCS2-H has them
};

/// `index` is only stored. Poppler guesses where a font does not say which characters its codes
/// are: CIDs of Adobe-Identity are passed on as if they were Unicode, names such as "g12" as the
/// character 12. Such codes are not mapped here.
FontFacts font_facts(const GfxFont& font, int index);

/// Whether the strings that this font shows are Unicode themselves (UniGB-UCS2-H, UniGB-UTF16-V,
/// ..): they name characters also where their set of glyphs has none for them.
bool shows_unicode(const GfxFont& font, XRef* xref);

/// Whether `code` of this font names a character.
bool code_is_mapped(const FontFacts& font, CharCode code);

}  // namespace gewu
