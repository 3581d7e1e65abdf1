#include "ingest/glyph_shapes.h"

#include <GfxFont.h>
#include <GfxState.h>
#include <splash/Splash.h>
#include <splash/SplashClip.h>
#include <splash/SplashFont.h>
#include <splash/SplashGlyphBitmap.h>

#include <cmath>
#include <cstring>

namespace gewu {

namespace {

constexpr int kInvisible = 3;  // text render mode
constexpr int kLargest = 400;  // pixels: larger print is not for reading

// The picture of a glyph at the current size of the font; empty if there is none. It is asked for
// in the middle of the clip, outside of which Poppler makes none.
GlyphShape draw_glyph(SplashFont* font, SplashClip* clip, CharCode code) {
  GlyphShape shape;
  const int place_x = (clip->getXMinI() + clip->getXMaxI()) / 2;
  const int place_y = (clip->getYMinI() + clip->getYMaxI()) / 2;
  SplashClipResult clipped = splashClipAllInside;
  SplashGlyphBitmap bitmap{};
  const int glyph = static_cast<int>(code);
  if (!font->getGlyph(glyph, 0, 0, &bitmap, place_x, place_y, clip, &clipped)) return shape;
  if (clipped == splashClipAllOutside) return shape;
  const SplashCoord* matrix = font->getMatrix();
  shape.em = std::hypot(matrix[2], matrix[3]);
  const bool usable = bitmap.aa && bitmap.data != nullptr && bitmap.w > 0 && bitmap.h > 0 &&
                      bitmap.w <= kLargest && bitmap.h <= kLargest;
  if (usable) {
    shape.picture = Image(bitmap.w, bitmap.h, 1);
    shape.origin_x = bitmap.x;
    shape.origin_y = bitmap.y;
    for (int y = 0; y < bitmap.h; ++y) {
      std::memcpy(shape.picture.row(y), bitmap.data + static_cast<std::ptrdiff_t>(y) * bitmap.w,
                  static_cast<std::size_t>(bitmap.w));
    }
  }
  if (bitmap.freeData) gfree(bitmap.data);
  return shape;
}

}  // namespace

long long font_id(const GfxFont& font) {
  const Ref id = *font.getID();
  return (static_cast<long long>(id.num) << 32) ^ id.gen;
}

void ShapeRaster::drawChar(GfxState* state, double x, double y, double dx, double dy,
                           double origin_x, double origin_y, CharCode code, int bytes,
                           const Unicode* unicode, int unicode_count) {
  SplashOutputDev::drawChar(state, x, y, dx, dy, origin_x, origin_y, code, bytes, unicode,
                            unicode_count);
  const std::shared_ptr<GfxFont>& named = state->getFont();
  if (!named || named->getType() == fontType3 || state->getRender() == kInvisible) return;
  const GlyphSource source{font_id(*named), code};
  if (shapes_.count(source) > 0 || getCurrentFont() == nullptr) return;
  shapes_.emplace(source, draw_glyph(getCurrentFont(), getSplash()->getClip(), code));
}

void attach_shapes(std::map<GlyphSource, GlyphShape> shapes, TextLayer* layer) {
  std::map<GlyphSource, int> index;
  layer->shapes.clear();
  for (Glyph& glyph : layer->glyphs) {
    const Font& font = layer->fonts[static_cast<std::size_t>(glyph.font)];
    const GlyphSource source{font.id, glyph.code};
    const auto found = shapes.find(source);
    const bool drawn = glyph.whole_code && font.embedded && found != shapes.end();
    glyph.shape = -1;
    if (!drawn) continue;
    const auto [place, fresh] = index.emplace(source, -1);
    if (fresh && !found->second.picture.empty()) {
      place->second = static_cast<int>(layer->shapes.size());
      layer->shapes.push_back(std::move(found->second));
    }
    glyph.shape = place->second;
  }
}

}  // namespace gewu
