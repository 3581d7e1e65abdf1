#include "tablegrid/ruled/lattice.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "base/median.h"
#include "tablegrid/ruled/cell_merge.h"
#include "tablegrid/ruled/crowded_edges.h"
#include "tablegrid/ruled/seal_edges.h"
#include "tablegrid/rulings/line_paint.h"

namespace gewu {
namespace {

constexpr double kShortEdgeEm = 3.0;  // an edge this short could be imitated by a stroke of text
constexpr double kShortCover = 0.8;   // share of a short edge that must be ruled
constexpr double kLongCover = 0.55;
constexpr double kPastTextEm = 1.15;  // ... or if a piece is longer than a character is high
constexpr double kBridgeEm = 0.6;     // breaks inside a ruling up to this long count as ruled
constexpr double kFreeEm = 4.0;       // strokes of neighbours run together, but not so far
constexpr double kMaxFlank = 0.25;    // a shorter one with more ink beside it may be one
constexpr double kLineEm = 14.0;      // a line of text whose strokes happen to meet is shorter,
constexpr double kTextFlank = 0.4;    // ... and has more ink beside it than text leaves at a ruling
constexpr double kAtEndEm = 0.15;     // a piece this close to a crossing line comes from there
constexpr double kInLineEm = 0.12;    // pieces this close to an edge lie on it
constexpr double kOpenShare = 0.5;    // share of the rulings that must reach beyond an open side
constexpr double kMinRuled = 0.7;     // ruled share of the frame below which it is no table
constexpr double kOverhangEm = 0.8;   // rulings reaching this far beyond the last crossing ruling:
                                      // the table is open there

double in_line_of(double em) { return std::max(3.0, kInLineEm * em); }

// One line of the lattice: all rulings that lie on it.
struct Edge {
  double position = 0;
  double weight = 0;
  std::vector<const Ruling*> rulings;
};

// Groups rulings that lie closer together than `min_cell`; ascending.
std::vector<Edge> cluster(const std::vector<Ruling>& rulings, double min_cell) {
  std::vector<const Ruling*> sorted;
  sorted.reserve(rulings.size());
  for (const Ruling& ruling : rulings) sorted.push_back(&ruling);
  std::sort(sorted.begin(), sorted.end(),
            [](const Ruling* a, const Ruling* b) { return a->across < b->across; });
  std::vector<Edge> edges;
  for (const Ruling* ruling : sorted) {
    const double weight = ruling->covered();
    if (edges.empty() || ruling->across - edges.back().position >= min_cell) edges.emplace_back();
    Edge& edge = edges.back();
    const double sum = edge.weight + weight;
    edge.position =
        sum > 0 ? (edge.position * edge.weight + ruling->across * weight) / sum : ruling->across;
    edge.weight = sum;
    if (!ruling->seam) edge.rulings.push_back(ruling);
  }
  return edges;
}

// Lets the pieces of all rulings that lie on an edge, within the table, count for it.
void add_in_line(std::vector<Edge>& edges, const std::vector<Ruling>& all, double from, double to,
                 double tolerance) {
  for (const Ruling& ruling : all) {
    if (ruling.seam || ruling.to <= from || ruling.from >= to) continue;
    for (Edge& edge : edges) {
      if (std::abs(edge.position - ruling.across) > tolerance) continue;
      if (std::find(edge.rulings.begin(), edge.rulings.end(), &ruling) == edge.rulings.end()) {
        edge.rulings.push_back(&ruling);
      }
    }
  }
}

// A piece that only text can have made: short, with print beside it. Rulings between rows so low
// that text touches them are asked for by ink_goes_on.
bool is_stroke(const Ruling& ruling, const Span& piece, bool across, const RulingOptions& options) {
  if (piece.length() >= kLineEm * options.em) return false;
  const double most = piece.length() < kFreeEm * options.em ? kMaxFlank : kTextFlank;
  return has_print_beside(ruling, piece, most, across, options);
}

// Ruled stretches of an edge, joined over small breaks, ascending.
std::vector<Span> ruled_spans(const Edge& edge, bool across, const RulingOptions& options) {
  const double bridge = kBridgeEm * options.em;
  std::vector<Span> spans;
  for (const Ruling* ruling : edge.rulings) {
    std::copy_if(ruling->pieces.begin(), ruling->pieces.end(), std::back_inserter(spans),
                 [&](const Span& piece) { return !is_stroke(*ruling, piece, across, options); });
  }
  std::sort(spans.begin(), spans.end(),
            [](const Span& a, const Span& b) { return a.from < b.from; });
  std::vector<Span> joined;
  for (const Span& span : spans) {
    if (!joined.empty() && span.from <= joined.back().to + bridge) {
      joined.back().to = std::max(joined.back().to, span.to);
    } else {
      joined.push_back(span);
    }
  }
  return joined;
}

double coverage(const std::vector<Span>& spans, double from, double to) {
  double sum = 0;
  for (const Span& span : spans) {
    sum += std::max(0.0, std::min(to, span.to) - std::max(from, span.from));
  }
  return to > from ? sum / (to - from) : 0;
}

// Strokes of characters that stand in line in several lines of text can cover much of a boundary,
// but they are short and, in a cell's middle, reach neither end of it.
bool is_anchored(const Edge& edge, double from, double to, double em) {
  for (const Ruling* ruling : edge.rulings) {
    for (const Span& piece : ruling->pieces) {
      const double inside = std::min(to, piece.to) - std::max(from, piece.from);
      if (inside <= 0) continue;
      // Where thick rulings cross, the crossing itself is an area and belongs to no piece.
      const double near = kAtEndEm * em + ruling->thickness;
      if (inside >= kFreeEm * em || piece.from <= from + near || piece.to >= to - near) return true;
    }
  }
  return false;
}

// Where the rulings reach beyond the first or last crossing ruling, an edge without a ruling closes
// the table there.
void close_side(std::vector<Edge>& edges, const std::vector<Ruling>& crossing, double overhang,
                bool at_start) {
  if (edges.empty()) return;
  const double last = at_start ? edges.front().position : edges.back().position;
  std::vector<double> ends;
  double reaching = 0;  // rulings that come as far as the last edge at all
  for (const Ruling& ruling : crossing) {
    const double end = at_start ? ruling.from : ruling.to;
    const double beyond = at_start ? last - end : end - last;
    if (beyond > overhang) ends.push_back(end);
    if (beyond > -overhang) ++reaching;
  }
  if (ends.size() < 2 || static_cast<double>(ends.size()) < kOpenShare * reaching) return;
  Edge edge;
  edge.position = median(ends);
  edges.insert(at_start ? edges.begin() : edges.end(), edge);
}

std::vector<int> positions(const std::vector<Edge>& edges) {
  std::vector<int> result;
  result.reserve(edges.size());
  for (const Edge& edge : edges) result.push_back(static_cast<int>(std::lround(edge.position)));
  return result;
}

// A piece within the edge that no stroke of a character can be. At least `before` of it must lie
// outside.
bool has_long_piece(const Edge& edge, double from, double to, double em, double before = 0) {
  return std::any_of(edge.rulings.begin(), edge.rulings.end(), [&](const Ruling* ruling) {
    return std::any_of(ruling->pieces.begin(), ruling->pieces.end(), [&](const Span& piece) {
      const double inside = std::min(to, piece.to) - std::max(from, piece.from);
      return inside >= kPastTextEm * em && piece.length() - inside >= before &&
             piece.flank <= kMaxFlank;
    });
  });
}

// The ruled share of an edge between two crossing lines.
double cover_between(const Edge& edge, const std::vector<Span>& spans, double from, double to,
                     bool across, const RulingOptions& options) {
  const double share = is_anchored(edge, from, to, options.em) ? coverage(spans, from, to) : 0;
  if (share >= kLongCover || edge.rulings.empty()) return share;
  const Ruling& longest = **std::max_element(
      edge.rulings.begin(), edge.rulings.end(),
      [](const Ruling* a, const Ruling* b) { return a->covered() < b->covered(); });
  // A short ruling may lean by chance: far from it, its line is not the edge any more.
  const double off = std::abs(longest.across_at((from + to) / 2) - edge.position);
  if (off > in_line_of(options.em)) return share;
  if (ink_goes_on(longest, across, from, to, options)) return 1;
  // What a break left of a ruling that comes in may be too short for a piece. Strokes of text come
  // from nowhere.
  const bool enters =
      !longest.dotted && has_long_piece(edge, from, to, options.em, kPastTextEm * options.em);
  return enters ? std::max(share, inked_share(longest, across, from, to, options)) : share;
}

// Shares of the boundaries between neighbouring base cells that are ruled: result[i][k] for line
// i + 1 of `lines` between crossing lines k and k + 1.
std::vector<std::vector<double>> boundary_cover(const std::vector<Edge>& lines,
                                                const std::vector<Edge>& crossing, bool across,
                                                const RulingOptions& options) {
  std::vector<std::vector<double>> cover;
  for (std::size_t i = 1; i + 1 < lines.size(); ++i) {
    const std::vector<Span> spans = ruled_spans(lines[i], across, options);
    std::vector<double> row;
    for (std::size_t k = 0; k + 1 < crossing.size(); ++k) {
      row.push_back(cover_between(lines[i], spans, crossing[k].position, crossing[k + 1].position,
                                  across, options));
    }
    cover.push_back(std::move(row));
  }
  return cover;
}

// The cover that makes a boundary, by its length; under a seal, which may hide the ruling, less.
std::vector<std::vector<double>> thresholds(const std::vector<Edge>& lines,
                                            const std::vector<Edge>& crossing, bool across,
                                            const RulingOptions& options) {
  std::vector<std::vector<double>> result;
  for (std::size_t i = 1; i + 1 < lines.size(); ++i) {
    const double at = lines[i].position;
    std::vector<double> row;
    for (std::size_t k = 0; k + 1 < crossing.size(); ++k) {
      const double from = crossing[k].position;
      const double to = crossing[k + 1].position;
      const SealCover seal = across ? seal_cover(options.under_seal, from, at, to, at)
                                    : seal_cover(options.under_seal, at, from, at, to);
      const bool doubtful =
          to - from < kShortEdgeEm * options.em && !has_long_piece(lines[i], from, to, options.em);
      const double usual = doubtful ? kShortCover : kLongCover;
      row.push_back(threshold_under_seal(usual, seal));
    }
    result.push_back(std::move(row));
  }
  return result;
}

BoundarySet boundaries(const std::vector<Edge>& columns, const std::vector<Edge>& rows,
                       const RulingOptions& options) {
  BoundarySet set;
  set.rows = static_cast<int>(rows.size()) - 1;
  set.cols = static_cast<int>(columns.size()) - 1;
  set.below = boundary_cover(rows, columns, true, options);
  set.right = boundary_cover(columns, rows, false, options);
  set.below_threshold = thresholds(rows, columns, true, options);
  set.right_threshold = thresholds(columns, rows, false, options);
  carry_on_under_seals(set.below_threshold, &set.below);
  carry_on_under_seals(set.right_threshold, &set.right);
  return set;
}

// Share of the two outer lines that is ruled. A side without any ruling (an open one) does not
// count.
double ruled_share(const std::vector<Edge>& lines, const std::vector<Edge>& crossing, bool across,
                   const RulingOptions& options) {
  double sum = 0;
  double total = 0;
  for (const Edge* edge : {&lines.front(), &lines.back()}) {
    if (edge->rulings.empty()) continue;
    const double from = crossing.front().position;
    const double to = crossing.back().position;
    sum += coverage(ruled_spans(*edge, across, options), from, to) * (to - from);
    total += to - from;
  }
  return total > 0 ? sum / total : 1;
}

}  // namespace

std::optional<GridTable> make_grid(const RulingSet& group, const RulingSet& all,
                                   const RulingOptions& options, double min_cell) {
  std::vector<Edge> columns = cluster(group.vertical, min_cell);
  std::vector<Edge> rows = cluster(group.horizontal, min_cell);
  const double overhang = std::max(kOverhangEm * options.em, min_cell);
  close_side(columns, group.horizontal, overhang, true);
  close_side(columns, group.horizontal, overhang, false);
  GridTable table;
  close_side(rows, group.vertical, overhang, true);
  close_side(rows, group.vertical, overhang, false);
  if (columns.size() < 2 || rows.size() < 2) return std::nullopt;
  table.open_top = rows.front().rulings.empty();
  table.open_bottom = rows.back().rulings.empty();
  const double in_line = in_line_of(options.em);
  add_in_line(columns, all.vertical, rows.front().position, rows.back().position, in_line);
  add_in_line(rows, all.horizontal, columns.front().position, columns.back().position, in_line);
  if (ruled_share(rows, columns, true, options) < kMinRuled ||
      ruled_share(columns, rows, false, options) < kMinRuled) {
    return std::nullopt;
  }
  table.col_edges = positions(columns);
  table.row_edges = positions(rows);
  const BoundarySet bounds = boundaries(columns, rows, options);
  if (turns_corners_inside(bounds)) return std::nullopt;
  merge_cells(bounds, &table);
  if (table.cells.size() < 2) return std::nullopt;
  table.box = {table.col_edges.front(), table.row_edges.front(), table.col_edges.back(),
               table.row_edges.back()};
  return table;
}

}  // namespace gewu
