#include "ingest/cropped_shapes.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "base/text.h"

namespace gewu {

namespace {

constexpr int kTrace = 24;       // grey levels from the paper from which on something is there
constexpr double kReach = 0.12;  // em by which ink may reach over the box of the glyph

int darkness(const Image& page, int x, int y) {
  const std::uint8_t* at = page.row(y) + static_cast<std::ptrdiff_t>(x) * page.channels;
  return 255 - *std::min_element(at, at + page.channels);
}

PixelRect box_of(const Glyph& glyph, const Image& page, double scale) {
  const bool level = glyph.rotation == 0 || glyph.rotation == 180;
  const double reach = kReach * glyph.size;
  const double across = level ? 0 : reach;  // the neighbours in the line are near
  const double down = level ? reach : 0;
  const auto pixel = [scale](double at, int end) {
    return std::clamp(static_cast<int>(std::lround(at * scale)), 0, end);
  };
  return {pixel(glyph.box.x0 - across, page.width), pixel(glyph.box.y0 - down, page.height),
          pixel(glyph.box.x1 + across, page.width), pixel(glyph.box.y1 + down, page.height)};
}

PixelRect ink_in(const Image& page, const PixelRect& box) {
  PixelRect ink;
  for (int y = box.y0; y < box.y1; ++y) {
    for (int x = box.x0; x < box.x1; ++x) {
      if (darkness(page, x, y) >= kTrace) ink = unite(ink, {x, y, x + 1, y + 1});
    }
  }
  return ink;
}

/// Where the pen stands: at the left end of the baseline, as the glyph is turned.
PagePoint pen_of(const Glyph& glyph, double ascent) {
  const double up = ascent * glyph.size;
  switch (glyph.rotation) {
    case 90:
      return {glyph.box.x1 - up, glyph.box.y0};
    case 180:
      return {glyph.box.x1, glyph.box.y1 - up};
    case 270:
      return {glyph.box.x0 + up, glyph.box.y1};
    default:
      return {glyph.box.x0, glyph.box.y0 + up};
  }
}

GlyphShape cut(const Image& page, const Glyph& glyph, double ascent, double scale) {
  GlyphShape shape;
  const PixelRect ink = ink_in(page, box_of(glyph, page, scale));
  if (ink.empty()) return shape;
  shape.em = glyph.size * scale;
  const PagePoint pen = pen_of(glyph, ascent);
  shape.origin_x = static_cast<int>(std::lround(pen.x * scale)) - ink.x0;
  shape.origin_y = static_cast<int>(std::lround(pen.y * scale)) - ink.y0;
  shape.picture = Image(ink.width(), ink.height(), 1);
  for (int y = 0; y < ink.height(); ++y) {
    for (int x = 0; x < ink.width(); ++x) {
      shape.picture.row(y)[x] = static_cast<std::uint8_t>(darkness(page, ink.x0 + x, ink.y0 + y));
    }
  }
  return shape;
}

// Print of a neighbouring cell may run over a character.
bool is_overprinted(const Glyph& glyph, const std::vector<Glyph>& all) {
  constexpr double kTouching = 0.1;  // share of its box
  return std::any_of(all.begin(), all.end(), [&](const Glyph& other) {
    if (&other == &glyph || other.invisible || is_blank(other.unicode)) return false;
    return intersect(other.box, glyph.box).area() > kTouching * glyph.box.area();
  });
}

}  // namespace

void crop_shapes(const Image& page, double scale, TextLayer* layer) {
  if (page.empty()) return;
  constexpr int kTries = 4;  // of which one may stand free
  struct Known {
    int shape = -1;
    int tries = 0;
  };
  std::map<std::pair<int, unsigned>, Known> known;
  for (Glyph& glyph : layer->glyphs) {
    const Font& font = layer->fonts[static_cast<std::size_t>(glyph.font)];
    if (!font.type3 || glyph.shape >= 0 || glyph.invisible || !glyph.whole_code) continue;
    Known& code = known[{glyph.font, glyph.code}];
    if (code.shape < 0 && code.tries < kTries) {
      ++code.tries;
      if (is_overprinted(glyph, layer->glyphs)) continue;
      GlyphShape shape = cut(page, glyph, font.ascent, scale);
      if (shape.picture.empty()) continue;
      code.shape = static_cast<int>(layer->shapes.size());
      layer->shapes.push_back(std::move(shape));
    }
  }
  for (Glyph& glyph : layer->glyphs) {
    const auto found = known.find({glyph.font, glyph.code});
    const bool may_have = glyph.shape < 0 && !glyph.invisible && glyph.whole_code;
    if (may_have && found != known.end()) glyph.shape = found->second.shape;
  }
}

}  // namespace gewu
