#include "ocr/lines/line_specks.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "base/median.h"

namespace gewu {

namespace {

// All in em (the height of a character). Pieces below the first size must earn their place,
constexpr double kPepperSize = 0.15;
constexpr double kPepperReach = 0.09;  // by lying this near to a stroke,
constexpr double kNameGap = 0.7;       // or in a gap that has room for the point of a name,
constexpr double kNameReach = 0.85;    // between two characters so near at most,
constexpr double kNameOff = 0.25;      // about in the middle of the line,
constexpr double kPointReach = 0.45;   // or behind a character
constexpr double kPointDrop = 0.22;    // and this near to the base line,
constexpr double kColonPoint = 0.34;   // or with the other point of a colon, ragged or a comma.
// Up to this size, what stands alone at a line's end with so much paper around it is none.
constexpr double kLargestPepper = 0.2;
constexpr double kAlone = 0.3;
constexpr double kBaseHeight = 0.4;  // of a piece that stands on the base line, at least

bool is_small(const PixelRect& box, double em) {
  return std::max(box.width(), box.height()) < kPepperSize * em;
}

// Where the characters of a line stand: the old-style 4 and 9 of some faces reach below it.
int base_line(const std::vector<PixelRect>& all, const InkLine& line, double em) {
  std::vector<int> bottoms;
  for (const PixelRect& box : all) {
    if (box.height() > kBaseHeight * em) bottoms.push_back(box.y1);
  }
  return bottoms.empty() ? line.box.y1 : median(std::move(bottoms));
}

// On the base line, where points and commas stand, with text before it.
bool is_point(const PixelRect& box, int base, const InkLine& line, double em) {
  const bool low =
      line.box.y1 - box.y1 < kPointDrop * em || std::abs(base - box.y1) < kPointDrop * em;
  return low && box.x1 < line.box.x1 - em / 4;
}

bool are_beside(const PixelRect& a, const PixelRect& b, double reach) {
  const int dx = std::max({0, b.x0 - a.x1, a.x0 - b.x1});
  const int dy = std::max({0, b.y0 - a.y1, a.y0 - b.y1});
  return std::max(dx, dy) < reach;
}

// A larger speck before or behind a line: quotes come in pairs, points and commas stand on the base
// line.
bool is_crumb_at_end(const PixelRect& box, const std::vector<PixelRect>& all, int base,
                     const InkLine& line, double em) {
  const bool at_end = box.x0 == line.box.x0 || box.x1 == line.box.x1;
  if (!at_end || std::max(box.width(), box.height()) > kLargestPepper * em) return false;
  if (std::abs(base - box.y1) < kPointDrop * em) return false;
  return std::none_of(all.begin(), all.end(), [&](const PixelRect& other) {
    return other != box && are_beside(box, other, kAlone * em);
  });
}

// The point between two parts of a name (麦麦提敏·艾则孜) has a character's room to itself.
bool is_name_point(const PixelRect& box, const std::vector<PixelRect>& all, const InkLine& line,
                   double em) {
  const double off = std::abs(box.y0 + box.y1 - line.box.y0 - line.box.y1) / 2.0;
  double before = kNameReach * em;
  double behind = kNameReach * em;
  for (const PixelRect& other : all) {
    if (other == box || is_small(other, em)) continue;
    if (other.x1 > box.x0 && other.x0 < box.x1) return false;
    if (other.x1 <= box.x0) before = std::min<double>(before, box.x0 - other.x1);
    if (other.x0 >= box.x1) behind = std::min<double>(behind, other.x0 - box.x1);
  }
  return off < kNameOff * em && before + behind + box.width() >= kNameGap * em &&
         std::max(before, behind) < kNameReach * em;
}

// On a peppered page a speck counts as print only if it lies right beside a stroke, or where a
// decimal point, a colon or the point of a name would.
bool is_print(const PixelRect& box, const std::vector<PixelRect>& all, int base,
              const InkLine& line, double em) {
  if (!is_small(box, em)) return !is_crumb_at_end(box, all, base, line, em);
  bool before = false;
  for (const PixelRect& other : all) {
    const bool dot = std::max(other.width(), other.height()) <= kColonPoint * em;
    if (dot && are_colon_points(box, other, em)) return true;
    if (is_small(other, em)) continue;
    if (are_beside(box, other, kPepperReach * em)) return true;
    before |= other.x1 <= box.x0 && box.x0 - other.x1 < kPointReach * em;
  }
  return (before && is_point(box, base, line, em)) || is_name_point(box, all, line, em);
}

}  // namespace

void drop_pepper(InkRegion* region, InkLine* line, double em) {
  std::vector<PixelRect> all;
  for (int i : line->pieces) all.push_back(region->pieces[static_cast<std::size_t>(i)].box);
  if (std::all_of(all.begin(), all.end(), [&](const PixelRect& b) { return is_small(b, em); })) {
    return;
  }
  const int base = base_line(all, *line, em);
  std::vector<int> kept;
  for (int i : line->pieces) {
    const InkPiece& piece = region->pieces[static_cast<std::size_t>(i)];
    if (piece.broken || is_print(piece.box, all, base, *line, em)) {
      kept.push_back(i);
    } else {
      note_erased(piece.box, region);
      erase_piece(piece, region);
    }
  }
  line->pieces = kept;
}

}  // namespace gewu
