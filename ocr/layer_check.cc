#include "ocr/layer_check.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "ocr/ink_region.h"

namespace gewu {

namespace {

// Share of the glyphs that may lie on no ink, and of the ink that may lie under no glyph.
constexpr double kGlyphsWithoutInk = 0.2;
constexpr double kInkWithoutGlyphs = 0.2;
constexpr double kReach = 0.2;  // em by which ink may reach over a glyph's box

bool is_visible(const PlacedGlyph& g) { return !is_blank(g.glyph->unicode); }

PixelRect pixels_of(const PlacedGlyph& g, const PixelRect& origin) {
  const double reach = kReach * g.em;
  return {static_cast<int>(std::floor(g.box.x0 - reach)) - origin.x0,
          static_cast<int>(std::floor(g.box.y0 - reach)) - origin.y0,
          static_cast<int>(std::ceil(g.box.x1 + reach)) - origin.x0,
          static_cast<int>(std::ceil(g.box.y1 + reach)) - origin.y0};
}

PixelRect middle_of(const PixelRect& r) {
  return {(r.x0 + r.x1) / 2, (r.y0 + r.y1) / 2, (r.x0 + r.x1) / 2 + 1, (r.y0 + r.y1) / 2 + 1};
}

double glyphs_without_ink(const std::vector<PixelRect>& glyphs, const InkRegion& region) {
  const auto bare = std::count_if(glyphs.begin(), glyphs.end(), [&](const PixelRect& g) {
    return std::none_of(region.pieces.begin(), region.pieces.end(),
                        [&](const InkPiece& p) { return !intersect(g, p.box).empty(); });
  });
  return static_cast<double>(bare) / static_cast<double>(glyphs.size());
}

double ink_without_glyphs(const std::vector<PixelRect>& glyphs, const InkRegion& region) {
  double all = 0;
  double bare = 0;
  for (const InkPiece& p : region.pieces) {
    all += p.area;
    const bool covered = std::any_of(glyphs.begin(), glyphs.end(), [&](const PixelRect& g) {
      return !intersect(g, middle_of(p.box)).empty();
    });
    if (!covered) bare += p.area;
  }
  return all > 0 ? bare / all : 0;
}

}  // namespace

LayerMatch match_layer(const PageInk& page, const PixelRect& box,
                       const std::vector<PlacedGlyph>& glyphs) {
  const bool inked = !box.empty() && !is_blank(*page.layout, box);
  const bool written = std::any_of(glyphs.begin(), glyphs.end(), is_visible);
  if (!inked) return written ? LayerMatch::NoInk : LayerMatch::Agrees;
  if (!written) return LayerMatch::NoGlyphs;
  const InkRegion region = cut_region(page, box, Border::Ruled);
  std::vector<PixelRect> boxes;
  for (const PlacedGlyph& g : glyphs) {
    if (is_visible(g)) boxes.push_back(pixels_of(g, region.box));
  }
  const bool differs = glyphs_without_ink(boxes, region) > kGlyphsWithoutInk ||
                       ink_without_glyphs(boxes, region) > kInkWithoutGlyphs;
  return differs ? LayerMatch::Differs : LayerMatch::Agrees;
}

}  // namespace gewu
