// Text out of a page's text layer: glyphs put into cells, lines and words.
#pragma once

#include <string>
#include <vector>

#include "base/geometry.h"
#include "ingest/types/page.h"
#include "layout/page/page_layout.h"

namespace gewu {

/// A glyph in upright pixels.
struct PlacedGlyph {
  const Glyph* glyph = nullptr;  ///< borrowed from the page
  PointRect box;                 ///< upright pixels (not page units)
  double em = 0;                 ///< pixels
  char32_t meant = 0;            ///< instead of the glyph's own character; 0: that
  bool doubted = false;          ///< it does not look like its own character
  char32_t seen = 0;             ///< of a doubted one: what it looks like; 0: not known
  bool sure = false;             ///< `seen` hardly can be anything else
  bool unknown = false;          ///< nobody here knows its own character; see GlyphFinding
};

/// Every glyph with a box, in the order of the file.
std::vector<PlacedGlyph> place_glyphs(const Page& page, const PageLayout& layout);

/// One line of glyphs as written.
struct GlyphLine {
  PointRect box;            ///< upright pixels
  double em = 0;            ///< median, pixels
  std::string text;         ///< with blanks where the gaps are; not yet tidied
  std::size_t visible = 0;  ///< glyphs that are no blanks
  bool doubted = false;     ///< one of its glyphs is
};

/// Sorts glyphs into lines in reading order, whichever way they are written (`turned`: how the page
/// was turned to be upright, so that sideways writing is told from upright). Characters stacked
/// upon each other in a narrow label are one line each. A gap wider than `part_gap` (em; 0: none
/// is) parts a line in two.
std::vector<GlyphLine> glyph_lines(const std::vector<PlacedGlyph>& glyphs, int turned,
                                   double part_gap = 0);

}  // namespace gewu
