#include "ingest/text_covers.h"

#include <algorithm>
#include <numeric>

namespace gewu {

namespace {

constexpr double kHidden = 0.6;  // share of a glyph's box under paint: hardly to be read
// Pages with more than this are an attack on time; honest ones need a hundredth.
constexpr std::size_t kMostLooks = 20'000'000;

double middle_of(const Glyph& glyph) { return (glyph.box.y0 + glyph.box.y1) / 2; }

bool hides(const PointRect& cover, const Glyph& glyph) {
  const PointRect under = intersect(cover, glyph.box);
  return !under.empty() && under.area() >= kHidden * glyph.box.area();
}

std::vector<std::size_t> by_height(const std::vector<Glyph>& glyphs) {
  std::vector<std::size_t> order(glyphs.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return middle_of(glyphs[a]) < middle_of(glyphs[b]);
  });
  return order;
}

}  // namespace

void TextCovers::add(const PointRect& box, std::size_t glyphs_before) {
  if (glyphs_before > 0 && !box.empty()) covers_.push_back({box, glyphs_before});
}

void TextCovers::hide(std::vector<Glyph>* glyphs) const {
  if (covers_.empty()) return;
  const std::vector<std::size_t> order = by_height(*glyphs);
  std::size_t looks = 0;
  for (const Cover& cover : covers_) {
    const auto first = std::partition_point(order.begin(), order.end(), [&](std::size_t i) {
      return middle_of((*glyphs)[i]) < cover.box.y0;
    });
    for (auto it = first; it != order.end() && looks < kMostLooks; ++it, ++looks) {
      Glyph& glyph = (*glyphs)[*it];
      if (middle_of(glyph) > cover.box.y1) break;
      if (*it < cover.glyphs_before && hides(cover.box, glyph)) glyph.invisible = true;
    }
  }
}

}  // namespace gewu
