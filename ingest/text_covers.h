// Text that paint drawn later hides.
#pragma once

#include <cstddef>
#include <vector>

#include "ingest/types/page.h"

namespace gewu {

/// Collects opaque paint (white or black bars, pictures) in the order of drawing.
class TextCovers {
 public:
  /// Paint over `box`, drawn after the first `glyphs_before` glyphs of the page.
  void add(const PointRect& box, std::size_t glyphs_before);

  /// Flags the glyphs most of which lies under one such box as invisible. A line through a text
  /// hides none of it.
  void hide(std::vector<Glyph>* glyphs) const;

 private:
  struct Cover {
    PointRect box;
    std::size_t glyphs_before = 0;
  };
  std::vector<Cover> covers_;
};

}  // namespace gewu
