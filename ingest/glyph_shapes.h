// What the glyphs of a page look like, out of their fonts. Includes Poppler's headers: only for the
// .cc files of this folder that talk to Poppler.
#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "ingest/paper_raster.h"
#include "ingest/types/page.h"

namespace gewu {

/// A font of the file and a code of it.
using GlyphSource = std::pair<long long, std::uint32_t>;

/// The number under which a font of the file is known; see Font::id.
long long font_id(const GfxFont& font);

/// Draws pages as its base does, and keeps a picture of every glyph that it meets, the first time,
/// as large as it is drawn there and by itself: neither what stands around it nor what covers it
/// shows. Fonts without outlines (Type 3) have none.
class ShapeRaster : public PaperRaster {
 public:
  using PaperRaster::PaperRaster;

  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x,
                double origin_y, CharCode code, int bytes, const Unicode* unicode,
                int unicode_count) override;

  /// The shapes since the last call.
  std::map<GlyphSource, GlyphShape> take_shapes() { return std::exchange(shapes_, {}); }

 private:
  std::map<GlyphSource, GlyphShape> shapes_;
};

/// Gives each glyph of the layer the shape of its code.
void attach_shapes(std::map<GlyphSource, GlyphShape> shapes, TextLayer* layer);

}  // namespace gewu
