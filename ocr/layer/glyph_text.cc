#include "ocr/layer/glyph_text.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "ocr/layer/glyph_check.h"

namespace gewu {

namespace {

constexpr int kFullTurn = 360;
// Glyphs whose centres lie closer than this (em) across the line are in one line.
constexpr double kSameLine = 0.5;
// Super- and subscripts are smaller; they join the line that they overlap by this share.
constexpr double kOverlap = 0.5;
// Stands for a character of which nothing is known, as print has it (geta).
constexpr char32_t kNoCharacter = U'〓';
// A gap wider than this (em) stands for a blank, within words of letters and digits.
constexpr double kWordGap = 0.22;
// A gap so wide parts two texts that merely stand beside each other (handled as blanks here).
constexpr double kHanGap = 0.8;

PointRect upright_box(const PointRect& box, const UprightTransform& transform) {
  const PagePoint corners[] = {
      {box.x0, box.y0}, {box.x1, box.y0}, {box.x0, box.y1}, {box.x1, box.y1}};
  PointRect out{1e30, 1e30, -1e30, -1e30};
  for (const PagePoint& corner : corners) {
    const PagePoint p = transform.to_upright(corner.x, corner.y);
    out = {std::min(out.x0, p.x), std::min(out.y0, p.y), std::max(out.x1, p.x),
           std::max(out.y1, p.y)};
  }
  return out;
}

// Upright pixels per page unit.
double scale_of(const UprightTransform& transform) {
  const PagePoint a = transform.to_upright(0, 0);
  const PagePoint b = transform.to_upright(1, 0);
  return std::hypot(b.x - a.x, b.y - a.y);
}

// Coordinates along and across the direction of writing, so that one code serves all four.
struct Along {
  double from = 0;
  double to = 0;
  double across = 0;  // centre, growing from line to line
  double thickness = 0;
};

Along along(const PlacedGlyph& g, int rotation) {
  const PointRect& b = g.box;
  switch (rotation) {
    case 90:  // downwards, lines go to the left
      return {b.y0, b.y1, -(b.x0 + b.x1) / 2, b.width()};
    case 180:
      return {-b.x1, -b.x0, -(b.y0 + b.y1) / 2, b.height()};
    case 270:  // upwards, lines go to the right
      return {-b.y1, -b.y0, (b.x0 + b.x1) / 2, b.width()};
    default:
      return {b.x0, b.x1, (b.y0 + b.y1) / 2, b.height()};
  }
}

struct Item {
  const PlacedGlyph* glyph = nullptr;
  Along place;
};

struct Line {
  std::vector<Item> items;
  double across = 0;
  double em = 0;
};

int usual_rotation(const std::vector<PlacedGlyph>& glyphs, int turned) {
  int counts[4] = {0, 0, 0, 0};
  for (const PlacedGlyph& g : glyphs) {
    ++counts[((g.glyph->rotation + turned) % kFullTurn + kFullTurn) % kFullTurn / 90];
  }
  return static_cast<int>(std::max_element(counts, counts + 4) - counts) * 90;
}

bool fits(const Line& line, const Item& item) {
  const double distance = std::abs(item.place.across - line.across);
  return distance < kSameLine * std::max(line.em, kOverlap * item.glyph->em);
}

// Large glyphs first, so that small ones (superscripts) join lines and do not found them.
std::vector<Line> group(std::vector<Item> items) {
  std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
    return std::lround(a.glyph->em) > std::lround(b.glyph->em);
  });
  std::vector<Line> lines;
  for (const Item& item : items) {
    Line* nearest = nullptr;
    for (Line& line : lines) {
      if (!fits(line, item)) continue;
      const auto off = [&](const Line& l) { return std::abs(l.across - item.place.across); };
      if (nearest == nullptr || off(line) < off(*nearest)) nearest = &line;
    }
    if (nearest == nullptr) {
      lines.push_back({{}, item.place.across, item.glyph->em});
      nearest = &lines.back();
    }
    nearest->items.push_back(item);
  }
  std::stable_sort(lines.begin(), lines.end(),
                   [](const Line& a, const Line& b) { return a.across < b.across; });
  return lines;
}

bool is_space(const Item& item) { return is_blank(item.glyph->glyph->unicode); }

void append(const Item& item, double gap, GlyphLine* out, std::u32string* text) {
  const char32_t named = item.glyph->meant != 0 ? item.glyph->meant : item.glyph->glyph->unicode;
  const char32_t code = is_nameless(named) ? kNoCharacter : named;
  if (out->visible > 0 && gap > (is_han(code) ? kHanGap : kWordGap) * out->em) {
    text->push_back(U' ');
  }
  text->push_back(code);
  out->box = out->visible == 0 ? item.glyph->box : unite(out->box, item.glyph->box);
  ++out->visible;
  out->doubted = out->doubted || item.glyph->doubted;
}

void finish(Line* line, double part_gap, std::vector<GlyphLine>* lines) {
  std::stable_sort(line->items.begin(), line->items.end(), [](const Item& a, const Item& b) {
    return a.place.from + a.place.to < b.place.from + b.place.to;
  });
  GlyphLine out;
  out.em = line->em;
  std::u32string text;
  double end = 0;
  const auto close = [&] {
    out.text = encode_utf8(text);
    if (out.visible > 0) lines->push_back(out);
    out = GlyphLine{};
    out.em = line->em;
    text.clear();
  };
  for (const Item& item : line->items) {
    if (is_space(item)) {
      text.push_back(U' ');
      continue;
    }
    const double gap = item.place.from - end;
    if (out.visible > 0 && part_gap > 0 && gap > part_gap * line->em) close();
    append(item, gap, &out, &text);
    end = item.place.to;
  }
  close();
}

}  // namespace

std::vector<PlacedGlyph> place_glyphs(const Page& page, const PageLayout& layout) {
  const double scale = scale_of(layout.transform);
  std::vector<PlacedGlyph> placed;
  placed.reserve(page.text.glyphs.size());
  for (const Glyph& glyph : page.text.glyphs) {
    PlacedGlyph p{&glyph, upright_box(glyph.box, layout.transform), glyph.size * scale};
    if (p.em <= 0) p.em = std::max(p.box.height(), 1.0);
    placed.push_back(p);
  }
  return placed;
}

std::vector<GlyphLine> glyph_lines(const std::vector<PlacedGlyph>& glyphs, int turned,
                                   double part_gap) {
  if (glyphs.empty()) return {};
  const int rotation = usual_rotation(glyphs, turned);
  std::vector<Item> items;
  items.reserve(glyphs.size());
  for (const PlacedGlyph& g : glyphs) items.push_back({&g, along(g, rotation)});
  std::vector<GlyphLine> lines;
  for (Line& line : group(std::move(items))) finish(&line, part_gap, &lines);
  return lines;
}

}  // namespace gewu
