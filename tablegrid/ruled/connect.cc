#include <algorithm>
#include <cmath>

#include "base/disjoint_sets.h"
#include "tablegrid/ruled/lattice.h"
#include "tablegrid/rulings/line_paint.h"
#include "tablegrid/rulings/ruling_ends.h"

namespace gewu {
namespace {

constexpr double kMeetEm = 0.45;     // a long ruling that ends this close to another meets it
constexpr double kLongEm = 4.0;      // no stroke of a character is this long
constexpr double kSolid = 0.75;      // inked share of a ruling; strokes in a line of text have less
constexpr double kUnbrokenEm = 2.8;  // ... and a long one has an unbroken piece at least this long,
constexpr double kVeryLongEm = 14;   // or is far longer than a title's characters in a row
constexpr double kMaxFlank = 0.15;   // a short ruling with more ink beside it may be a stroke
constexpr double kShortEm = 2.5;
constexpr double kTextFlank = 0.4;   // a ruling within one row of text with more is made of strokes
constexpr double kBeyondEm = 0.25;   // that a stroke adds to a ruling beyond the one that holds it
constexpr double kMinWidthEm = 6.0;  // narrower than this is no table (or a letter of a title)
constexpr double kBreakEm = 3.0;     // a ruling interrupted by a bad scan goes on within this
constexpr int kFewestLoose = 4;      // ends of upright rulings that end nowhere make a chart,
constexpr double kLooseShare = 0.3;  // ... so many for each of its upright rulings
constexpr double kLevelEm = 0.2;     // ends this close are level
constexpr double kFullWidth = 0.6;   // a table has two rulings at least this share of its width

// Where two rulings meet: at an end of h, of v, or in the middle of them.
bool meet(const Ruling& h, const Ruling& v, double reach) {
  const double x = v.across_at(h.across);
  const double y = h.across_at(x);
  return x >= h.from - reach && x <= h.to + reach && y >= v.from - reach && y <= v.to + reach;
}

struct Reach {
  double meet = 0;   // a long ruling that ends this close to another meets it
  double touch = 0;  // a short one must come closer
  double em = 0;
  const RulingOptions* page = nullptr;
};

bool is_long(const Ruling& ruling, double em) {
  return ruling.length() >= kLongEm * em &&
         (ruling.longest() >= kUnbrokenEm * em || ruling.length() >= kVeryLongEm * em);
}

// Whether the end of a ruling at `end` is at the other one, or a little beyond it: a stroke that
// happens to stand there lengthens it.
bool is_at(const Ruling& ruling, double end, const Ruling& other, bool horizontal,
           const Reach& reach) {
  const double place = other.across_at(ruling.across);
  const bool at_start = end < (ruling.from + ruling.to) / 2;
  const double beyond = at_start ? place - end : end - place;
  const double slack = beyond > 0 ? std::max(reach.touch, kBeyondEm * reach.em) : reach.touch;
  return std::abs(beyond) <= slack + other.thickness / 2 &&
         ink_leads_to({ruling, horizontal}, end, {other, !horizontal}, *reach.page);
}

// A long ruling needs to meet one other; a short one, or one with so much ink beside it that it may
// be the feet of a row of digits, must be held by others at both ends.
bool is_held(const Ruling& ruling, const std::vector<Ruling>& others, bool horizontal,
             const Reach& reach) {
  if (ruling.seam) return true;
  if (ruling.covered() < kSolid * ruling.length()) return false;
  const bool may_end_free =
      is_long(ruling, reach.em) &&
      (ruling.flank <= kTextFlank || ruling.length() >= kVeryLongEm * reach.em);
  if (!may_end_free && ruling.length() < kLongEm * reach.em &&
      has_print_beside(ruling, {ruling.from, ruling.to, ruling.flank}, kMaxFlank, horizontal,
                       *reach.page)) {
    return false;
  }
  bool at_from = false;
  bool at_to = false;
  for (const Ruling& other : others) {
    if (!(horizontal ? meet(ruling, other, reach.meet) : meet(other, ruling, reach.meet))) continue;
    if (may_end_free) return true;
    at_from = at_from || is_at(ruling, ruling.from, other, horizontal, reach);
    at_to = at_to || is_at(ruling, ruling.to, other, horizontal, reach);
  }
  return at_from && at_to;
}

// At a ruling: what is as short as a stroke may be one of the same character.
bool ends_at(const Ruling& ruling, double along, const std::vector<Ruling>& others, bool horizontal,
             const Reach& reach) {
  return std::any_of(others.begin(), others.end(), [&](const Ruling& other) {
    if (other.length() < kShortEm * reach.em) return false;
    const double slack = reach.touch + other.thickness / 2;
    return ruling.across >= other.from - slack && ruling.across <= other.to + slack &&
           is_at(ruling, along, other, horizontal, reach);
  });
}

void keep_pieces(Ruling& ruling, std::size_t first, std::size_t last) {
  const double from = ruling.pieces[first].from;
  const double to = ruling.pieces[last].to;
  ruling.across = ruling.across_at((from + to) / 2);
  ruling.pieces.erase(ruling.pieces.begin() + static_cast<std::ptrdiff_t>(last) + 1,
                      ruling.pieces.end());
  ruling.pieces.erase(ruling.pieces.begin(),
                      ruling.pieces.begin() + static_cast<std::ptrdiff_t>(first));
  ruling.from = from;
  ruling.to = to;
}

// Strokes of characters that happen to stand in line with a ruling may have been taken for its
// first or last pieces: they are short, end nowhere, and the rest of the ruling ends at another
// ruling. Counts them from `piece` inwards; `last` is the piece that must stay, `held` tells
// whether a piece's outer end is at another ruling.
template <typename Iterator, typename Held>
std::size_t count_strokes(Iterator piece, Iterator last, double longest, Held held) {
  std::size_t count = 0;
  while (piece != last && piece->length() < longest && !held(*piece)) ++piece, ++count;
  return held(*piece) ? count : 0;
}

void trim(Ruling& ruling, const std::vector<Ruling>& others, bool horizontal, const Reach& reach) {
  if (ruling.seam) return;
  const double longest = kShortEm * reach.em;
  const std::vector<Span>& pieces = ruling.pieces;
  const std::size_t first = count_strokes(
      pieces.begin(), pieces.end() - 1, longest,
      [&](const Span& piece) { return ends_at(ruling, piece.from, others, horizontal, reach); });
  const auto kept = static_cast<std::ptrdiff_t>(first);
  const std::size_t after = count_strokes(
      pieces.rbegin(), pieces.rend() - 1 - kept, longest,
      [&](const Span& piece) { return ends_at(ruling, piece.to, others, horizontal, reach); });
  if (first + after > 0) keep_pieces(ruling, first, pieces.size() - 1 - after);
}

// Drops what is not held until all is.
void prune(RulingSet& rulings, const Reach& reach) {
  for (bool changed = true; changed;) {
    const std::size_t before = rulings.horizontal.size() + rulings.vertical.size();
    std::erase_if(rulings.horizontal,
                  [&](const Ruling& r) { return !is_held(r, rulings.vertical, true, reach); });
    std::erase_if(rulings.vertical,
                  [&](const Ruling& r) { return !is_held(r, rulings.horizontal, false, reach); });
    changed = rulings.horizontal.size() + rulings.vertical.size() != before;
  }
}

// Wide enough, with at least two rulings across (one where the page break cut the table open).
bool could_be_table(const RulingSet& group, double em) {
  if (group.horizontal.empty() || group.vertical.empty()) return false;
  double from = group.horizontal.front().from;
  double to = group.horizontal.front().to;
  for (const Ruling& ruling : group.horizontal) {
    from = std::min(from, ruling.from);
    to = std::max(to, ruling.to);
  }
  if (to - from < kMinWidthEm * em) return false;
  const auto wide =
      std::count_if(group.horizontal.begin(), group.horizontal.end(), [&](const Ruling& ruling) {
        return ruling.length() >= kFullWidth * (to - from) && (ruling.seam || is_long(ruling, em));
      });
  const bool tall = std::any_of(group.vertical.begin(), group.vertical.end(),
                                [&](const Ruling& r) { return is_long(r, em); });
  return wide >= 2 || (wide == 1 && tall);
}

// Another ruling goes on in line with this one, beyond the break at `along`.
bool goes_on(const Ruling& ruling, double along, const std::vector<Ruling>& all,
             const Reach& reach) {
  return std::any_of(all.begin(), all.end(), [&](const Ruling& other) {
    if (&other == &ruling || std::abs(other.across - ruling.across) > reach.meet) return false;
    const double gap = std::max(other.from - along, along - other.to);
    return gap < kBreakEm * reach.em;
  });
}

// Ends of upright rulings at which nothing stops them.
std::vector<double> loose_ends(const RulingSet& group, const Reach& reach) {
  const double overhang = 2 * reach.meet;
  std::vector<double> loose;
  for (const Ruling& ruling : group.vertical) {
    for (const double end : {ruling.from, ruling.to}) {
      const bool stops =
          std::any_of(group.horizontal.begin(), group.horizontal.end(), [&](const Ruling& other) {
            return std::abs(other.across_at(ruling.across) - end) <= overhang &&
                   meet(other, ruling, overhang);
          });
      if (!stops && !goes_on(ruling, end, group.vertical, reach)) loose.push_back(end);
    }
  }
  std::sort(loose.begin(), loose.end());
  return loose;
}

// The sides of a chart's bars stand on its axis, cross its grid and end nowhere; rulings of a table
// end at other rulings, but for those that a page break cut, which end together.
bool is_chart(const RulingSet& group, const Reach& reach) {
  const std::vector<double> loose = loose_ends(group, reach);
  int alone = 0;  // ends with at most one more level with them: a bar has two sides
  for (std::size_t first = 0; first < loose.size();) {
    std::size_t last = first + 1;
    while (last < loose.size() && loose[last] - loose[first] <= kLevelEm * reach.em) ++last;
    if (last - first <= 2) alone += static_cast<int>(last - first);
    first = last;
  }
  return alone >= kFewestLoose && alone >= kLooseShare * static_cast<double>(group.vertical.size());
}

}  // namespace

std::vector<RulingSet> connected_rulings(const RulingSet& all, const RulingOptions& options) {
  const Reach reach{kMeetEm * options.em, options.touch, options.em, &options};
  RulingSet rulings = all;
  for (Ruling& ruling : rulings.horizontal) trim(ruling, all.vertical, true, reach);
  for (Ruling& ruling : rulings.vertical) trim(ruling, all.horizontal, false, reach);
  prune(rulings, reach);
  const int across = static_cast<int>(rulings.horizontal.size());
  const int total = across + static_cast<int>(rulings.vertical.size());
  DisjointSets sets(static_cast<std::size_t>(total));
  for (int i = 0; i < across; ++i) {
    for (int k = across; k < total; ++k) {
      if (meet(rulings.horizontal[i], rulings.vertical[k - across], reach.meet)) {
        sets.join(i, k);
      }
    }
  }
  std::vector<RulingSet> groups(total);
  for (int i = 0; i < total; ++i) {
    RulingSet& group = groups[sets.root(i)];
    if (i < across) {
      group.horizontal.push_back(rulings.horizontal[i]);
    } else {
      group.vertical.push_back(rulings.vertical[i - across]);
    }
  }
  std::erase_if(groups, [&](const RulingSet& g) {
    return !could_be_table(g, options.em) || is_chart(g, reach);
  });
  return groups;
}

}  // namespace gewu
