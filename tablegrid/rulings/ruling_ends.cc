#include "tablegrid/rulings/ruling_ends.h"

#include <algorithm>
#include <cmath>

#include "tablegrid/rulings/line_paint.h"

namespace gewu {
namespace {

constexpr double kPaleShare = 0.4;    // of a ruling's own darkness: less is a gap
constexpr double kBlurredEdge = 0.5;  // pixels of a ruling's thickness at either edge
constexpr double kWidestGapPt = 0.5;  // that a scan may eat out of a corner

}  // namespace

bool ink_leads_to(const DirectedRuling& ending, double end, const DirectedRuling& other,
                  const RulingOptions& page) {
  if (page.grey == nullptr || ending.ruling.dotted) return true;
  const Ruling& ruling = ending.ruling;
  const LinePaint paint{*page.grey, page.paper, ending.horizontal};
  const double least = kPaleShare * paint.of(ruling);
  const double place = other.ruling.across_at(ruling.across);
  // From well inside the ruling to the edge of the other one, which may be a double ruling, white
  // in its middle.
  const bool at_start = end < (ruling.from + ruling.to) / 2;
  const double edge = std::max(0.0, other.ruling.thickness / 2 - kBlurredEdge);
  const double first = at_start ? place + edge : std::min(place - edge, end - page.touch);
  const double last = at_start ? std::max(place + edge, end + page.touch) : place - edge;
  int gap = 0;
  int widest = 0;
  for (double along = first; along <= last; ++along) {
    gap = paint.at(along, ruling.across_at(along)) < least ? gap + 1 : 0;
    widest = std::max(widest, gap);
  }
  return widest <= kWidestGapPt / 72 * page.dpi;
}

}  // namespace gewu
