#include "tablegrid/crowded_edges.h"

#include <cmath>

#include "tablegrid/line_paint.h"

namespace gewu {
namespace {

constexpr double kPaleShare = 0.55;  // of the rule's own darkness: paler is a gap
constexpr double kUnbroken = 0.97;   // share of the line: what noise leaves of a rule
constexpr double kInsideEm = 0.15;   // the ends lie in crossing rules
constexpr double kShortestEm = 2.0;  // strokes may fill less than that

}  // namespace

double inked_share(const Rule& rule, bool horizontal, double from, double to,
                   const RuleOptions& page) {
  if (page.grey == nullptr) return 0;
  const LinePaint paint{*page.grey, page.paper, horizontal};
  const double least = kPaleShare * paint.of(rule);
  int dark = 0;
  int all = 0;
  for (double along = from; along <= to; ++along, ++all) {
    dark += paint.at(along, rule.across_at(along)) >= least ? 1 : 0;
  }
  return all > 0 ? 1.0 * dark / all : 0;
}

bool ink_goes_on(const Rule& rule, bool horizontal, double from, double to,
                 const RuleOptions& page) {
  if (rule.dotted || rule.seam) return false;
  from += kInsideEm * page.em;
  to -= kInsideEm * page.em;
  if (to - from < kShortestEm * page.em) return false;
  return inked_share(rule, horizontal, from, to, page) >= kUnbroken;
}

}  // namespace gewu
