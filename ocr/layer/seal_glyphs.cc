#include "ocr/layer/seal_glyphs.h"

#include <algorithm>
#include <cmath>

#include "base/median.h"

namespace gewu {
namespace {

constexpr double kLeastInk = 0.004;     // of a character's box; a full stop has more
constexpr double kMostlyHidden = 0.75;  // then its ink is not to be seen
constexpr double kLarge = 1.2;          // times the usual size: stamps' characters are
constexpr double kSameSize = 0.05;
constexpr double kSameLineEm = 0.2;
constexpr double kNearEm = 4;
constexpr int kInLine = 2;

PixelRect pixels_of(const PlacedGlyph& glyph, const Image& page) {
  const PixelRect box{
      static_cast<int>(std::floor(glyph.box.x0)), static_cast<int>(std::floor(glyph.box.y0)),
      static_cast<int>(std::ceil(glyph.box.x1)), static_cast<int>(std::ceil(glyph.box.y1))};
  return intersect(box, PixelRect{0, 0, page.width, page.height});
}

bool is_under_seal(const PlacedGlyph& glyph, const Image& seal) {
  const int x = static_cast<int>((glyph.box.x0 + glyph.box.x1) / 2);
  const int y = static_cast<int>((glyph.box.y0 + glyph.box.y1) / 2);
  return x >= 0 && y >= 0 && x < seal.width && y < seal.height && seal.row(y)[x] >= kUnderSeal;
}

// Whether nothing is left of the character though it is not hidden.
bool is_gone(const PageLayout& layout, const PixelRect& box) {
  if (box.empty()) return false;
  double ink = 0;
  double hidden = 0;
  for (int y = box.y0; y < box.y1; ++y) {
    for (int x = box.x0; x < box.x1; ++x) {
      hidden += layout.under_seal.row(y)[x] == kHiddenBySeal ? 1 : 0;
      ink += layout.binary.row(y)[x] == 0 ? 1 : 0;
    }
  }
  const double area = static_cast<double>(box.width()) * box.height();
  return hidden < kMostlyHidden * area && ink < kLeastInk * area;
}

// Characters of a heading stand in line with others of their size; those of a stamp stand on a
// ring, or two by two.
bool stands_in_line(const PlacedGlyph& glyph, const std::vector<PlacedGlyph>& all) {
  const PagePoint at = glyph.box.centre();
  const auto others = std::count_if(all.begin(), all.end(), [&](const PlacedGlyph& other) {
    const PagePoint there = other.box.centre();
    return other.glyph != glyph.glyph && std::abs(other.em - glyph.em) < kSameSize * glyph.em &&
           std::abs(there.y - at.y) < kSameLineEm * glyph.em &&
           std::abs(there.x - at.x) < kNearEm * glyph.em;
  });
  return others >= kInLine;
}

double usual_em(const std::vector<PlacedGlyph>& glyphs) {
  std::vector<double> sizes;
  sizes.reserve(glyphs.size());
  for (const PlacedGlyph& glyph : glyphs) sizes.push_back(glyph.em);
  return median(sizes);
}

}  // namespace

void drop_seal_glyphs(const PageLayout& layout, std::vector<PlacedGlyph>* glyphs) {
  if (layout.under_seal.empty() || glyphs->empty()) return;
  const double large = kLarge * usual_em(*glyphs);
  std::vector<PlacedGlyph> kept;
  for (const PlacedGlyph& glyph : *glyphs) {
    const bool own = is_under_seal(glyph, layout.under_seal) &&
                     (is_gone(layout, pixels_of(glyph, layout.binary)) ||
                      (glyph.em > large && !stands_in_line(glyph, *glyphs)));
    if (!own) kept.push_back(glyph);
  }
  *glyphs = std::move(kept);
}

}  // namespace gewu
