#include "ingest/pdf_page_scan.h"

#include <GfxFont.h>
#include <GfxState.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "ingest/glyph_shapes.h"
#include "ingest/pdf_paint.h"
#include "ingest/twin_characters.h"

namespace gewu {
namespace {

// A crowded A3 page holds some 20,000 characters; more than this is an attack on memory.
constexpr std::size_t kMaxGlyphs = 500'000;
// One code may stand for a ligature or a short word, hardly for more.
constexpr int kMaxCharactersPerCode = 8;
// Colour components whose spread stays below this (of 65536) count as grey.
constexpr int kGreySpread = 2600;
// An image smaller than this share of the page is an ornament, not content.
constexpr double kOrnamentShare = 0.0005;
// From this share on, images count as a scan that makes up the page.
constexpr double kScanShare = 0.6;
// An opaque image of at least this share may be the whole page.
constexpr double kCoverShare = 0.25;

bool is_grey(const GfxRGB& colour) {
  const auto [low, high] = std::minmax({colour.r, colour.g, colour.b});
  return high - low <= kGreySpread;
}

// The direction in which characters stand, to the nearest quarter turn, clockwise with y downwards.
int quarter_turn(double dx, double dy) {
  const double degrees = std::atan2(dy, dx) * 180 / std::numbers::pi;
  return (static_cast<int>(std::lround(degrees / 90)) * 90 + 360) % 360;
}

// A vector of the page frame.
struct Vector {
  double x = 0;
  double y = 0;
};

Vector to_device(GfxState* state, double dx, double dy) {
  Vector moved;
  state->transformDelta(dx, dy, &moved.x, &moved.y);
  return moved;
}

// The pen's way over one glyph in user space, without the extra spacing between characters.
Vector own_advance(GfxState* state, double dx, double dy, CharCode code, int bytes, bool vertical) {
  double spacing = state->getCharSpace();
  if (bytes == 1 && code == ' ') spacing += state->getWordSpace();
  Vector extra;
  if (vertical) {
    state->textTransformDelta(0, spacing, &extra.x, &extra.y);
  } else {
    state->textTransformDelta(spacing * state->getHorizScaling(), 0, &extra.x, &extra.y);
  }
  return {dx - extra.x, dy - extra.y};
}

// Parallelogram of a glyph: from `origin` along `advance`, between the descent and ascent of `up`.
PointRect glyph_box(PagePoint origin, Vector advance, Vector up, const FontFacts& font) {
  const PagePoint low{origin.x + up.x * font.descent, origin.y + up.y * font.descent};
  const PagePoint high{origin.x + up.x * font.ascent, origin.y + up.y * font.ascent};
  const PagePoint corners[4] = {
      low, high, {low.x + advance.x, low.y + advance.y}, {high.x + advance.x, high.y + advance.y}};
  return bounds(corners);
}

// The i-th of n equal parts of a box along the direction of writing.
PointRect part_of(const PointRect& box, int rotation, int i, int n) {
  const bool across = rotation == 0 || rotation == 180;
  const bool backwards = rotation == 180 || rotation == 270;
  const int at = backwards ? n - 1 - i : i;
  PointRect part = box;
  if (across) {
    part.x0 = box.x0 + box.width() * at / n;
    part.x1 = box.x0 + box.width() * (at + 1) / n;
  } else {
    part.y0 = box.y0 + box.height() * at / n;
    part.y1 = box.y0 + box.height() * (at + 1) / n;
  }
  return part;
}

// What a file calls a character may be no code point at all, or one that only looks like it.
constexpr Unicode kReplacement = 0xFFFD;

char32_t named_character(Unicode unicode) {
  const bool surrogate = unicode >= 0xD800 && unicode <= 0xDFFF;
  if (unicode > 0x10FFFF || surrogate) return 0;
  return usual_character(static_cast<char32_t>(unicode));
}

bool may_hold_colour(GfxImageColorMap* colour_map) {
  const GfxColorSpace* space = colour_map->getColorSpace();
  const GfxColorSpaceMode mode = space->getMode();
  if (mode == csDeviceGray || mode == csCalGray) return false;
  return !(mode == csICCBased && space->getNComps() == 1);
}

}  // namespace

void PageScanDevice::startPage(int /*number*/, GfxState* state, XRef* xref) {
  xref_ = xref;
  scan_ = PageScan();
  page_ = {0, 0, state->getPageWidth(), state->getPageHeight()};
  coverage_ = CoverageGrid(page_);
  largest_image_ = 0;
  images_ = 0;
  blended_ = false;
  covers_ = TextCovers();
  fonts_.clear();
}

void PageScanDevice::endPage() {
  scan_.raster_coverage = coverage_.share();
  if (scan_.raster_coverage < kScanShare) scan_.scan_dpi = 0;
  if (blended_) scan_.scan_image = 0;
  covers_.hide(&scan_.text.glyphs);
}

void PageScanDevice::note_fill_colour(GfxState* state) {
  scan_.scan_image = 0;
  if (scan_.may_have_colour) return;
  GfxRGB colour;
  state->getFillRGB(&colour);
  scan_.may_have_colour = !is_grey(colour);
}

void PageScanDevice::note_stroke_colour(GfxState* state) {
  scan_.scan_image = 0;
  if (scan_.may_have_colour) return;
  GfxRGB colour;
  state->getStrokeRGB(&colour);
  scan_.may_have_colour = !is_grey(colour);
}

void PageScanDevice::stroke(GfxState* state) {
  note_stroke_colour(state);
  count_outlines(state);
}

void PageScanDevice::count_outlines(GfxState* state) {
  constexpr int kMany = 1'000'000;  // no need to know how many more
  scan_.outlines = std::min(kMany, scan_.outlines + state->getPath()->getNumSubpaths());
}

void PageScanDevice::fill(GfxState* state) {
  note_fill_colour(state);
  count_outlines(state);
  note_cover(state);
}

void PageScanDevice::eoFill(GfxState* state) { fill(state); }

// A filled rectangle hides what was drawn before it.
void PageScanDevice::note_cover(GfxState* state) {
  if (scan_.text.glyphs.empty() || !is_opaque(state)) return;
  covers_.add(intersect(filled_rectangle(state), clip_box(state)), scan_.text.glyphs.size());
}

// Patterns and shadings are not looked into: the raster will show whether they hold colour.
bool PageScanDevice::note_unseen_paint() {
  scan_.may_have_colour = true;
  scan_.scan_image = 0;
  return true;
}

bool PageScanDevice::tilingPatternFill(GfxState* /*state*/, Gfx* /*gfx*/, Catalog* /*catalog*/,
                                       GfxTilingPattern* /*pattern*/, const double* /*matrix*/,
                                       int /*x0*/, int /*y0*/, int /*x1*/, int /*y1*/,
                                       double /*x_step*/, double /*y_step*/) {
  return note_unseen_paint();
}

bool PageScanDevice::functionShadedFill(GfxState* /*state*/, GfxFunctionShading* /*shading*/) {
  return note_unseen_paint();
}

bool PageScanDevice::axialShadedFill(GfxState* /*state*/, GfxAxialShading* /*shading*/,
                                     double /*t_min*/, double /*t_max*/) {
  return note_unseen_paint();
}

bool PageScanDevice::radialShadedFill(GfxState* /*state*/, GfxRadialShading* /*shading*/,
                                      double /*s_min*/, double /*s_max*/) {
  return note_unseen_paint();
}

bool PageScanDevice::gouraudTriangleShadedFill(GfxState* /*state*/,
                                               GfxGouraudTriangleShading* /*shading*/) {
  return note_unseen_paint();
}

bool PageScanDevice::patchMeshShadedFill(GfxState* /*state*/, GfxPatchMeshShading* /*shading*/) {
  return note_unseen_paint();
}

const FontFacts& PageScanDevice::font_of(GfxState* state) {
  const GfxFont& font = *state->getFont();
  const long long key = font_id(font);
  const auto known = fonts_.find(key);
  if (known != fonts_.end()) return known->second;
  Ref embedded;
  Font entry;
  entry.name = font.getName().value_or("");
  entry.embedded = font.getType() == fontType3 || font.getEmbeddedFontID(&embedded);
  entry.has_to_unicode = font.hasToUnicodeCMap();
  entry.id = key;
  entry.type3 = font.getType() == fontType3;
  FontFacts facts = font_facts(font, static_cast<int>(scan_.text.fonts.size()));
  facts.strings_are_unicode = shows_unicode(font, xref_);
  entry.ascent = facts.ascent;
  scan_.text.fonts.push_back(std::move(entry));
  return fonts_.emplace(key, facts).first->second;
}

void PageScanDevice::beginString(GfxState* /*state*/, const GooString* string) {
  string_ = string->toStr();
  shown_ = 0;
}

// The character that the next bytes of the string are, where they are Unicode; 0: not known.
char32_t PageScanDevice::named_by_string(const FontFacts& font, int bytes) {
  const std::size_t at = shown_;
  shown_ += static_cast<std::size_t>(std::max(bytes, 0));
  if (!font.strings_are_unicode || bytes != 2 || shown_ > string_.size()) return 0;
  const auto byte = [this](std::size_t i) { return static_cast<unsigned char>(string_[i]); };
  return named_character(static_cast<Unicode>(byte(at) << 8 | byte(at + 1)));
}

void PageScanDevice::drawChar(GfxState* state, double x, double y, double dx, double dy,
                              double origin_x, double origin_y, CharCode code, int bytes,
                              const Unicode* unicode, int unicode_count) {
  if (scan_.too_many_glyphs || !state->getFont()) return;
  const FontFacts& font = font_of(state);
  const char32_t by_string = named_by_string(font, bytes);
  double m11 = 0, m12 = 0, m21 = 0, m22 = 0;  // text space of one em to the page frame
  state->getFontTransMat(&m11, &m12, &m21, &m22);
  PagePoint origin;
  state->transform(x - origin_x, y - origin_y, &origin.x, &origin.y);
  Vector advance;
  if (font.vertical) {  // the displacement is downwards; the origin lies half a width to the left
    advance = to_device(state, 2 * origin_x, 0);
    if (advance.x == 0 && advance.y == 0) advance = {m11, m12};
  } else {
    const Vector own = own_advance(state, dx, dy, code, bytes, false);
    advance = to_device(state, own.x, own.y);
  }
  Glyph glyph;
  glyph.box = glyph_box(origin, advance, {m21, m22}, font);
  glyph.size = std::hypot(m21, m22);
  glyph.font = font.index;
  glyph.code = code;
  glyph.rotation = quarter_turn(m11, m12);
  if (!finite(glyph.box) || !page_.contains(glyph.box.centre())) return;
  glyph.invisible = paints_nothing(state) || is_clipped_away(glyph.box, clip_box(state));
  glyph.pale = paints_pale(state);
  if (!glyph.invisible) note_fill_colour(state);
  const bool lost = unicode_count == 0 || unicode[0] == 0 || unicode[0] == kReplacement;
  const Unicode own = by_string;
  if (lost && by_string != 0) return add_glyphs(glyph, &own, 1);
  add_glyphs(glyph, unicode, code_is_mapped(font, code) ? unicode_count : 0);
}

void PageScanDevice::add_glyphs(const Glyph& whole, const Unicode* unicode, int count) {
  const int kept = std::clamp(count, 1, kMaxCharactersPerCode);
  for (int i = 0; i < kept; ++i) {
    Glyph glyph = whole;
    glyph.unicode = count > 0 ? named_character(unicode[i]) : 0;
    if (kept > 1) glyph.box = part_of(whole.box, whole.rotation, i, kept);
    glyph.whole_code = kept == 1;
    scan_.text.glyphs.push_back(glyph);
  }
  scan_.too_many_glyphs = scan_.text.glyphs.size() > kMaxGlyphs;
}

void PageScanDevice::note_image_colour(GfxImageColorMap* colour_map) {
  if (may_hold_colour(colour_map)) scan_.may_have_colour = true;
}

// A JPEG whose head is broken fails without a word: its decoder jumps out. Starting to decode costs
// little, and tells.
void PageScanDevice::note_lost_image(Stream* stream) {
  if (stream == nullptr || stream->getKind() != strDCT) return;
  stream->reset();
  if (stream->getChar() == EOF) scan_.lost_image = true;
  stream->close();
}

void PageScanDevice::note_image(GfxState* state, int width, int height, bool opaque) {
  const double* m = state->getCTM();  // an image fills the unit square
  const PagePoint corners[4] = {{m[4], m[5]},
                                {m[4] + m[0], m[5] + m[1]},
                                {m[4] + m[2], m[5] + m[3]},
                                {m[4] + m[0] + m[2], m[5] + m[1] + m[3]}};
  scan_.scan_image = 0;
  const PointRect drawn = bounds(corners);
  if (!finite(drawn) || width <= 0 || height <= 0) return;
  const PointRect box = intersect(intersect(drawn, clip_box(state)), page_);
  if (box.empty() || box.area() < kOrnamentShare * page_.area()) return;
  scan_.has_images = true;
  coverage_.add(box);
  if (opaque && is_opaque(state)) covers_.add(box, scan_.text.glyphs.size());
  if (opaque && box.area() >= kCoverShare * page_.area()) note_scan(state, drawn, box, width);
  note_resolution(box.area(),
                  std::min(width / std::hypot(m[0], m[1]), height / std::hypot(m[2], m[3])));
}

// The finest of the large images counts: scans are cut into strips, or laid in a coarse and a fine
// layer over each other.
void PageScanDevice::note_resolution(double area, double pixels_per_point) {
  constexpr double kPointsPerInch = 72;
  constexpr double kAlsoLarge = 0.5;
  const double dpi = kPointsPerInch * pixels_per_point;
  if (area * kAlsoLarge > largest_image_) scan_.scan_dpi = 0;
  if (area >= largest_image_ * kAlsoLarge) scan_.scan_dpi = std::max(scan_.scan_dpi, dpi);
  largest_image_ = std::max(largest_image_, area);
}

// An image that fills the page, with nothing else to see so far, is a scan of it. `seen` is the
// part of `drawn` within the page and the clip.
void PageScanDevice::note_scan(GfxState* state, const PointRect& drawn, const PointRect& seen,
                               int width) {
  const double pixel = page_.width() / width;
  const auto near = [pixel](const PointRect& a, const PointRect& b) {
    return std::abs(a.x0 - b.x0) <= pixel && std::abs(a.y0 - b.y0) <= pixel &&
           std::abs(a.x1 - b.x1) <= pixel && std::abs(a.y1 - b.y1) <= pixel;
  };
  const bool plain = state->getBlendMode() == gfxBlendNormal && state->getFillOpacity() >= 1;
  if (plain && near(drawn, page_) && near(seen, page_)) scan_.scan_image = images_;
}

void PageScanDevice::setSoftMask(GfxState* /*state*/, const double* /*box*/, bool /*alpha*/,
                                 Function* /*transfer*/, GfxColor* /*backdrop*/) {
  blended_ = true;
}

void PageScanDevice::beginTransparencyGroup(GfxState* /*state*/, const double* /*box*/,
                                            GfxColorSpace* /*space*/, bool /*isolated*/,
                                            bool /*knockout*/, bool /*for_soft_mask*/) {
  blended_ = true;
}

// The base class reads an inline image to its end, as the parser needs; it draws nothing.

void PageScanDevice::drawImageMask(GfxState* state, Object* ref, Stream* stream, int width,
                                   int height, bool invert, bool interpolate, bool inline_image) {
  note_fill_colour(state);
  note_image(state, width, height, false);
  OutputDev::drawImageMask(state, ref, stream, width, height, invert, interpolate, inline_image);
}

void PageScanDevice::drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                               GfxImageColorMap* colour_map, bool interpolate,
                               const int* mask_colours, bool inline_image) {
  ++images_;
  note_image_colour(colour_map);
  note_image(state, width, height, mask_colours == nullptr);
  if (inline_image) scan_.scan_image = 0;  // too small to be worth the trouble
  if (!inline_image) note_lost_image(stream);
  OutputDev::drawImage(state, ref, stream, width, height, colour_map, interpolate, mask_colours,
                       inline_image);
}

void PageScanDevice::drawMaskedImage(GfxState* state, Object* /*ref*/, Stream* stream, int width,
                                     int height, GfxImageColorMap* colour_map, bool /*interpolate*/,
                                     Stream* /*mask_stream*/, int /*mask_width*/,
                                     int /*mask_height*/, bool /*mask_invert*/,
                                     bool /*mask_interpolate*/) {
  note_image_colour(colour_map);
  note_image(state, width, height, false);
  note_lost_image(stream);
}

void PageScanDevice::drawSoftMaskedImage(GfxState* state, Object* /*ref*/, Stream* stream,
                                         int width, int height, GfxImageColorMap* colour_map,
                                         bool /*interpolate*/, Stream* /*mask_stream*/,
                                         int /*mask_width*/, int /*mask_height*/,
                                         GfxImageColorMap* /*mask_colour_map*/,
                                         bool /*mask_interpolate*/) {
  note_image_colour(colour_map);
  note_image(state, width, height, false);
  note_lost_image(stream);
}

}  // namespace gewu
