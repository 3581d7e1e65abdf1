#include "tablegrid/pale_rules.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "tablegrid/line_paint.h"

namespace gewu {
namespace {

constexpr double kLongEm = 8;        // longer lines are rules, however pale
constexpr double kPaleShare = 0.5;   // of the darkness of the long rules
constexpr double kHeldShare = 0.35;  // if rules hold it at both ends: coarse scans pale thin ones
constexpr double kSeenShare = 0.15;  // ... and paler than this is a gap
constexpr double kAtEndEm = 0.25;    // a rule ends this close to another; strokes end anywhere
constexpr double kCrossEm = 4;       // a rule that ends others is at least so long
constexpr double kLeastEm = 0.75;    // between two rules that cross one

// Where other rules cross the line of this one, ascending.
std::vector<double> crossings(const Rule& rule, const std::vector<Rule>& others, double em) {
  std::vector<double> places;
  for (const Rule& other : others) {
    const bool meets = rule.across > other.from - em && rule.across < other.to + em;
    if (other.length() >= kCrossEm * em && meets) places.push_back(other.across_at(rule.across));
  }
  std::sort(places.begin(), places.end());
  return places;
}

bool ends_at(double end, const std::vector<double>& crossings, double em) {
  return std::any_of(crossings.begin(), crossings.end(),
                     [&](double place) { return std::abs(place - end) < kAtEndEm * em; });
}

// Darkness that most of a rule reaches, gaps left out: one that runs half through a character and
// half along a watermark is no rule.
int least_darkness(const Rule& rule, const LinePaint& paint, double gap) {
  constexpr int kSamples = 24;
  std::vector<int> samples;
  for (int i = 0; i < kSamples; ++i) {
    const double along = rule.from + (i + 0.5) / kSamples * rule.length();
    const int dark = paint.at(along, rule.across_at(along));
    if (dark > gap) samples.push_back(dark);
  }
  if (samples.empty()) return 0;
  const auto quarter = samples.begin() + static_cast<std::ptrdiff_t>(samples.size() / 4);
  std::nth_element(samples.begin(), quarter, samples.end());
  return *quarter;
}

bool is_stroke_of_watermark(int own, int rest) {
  return own < kPaleShare * rest && own > kSeenShare * rest;
}

// Share of the rule up to which it is a paler stroke that ends nowhere, 0 if there is none.
double pale_at_start(const Rule& rule, const std::vector<double>& places, const LinePaint& paint,
                     double em) {
  if (ends_at(rule.from, places, em)) return 0;
  for (const double place : places) {
    if (place < rule.from + kLeastEm * em || place > rule.to - kLeastEm * em) continue;
    const double share = (place - rule.from) / rule.length();
    const bool pale = is_stroke_of_watermark(paint.of(rule, 0, share), paint.of(rule, share, 1));
    return pale ? share : 0;
  }
  return 0;
}

// ... and from which on.
double pale_at_end(const Rule& rule, const std::vector<double>& places, const LinePaint& paint,
                   double em) {
  if (ends_at(rule.to, places, em)) return 1;
  for (auto place = places.rbegin(); place != places.rend(); ++place) {
    if (*place < rule.from + kLeastEm * em || *place > rule.to - kLeastEm * em) continue;
    const double share = (*place - rule.from) / rule.length();
    const bool pale = is_stroke_of_watermark(paint.of(rule, share, 1), paint.of(rule, 0, share));
    return pale ? share : 1;
  }
  return 1;
}

}  // namespace

void drop_pale_rules(const Image& grey, int paper, double em, RuleSet* rules) {
  const double usual = usual_darkness(grey, paper, kLongEm * em, *rules);
  if (usual <= 0) return;
  for (const bool horizontal : {true, false}) {
    const LinePaint paint{grey, paper, horizontal};
    const std::vector<Rule>& others = horizontal ? rules->vertical : rules->horizontal;
    std::erase_if(horizontal ? rules->horizontal : rules->vertical, [&](const Rule& rule) {
      if (rule.length() >= kLongEm * em) return false;
      const std::vector<double> places = crossings(rule, others, em);
      const bool held = ends_at(rule.from, places, em) && ends_at(rule.to, places, em);
      if (paint.of(rule) < (held ? kHeldShare : kPaleShare) * usual) return true;
      return !rule.dotted && least_darkness(rule, paint, kSeenShare * usual) < kHeldShare * usual;
    });
  }
}

void clip_pale_ends(const Image& grey, int paper, double em, RuleSet* rules) {
  for (const bool horizontal : {true, false}) {
    const LinePaint paint{grey, paper, horizontal};
    std::vector<Rule>& list = horizontal ? rules->horizontal : rules->vertical;
    const std::vector<Rule>& others = horizontal ? rules->vertical : rules->horizontal;
    for (Rule& rule : list) {
      const std::vector<double> places = crossings(rule, others, em);
      const double first = pale_at_start(rule, places, paint, em);
      const double last = pale_at_end(rule, places, paint, em);
      if (first == 0 && last == 1) continue;
      clip(&rule, rule.from + first * rule.length(), rule.from + last * rule.length());
    }
    std::erase_if(list, [](const Rule& rule) { return rule.pieces.empty(); });
  }
}

}  // namespace gewu
