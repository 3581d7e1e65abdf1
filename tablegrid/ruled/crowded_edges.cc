#include "tablegrid/ruled/crowded_edges.h"

#include <cmath>

#include "tablegrid/rulings/line_paint.h"

namespace gewu {
namespace {

constexpr double kPaleShare = 0.55;  // of the ruling's own darkness: paler is a gap
constexpr double kUnbroken = 0.97;   // share of the line: what noise leaves of a ruling
constexpr double kInsideEm = 0.15;   // the ends lie in crossing rulings
constexpr double kShortestEm = 2.0;  // strokes may fill less than that

}  // namespace

double inked_share(const Ruling& ruling, bool horizontal, double from, double to,
                   const RulingOptions& page) {
  if (page.grey == nullptr) return 0;
  const LinePaint paint{*page.grey, page.paper, horizontal};
  const double least = kPaleShare * paint.of(ruling);
  int dark = 0;
  int all = 0;
  for (double along = from; along <= to; ++along, ++all) {
    dark += paint.at(along, ruling.across_at(along)) >= least ? 1 : 0;
  }
  return all > 0 ? 1.0 * dark / all : 0;
}

bool ink_goes_on(const Ruling& ruling, bool horizontal, double from, double to,
                 const RulingOptions& page) {
  if (ruling.dotted || ruling.seam) return false;
  from += kInsideEm * page.em;
  to -= kInsideEm * page.em;
  if (to - from < kShortestEm * page.em) return false;
  return inked_share(ruling, horizontal, from, to, page) >= kUnbroken;
}

}  // namespace gewu
