#include "ingest/pdf_paint.h"

#include <algorithm>
#include <cmath>

namespace gewu {

namespace {

// A paint that is this transparent shows nothing.
constexpr double kInvisibleOpacity = 0.01;
// Text render modes 3 and 7 paint nothing.
constexpr int kPaintNothing = 3;

}  // namespace

PointRect bounds(const PagePoint (&corners)[4]) {
  PointRect box{corners[0].x, corners[0].y, corners[0].x, corners[0].y};
  for (const PagePoint& corner : corners) {
    box.x0 = std::min(box.x0, corner.x);
    box.y0 = std::min(box.y0, corner.y);
    box.x1 = std::max(box.x1, corner.x);
    box.y1 = std::max(box.y1, corner.y);
  }
  return box;
}

bool finite(const PointRect& box) {
  return std::isfinite(box.x0) && std::isfinite(box.y0) && std::isfinite(box.x1) &&
         std::isfinite(box.y1);
}

PointRect clip_box(GfxState* state) {
  PointRect clip;
  state->getClipBBox(&clip.x0, &clip.y0, &clip.x1, &clip.y1);
  return clip;
}

bool is_opaque(GfxState* state) {
  constexpr double kOpaque = 0.95;
  return state->getBlendMode() == gfxBlendNormal && state->getFillOpacity() >= kOpaque;
}

PointRect filled_rectangle(GfxState* state) {
  const GfxPath* path = state->getPath();
  if (path->getNumSubpaths() != 1) return {};
  const GfxSubpath* outline = path->getSubpath(0);
  const int points = outline->getNumPoints();
  if (points != 4 && points != 5) return {};
  PagePoint corners[4];
  for (int i = 0; i < points; ++i) {
    PagePoint p;
    state->transform(outline->getX(i), outline->getY(i), &p.x, &p.y);
    if (outline->getCurve(i)) return {};
    if (i < 4) corners[i] = p;
  }
  const PointRect box = bounds(corners);
  constexpr double kOnSide = 0.1;  // points
  for (const PagePoint& p : corners) {
    const bool at_x = std::min(p.x - box.x0, box.x1 - p.x) < kOnSide;
    const bool at_y = std::min(p.y - box.y0, box.y1 - p.y) < kOnSide;
    if (!at_x || !at_y) return {};
  }
  return finite(box) ? box : PointRect{};
}

bool paints_pale(GfxState* state) {
  constexpr double kPale = 0.85;
  GfxRGB colour;
  state->getFillRGB(&colour);
  return std::min({colToDbl(colour.r), colToDbl(colour.g), colToDbl(colour.b)}) >= kPale;
}

bool is_clipped_away(const PointRect& glyph, const PointRect& clip) {
  constexpr double kSliver = 0.25;  // share of its box
  const PointRect seen = intersect(glyph, clip);
  return seen.empty() || seen.area() < kSliver * glyph.area();
}

bool paints_nothing(GfxState* state) {
  if ((state->getRender() & kPaintNothing) == kPaintNothing) return true;
  return state->getFillOpacity() < kInvisibleOpacity;
}

}  // namespace gewu
