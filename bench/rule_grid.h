// The grids that drawn rules make, in exact coordinates.
//
// What a ruled table is, for the witness:
// - Rules that touch (to within kReach) belong together. Rules of one set closer than kSnap are one
//   rule: double lines, cell borders drawn twice.
// - Their positions part the set's bounds into the smallest cells; two neighbours are one cell
//   unless a rule is drawn over most of the edge between them.
// - Cells that leak to the outside are none. Cells that hang together and are closed on all sides
//   by drawn rules make one table, if they are at least two. So a framed box, a page frame, an
//   underline and a line below a title are no table; a strip of one row or one column is one.
// - A side of the set's bounds without a rule is closed where at least two rules that run out of
//   it end together, with room for a character beside the last rule: a row cut by a page break, a
//   table printed without its outer rules. The table is `by_ends` where one of its cells is closed
//   in this way only.
// - Where rules run on beyond the closed cells side by side, or where the closed cells make no
//   rectangle, lines alone do not say what the table is: it is `open`.
#pragma once

#include <vector>

#include "bench/drawn_rules.h"
#include "bench/read_table.h"

namespace gewu::bench {

inline constexpr double kReach = 1.5;  ///< points; a gap in a rule that the eye passes over
inline constexpr double kSnap = 2.5;   ///< points; no cell for text is so narrow

struct DrawnTable {
  ReadTable grid;          ///< cells without text
  PointRect box;           ///< the outer rules, page as displayed
  std::vector<double> xs;  ///< cols + 1 positions
  std::vector<double> ys;  ///< rows + 1
  bool by_ends = false;    ///< see above: a side is where rules end, none is drawn there
  bool open = false;       ///< see above: the lines leave open what the table is
  bool torn = false;       ///< an edge is drawn over a part of its length only
  double closest = 0;      ///< the least distance between two neighbouring rules, points
};

/// In reading order (top to bottom, then left to right).
std::vector<DrawnTable> grids_of_rules(const std::vector<DrawnRule>& rules);

}  // namespace gewu::bench
