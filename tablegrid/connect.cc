#include <algorithm>
#include <cmath>

#include "base/disjoint_sets.h"
#include "tablegrid/lattice.h"
#include "tablegrid/line_paint.h"
#include "tablegrid/rule_ends.h"

namespace gewu {
namespace {

constexpr double kMeetEm = 0.45;     // a long rule that ends this close to another meets it
constexpr double kLongEm = 4.0;      // no stroke of a character is this long
constexpr double kSolid = 0.75;      // inked share of a rule; strokes in a line of text have less
constexpr double kUnbrokenEm = 2.8;  // ... and a long one has an unbroken piece at least this long,
constexpr double kVeryLongEm = 14;   // or is far longer than a title's characters in a row
constexpr double kMaxFlank = 0.15;   // a short rule with more ink beside it may be a stroke
constexpr double kShortEm = 2.5;
constexpr double kTextFlank = 0.4;   // a rule within one row of text with more is made of strokes
constexpr double kBeyondEm = 0.25;   // that a stroke adds to a rule beyond the one that holds it
constexpr double kMinWidthEm = 6.0;  // narrower than this is no table (or a letter of a title)
constexpr double kBreakEm = 3.0;     // a rule interrupted by a bad scan goes on within this
constexpr int kFewestLoose = 4;      // ends of upright rules that end nowhere make a chart,
constexpr double kLooseShare = 0.3;  // ... so many for each of its upright rules
constexpr double kLevelEm = 0.2;     // ends this close are level
constexpr double kFullWidth = 0.6;   // a table has two rules at least this share of its width

// Where two rules meet: at an end of h, of v, or in the middle of them.
bool meet(const Rule& h, const Rule& v, double reach) {
  const double x = v.across_at(h.across);
  const double y = h.across_at(x);
  return x >= h.from - reach && x <= h.to + reach && y >= v.from - reach && y <= v.to + reach;
}

struct Reach {
  double meet = 0;   // a long rule that ends this close to another meets it
  double touch = 0;  // a short one must come closer
  double em = 0;
  const RuleOptions* page = nullptr;
};

bool is_long(const Rule& rule, double em) {
  return rule.length() >= kLongEm * em &&
         (rule.longest() >= kUnbrokenEm * em || rule.length() >= kVeryLongEm * em);
}

// Whether the end of a rule at `end` is at the other one, or a little beyond it: a stroke that
// happens to stand there lengthens it.
bool is_at(const Rule& rule, double end, const Rule& other, bool horizontal, const Reach& reach) {
  const double place = other.across_at(rule.across);
  const bool at_start = end < (rule.from + rule.to) / 2;
  const double beyond = at_start ? place - end : end - place;
  const double slack = beyond > 0 ? std::max(reach.touch, kBeyondEm * reach.em) : reach.touch;
  return std::abs(beyond) <= slack + other.thickness / 2 &&
         ink_leads_to({rule, horizontal}, end, {other, !horizontal}, *reach.page);
}

// A long rule needs to meet one other; a short one, or one with so much ink beside it that it may
// be the feet of a row of digits, must be held by others at both ends.
bool is_held(const Rule& rule, const std::vector<Rule>& others, bool horizontal,
             const Reach& reach) {
  if (rule.seam) return true;
  if (rule.covered() < kSolid * rule.length()) return false;
  const bool may_end_free = is_long(rule, reach.em) &&
                            (rule.flank <= kTextFlank || rule.length() >= kVeryLongEm * reach.em);
  if (!may_end_free && rule.length() < kLongEm * reach.em &&
      has_print_beside(rule, {rule.from, rule.to, rule.flank}, kMaxFlank, horizontal,
                       *reach.page)) {
    return false;
  }
  bool at_from = false;
  bool at_to = false;
  for (const Rule& other : others) {
    if (!(horizontal ? meet(rule, other, reach.meet) : meet(other, rule, reach.meet))) continue;
    if (may_end_free) return true;
    at_from = at_from || is_at(rule, rule.from, other, horizontal, reach);
    at_to = at_to || is_at(rule, rule.to, other, horizontal, reach);
  }
  return at_from && at_to;
}

// At a rule: what is as short as a stroke may be one of the same character.
bool ends_at(const Rule& rule, double along, const std::vector<Rule>& others, bool horizontal,
             const Reach& reach) {
  return std::any_of(others.begin(), others.end(), [&](const Rule& other) {
    if (other.length() < kShortEm * reach.em) return false;
    const double slack = reach.touch + other.thickness / 2;
    return rule.across >= other.from - slack && rule.across <= other.to + slack &&
           is_at(rule, along, other, horizontal, reach);
  });
}

void keep_pieces(Rule& rule, std::size_t first, std::size_t last) {
  const double from = rule.pieces[first].from;
  const double to = rule.pieces[last].to;
  rule.across = rule.across_at((from + to) / 2);
  rule.pieces.erase(rule.pieces.begin() + static_cast<std::ptrdiff_t>(last) + 1, rule.pieces.end());
  rule.pieces.erase(rule.pieces.begin(), rule.pieces.begin() + static_cast<std::ptrdiff_t>(first));
  rule.from = from;
  rule.to = to;
}

// Strokes of characters that happen to stand in line with a rule may have been taken for its first
// or last pieces: they are short, end nowhere, and the rest of the rule ends at another rule.
// Counts them from `piece` inwards; `last` is the piece that must stay, `held` tells whether a
// piece's outer end is at another rule.
template <typename Iterator, typename Held>
std::size_t count_strokes(Iterator piece, Iterator last, double longest, Held held) {
  std::size_t count = 0;
  while (piece != last && piece->length() < longest && !held(*piece)) ++piece, ++count;
  return held(*piece) ? count : 0;
}

void trim(Rule& rule, const std::vector<Rule>& others, bool horizontal, const Reach& reach) {
  if (rule.seam) return;
  const double longest = kShortEm * reach.em;
  const std::vector<Span>& pieces = rule.pieces;
  const std::size_t first = count_strokes(
      pieces.begin(), pieces.end() - 1, longest,
      [&](const Span& piece) { return ends_at(rule, piece.from, others, horizontal, reach); });
  const auto kept = static_cast<std::ptrdiff_t>(first);
  const std::size_t after = count_strokes(
      pieces.rbegin(), pieces.rend() - 1 - kept, longest,
      [&](const Span& piece) { return ends_at(rule, piece.to, others, horizontal, reach); });
  if (first + after > 0) keep_pieces(rule, first, pieces.size() - 1 - after);
}

// Drops what is not held until all is.
void prune(RuleSet& rules, const Reach& reach) {
  for (bool changed = true; changed;) {
    const std::size_t before = rules.horizontal.size() + rules.vertical.size();
    std::erase_if(rules.horizontal,
                  [&](const Rule& r) { return !is_held(r, rules.vertical, true, reach); });
    std::erase_if(rules.vertical,
                  [&](const Rule& r) { return !is_held(r, rules.horizontal, false, reach); });
    changed = rules.horizontal.size() + rules.vertical.size() != before;
  }
}

// Wide enough, with at least two rules across (one where the page break cut the table open).
bool could_be_table(const RuleSet& group, double em) {
  if (group.horizontal.empty() || group.vertical.empty()) return false;
  double from = group.horizontal.front().from;
  double to = group.horizontal.front().to;
  for (const Rule& rule : group.horizontal) {
    from = std::min(from, rule.from);
    to = std::max(to, rule.to);
  }
  if (to - from < kMinWidthEm * em) return false;
  const auto wide =
      std::count_if(group.horizontal.begin(), group.horizontal.end(), [&](const Rule& rule) {
        return rule.length() >= kFullWidth * (to - from) && (rule.seam || is_long(rule, em));
      });
  const bool tall = std::any_of(group.vertical.begin(), group.vertical.end(),
                                [&](const Rule& r) { return is_long(r, em); });
  return wide >= 2 || (wide == 1 && tall);
}

// Another rule goes on in line with this one, beyond the break at `along`.
bool goes_on(const Rule& rule, double along, const std::vector<Rule>& all, const Reach& reach) {
  return std::any_of(all.begin(), all.end(), [&](const Rule& other) {
    if (&other == &rule || std::abs(other.across - rule.across) > reach.meet) return false;
    const double gap = std::max(other.from - along, along - other.to);
    return gap < kBreakEm * reach.em;
  });
}

// Ends of upright rules at which nothing stops them.
std::vector<double> loose_ends(const RuleSet& group, const Reach& reach) {
  const double overhang = 2 * reach.meet;
  std::vector<double> loose;
  for (const Rule& rule : group.vertical) {
    for (const double end : {rule.from, rule.to}) {
      const bool stops =
          std::any_of(group.horizontal.begin(), group.horizontal.end(), [&](const Rule& other) {
            return std::abs(other.across_at(rule.across) - end) <= overhang &&
                   meet(other, rule, overhang);
          });
      if (!stops && !goes_on(rule, end, group.vertical, reach)) loose.push_back(end);
    }
  }
  std::sort(loose.begin(), loose.end());
  return loose;
}

// The sides of a chart's bars stand on its axis, cross its grid and end nowhere; rules of a table
// end at other rules, but for those that a page break cut, which end together.
bool is_chart(const RuleSet& group, const Reach& reach) {
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

std::vector<RuleSet> connected_rules(const RuleSet& all, const RuleOptions& options) {
  const Reach reach{kMeetEm * options.em, options.touch, options.em, &options};
  RuleSet rules = all;
  for (Rule& rule : rules.horizontal) trim(rule, all.vertical, true, reach);
  for (Rule& rule : rules.vertical) trim(rule, all.horizontal, false, reach);
  prune(rules, reach);
  const int across = static_cast<int>(rules.horizontal.size());
  const int total = across + static_cast<int>(rules.vertical.size());
  DisjointSets sets(static_cast<std::size_t>(total));
  for (int i = 0; i < across; ++i) {
    for (int k = across; k < total; ++k) {
      if (meet(rules.horizontal[i], rules.vertical[k - across], reach.meet)) {
        sets.join(i, k);
      }
    }
  }
  std::vector<RuleSet> groups(total);
  for (int i = 0; i < total; ++i) {
    RuleSet& group = groups[sets.root(i)];
    if (i < across) {
      group.horizontal.push_back(rules.horizontal[i]);
    } else {
      group.vertical.push_back(rules.vertical[i - across]);
    }
  }
  std::erase_if(groups, [&](const RuleSet& g) {
    return !could_be_table(g, options.em) || is_chart(g, reach);
  });
  return groups;
}

}  // namespace gewu
