// The text lines of a region.
#pragma once

#include <vector>

#include "base/geometry.h"
#include "base/image.h"
#include "ocr/ink/ink_region.h"

namespace gewu {

/// One horizontal text line of a region.
struct InkLine {
  PixelRect box;  ///< of its ink, region pixels
  int top = 0;    ///< rows of the region that belong to it, [top, bottom): its ink and no other's
  int bottom = 0;
  std::vector<int> pieces;  ///< indices into InkRegion::pieces, those that lie wholly in it
};

struct LineLayout {
  std::vector<InkLine> lines;  ///< from top to bottom
  double em = 0;               ///< height of a character in this region, pixels
  bool stacked = false;        ///< each line is one character of a label that is set vertically
};

/// Finds lines by row projection: bands of ink are joined while they fit one character's height
/// (二, ：, ≥) and split where lines touch (tight setting, slight skew). Specks that are no part of
/// a line are erased from the region.
LineLayout find_text_lines(InkRegion* region);

/// True if a speck was taken out between the characters of the line where a decimal point stands.
bool may_lack_point(const InkRegion& region, const InkLine& line);

/// The picture of one line as the readers want it: cropped to its ink with a little paper around,
/// other lines' ink painted over, at least half a character high, wide gaps narrowed.
Image line_image(const InkRegion& region, const LineLayout& layout, const InkLine& line);

/// The characters of a stacked label side by side, as one line, so that readers see a word.
Image stacked_image(const InkRegion& region, const LineLayout& layout);

}  // namespace gewu
