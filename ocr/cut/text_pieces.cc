#include "ocr/cut/text_pieces.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "ocr/cut/ruling_remnants.h"

namespace gewu {

namespace {

// Pieces smaller than this (em) are noise; those no larger than a point, noise if no text is near.
constexpr double kSpeck = 0.06;
// Of the page's character: what is smaller is no character, and no text is so much smaller. Digits
// are so high (em).
constexpr double kLeastGlyph = 0.2;
constexpr double kLeastLocalEm = 0.3;
constexpr double kDigitHeight = 0.75;
constexpr std::size_t kManyPieces = 4;
constexpr double kNamePointReach = 0.85;
// Fragments of one thin stroke: so large at most, so far apart at most, so straight, and together
// so long (em).
constexpr double kFragmentSize = 0.6;
constexpr double kFragmentGap = 0.22;
constexpr double kFragmentOffset = 0.05;
constexpr double kStrokeReach = 0.4;
constexpr std::size_t kMostPieces = 3000;

// Whether `b` goes on where `a` ends, in a stroke along x (or along y if `upright`).
bool continues(const PixelRect& a, const PixelRect& b, bool upright, double em) {
  const double off =
      upright ? (a.x0 + a.x1 - b.x0 - b.x1) / 2.0 : (a.y0 + a.y1 - b.y0 - b.y1) / 2.0;
  const int gap = upright ? std::max(b.y0 - a.y1, a.y0 - b.y1) : std::max(b.x0 - a.x1, a.x0 - b.x1);
  return std::abs(off) <= kFragmentOffset * em && gap <= kFragmentGap * em;
}

// Fragments in a row, the first of them at `from`: which they are, and how far they reach.
std::vector<std::size_t> chain_from(std::size_t from, const std::vector<InkPiece>& pieces,
                                    bool upright, double em) {
  std::vector<std::size_t> chain = {from};
  for (std::size_t i = 0; i < chain.size(); ++i) {
    const PixelRect& end = pieces[chain[i]].box;
    for (std::size_t j = 0; j < pieces.size(); ++j) {
      const bool taken = std::find(chain.begin(), chain.end(), j) != chain.end();
      if (taken || larger_side(pieces[j]) > kFragmentSize * em) continue;
      if (continues(end, pieces[j].box, upright, em)) chain.push_back(j);
    }
  }
  return chain;
}

// Thin strokes (一) come apart on faxes: fragments in a straight row are no specks.
void mark_broken_strokes(std::vector<InkPiece>* pieces, double em) {
  if (pieces->size() > kMostPieces) return;  // a whole page; its blocks are cut again by themselves
  for (std::size_t i = 0; i < pieces->size(); ++i) {
    if ((*pieces)[i].broken || larger_side((*pieces)[i]) > kPointSize * em) continue;
    for (bool upright : {false, true}) {
      const std::vector<std::size_t> chain = chain_from(i, *pieces, upright, em);
      PixelRect all;
      for (std::size_t j : chain) all = unite(all, (*pieces)[j].box);
      const int reach = upright ? all.height() : all.width();
      if (chain.size() < 2 || reach < kStrokeReach * em) continue;
      for (std::size_t j : chain) (*pieces)[j].broken = true;
    }
  }
}

// Full-width colons may stand farther from the character before them than a single point does.
bool is_half_of_colon(const InkPiece& piece, const std::vector<InkPiece>& all, double em) {
  return std::any_of(all.begin(), all.end(), [&](const InkPiece& other) {
    return larger_side(other) <= kPointSize * em && are_colon_points(piece.box, other.box, em);
  });
}

// A point or comma stands near a character, the point inside a name between two; noise does not.
bool is_lonely(const InkPiece& piece, const std::vector<InkPiece>& all, double em) {
  const double reach = is_half_of_colon(piece, all, em) ? kNamePointReach : kPointReachAcross;
  bool before = false;
  bool behind = false;
  for (const InkPiece& other : all) {
    if (larger_side(other) <= kPointSize * em) continue;
    if (are_near(piece.box, other.box, reach, em)) return false;
    if (!are_near(piece.box, other.box, kNamePointReach, em)) continue;
    before = before || other.box.x1 <= piece.box.x0;
    behind = behind || other.box.x0 >= piece.box.x1;
  }
  return !(before && behind);
}

}  // namespace

// A page may set heads twice as large as figures: the height of a character is that of the region's
// own pieces, if it is the smaller one. Dirt does not count. Of few pieces, which may be parts of
// one character, all together count.
double local_em(const std::vector<InkPiece>& pieces, double page_em) {
  std::vector<int> sizes;
  PixelRect all;
  for (const InkPiece& p : pieces) {
    if (larger_side(p) < kLeastGlyph * page_em) continue;
    sizes.push_back(larger_side(p));
    all = unite(all, p.box);
  }
  if (sizes.size() < 2) return page_em;
  std::sort(sizes.begin(), sizes.end(), std::greater<>());
  // The largest of many may be a remnant of a rule.
  const int size = sizes.size() >= kManyPieces ? sizes[1] : std::max(all.height(), sizes[0]);
  return std::clamp(size / kDigitHeight, kLeastLocalEm * page_em, page_em);
}

std::vector<InkPiece> keep_text(std::vector<InkPiece> all, const cv::Mat& mask, Border border,
                                InkRegion* region) {
  const double em = region->em;
  std::erase_if(all, [&](const InkPiece& p) { return larger_side(p) < kSpeck * em; });
  if (border == Border::Ruled) drop_remnants(mask, region, &all);
  for (const InkPiece& p : all) {
    region->largest = std::max(region->largest, larger_side(p));
  }
  if (border == Border::Ruled) drop_upright_rules(mask, em, &all);
  mark_broken_strokes(&all, em);
  std::vector<InkPiece> kept;
  for (const InkPiece& p : all) {
    if (larger_side(p) > kPointSize * em || p.broken || !is_lonely(p, all, em)) {
      kept.push_back(p);
    } else {
      note_erased(p.box, region);
    }
  }
  return kept;
}

}  // namespace gewu
