#include "tablegrid/false_rulings/pale_rulings.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "tablegrid/rulings/line_paint.h"

namespace gewu {
namespace {

constexpr double kLongEm = 8;        // longer lines are rulings, however pale
constexpr double kPaleShare = 0.5;   // of the darkness of the long rulings
constexpr double kHeldShare = 0.35;  // if rulings hold it at both ends: coarse scans pale thin ones
constexpr double kSeenShare = 0.15;  // ... and paler than this is a gap
constexpr double kAtEndEm = 0.25;    // a ruling ends this close to another; strokes end anywhere
constexpr double kCrossEm = 4;       // a ruling that ends others is at least so long
constexpr double kLeastEm = 0.75;    // between two rulings that cross one

// Where other rulings cross the line of this one, ascending.
std::vector<double> crossings(const Ruling& ruling, const std::vector<Ruling>& others, double em) {
  std::vector<double> places;
  for (const Ruling& other : others) {
    const bool meets = ruling.across > other.from - em && ruling.across < other.to + em;
    if (other.length() >= kCrossEm * em && meets) places.push_back(other.across_at(ruling.across));
  }
  std::sort(places.begin(), places.end());
  return places;
}

// Where long rulings of the same direction end: at the open side of a table.
std::vector<double> ends_of_others(const Ruling& ruling, const std::vector<Ruling>& same,
                                   double em) {
  std::vector<double> places;
  for (const Ruling& other : same) {
    if (&other == &ruling || other.length() < kLongEm * em) continue;
    places.push_back(other.from);
    places.push_back(other.to);
  }
  return places;
}

bool ends_at(double end, const std::vector<double>& crossings, double em) {
  return std::any_of(crossings.begin(), crossings.end(),
                     [&](double place) { return std::abs(place - end) < kAtEndEm * em; });
}

// Darkness that most of a ruling reaches, gaps left out: one that runs half through a character and
// half along a watermark is no ruling.
int least_darkness(const Ruling& ruling, const LinePaint& paint, double gap) {
  constexpr int kSamples = 24;
  std::vector<int> samples;
  for (int i = 0; i < kSamples; ++i) {
    const double along = ruling.from + (i + 0.5) / kSamples * ruling.length();
    const int dark = paint.at(along, ruling.across_at(along));
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

// Share of the ruling up to which it is a paler stroke that ends nowhere, 0 if there is none.
double pale_at_start(const Ruling& ruling, const std::vector<double>& places,
                     const std::vector<double>& ends, const LinePaint& paint, double em) {
  if (ends_at(ruling.from, places, em) || ends_at(ruling.from, ends, em)) return 0;
  for (const double place : places) {
    if (place < ruling.from + kLeastEm * em || place > ruling.to - kLeastEm * em) continue;
    const double share = (place - ruling.from) / ruling.length();
    const bool pale =
        is_stroke_of_watermark(paint.of(ruling, 0, share), paint.of(ruling, share, 1));
    return pale ? share : 0;
  }
  return 0;
}

// ... and from which on.
double pale_at_end(const Ruling& ruling, const std::vector<double>& places,
                   const std::vector<double>& ends, const LinePaint& paint, double em) {
  if (ends_at(ruling.to, places, em) || ends_at(ruling.to, ends, em)) return 1;
  for (auto place = places.rbegin(); place != places.rend(); ++place) {
    if (*place < ruling.from + kLeastEm * em || *place > ruling.to - kLeastEm * em) continue;
    const double share = (*place - ruling.from) / ruling.length();
    const bool pale =
        is_stroke_of_watermark(paint.of(ruling, share, 1), paint.of(ruling, 0, share));
    return pale ? share : 1;
  }
  return 1;
}

}  // namespace

void drop_pale_rulings(const Image& grey, int paper, double em, RulingSet* rulings) {
  const double usual = usual_darkness(grey, paper, kLongEm * em, *rulings);
  if (usual <= 0) return;
  for (const bool horizontal : {true, false}) {
    const LinePaint paint{grey, paper, horizontal};
    const std::vector<Ruling>& others = horizontal ? rulings->vertical : rulings->horizontal;
    std::erase_if(horizontal ? rulings->horizontal : rulings->vertical, [&](const Ruling& ruling) {
      if (ruling.length() >= kLongEm * em) return false;
      const std::vector<double> places = crossings(ruling, others, em);
      const bool held = ends_at(ruling.from, places, em) && ends_at(ruling.to, places, em);
      if (paint.of(ruling) < (held ? kHeldShare : kPaleShare) * usual) return true;
      return !ruling.dotted &&
             least_darkness(ruling, paint, kSeenShare * usual) < kHeldShare * usual;
    });
  }
}

void clip_pale_ends(const Image& grey, int paper, double em, RulingSet* rulings) {
  for (const bool horizontal : {true, false}) {
    const LinePaint paint{grey, paper, horizontal};
    std::vector<Ruling>& list = horizontal ? rulings->horizontal : rulings->vertical;
    const std::vector<Ruling>& others = horizontal ? rulings->vertical : rulings->horizontal;
    for (Ruling& ruling : list) {
      const std::vector<double> places = crossings(ruling, others, em);
      const std::vector<double> ends = ends_of_others(ruling, list, em);
      const double first = pale_at_start(ruling, places, ends, paint, em);
      const double last = pale_at_end(ruling, places, ends, paint, em);
      if (first == 0 && last == 1) continue;
      clip(&ruling, ruling.from + first * ruling.length(), ruling.from + last * ruling.length());
    }
    std::erase_if(list, [](const Ruling& ruling) { return ruling.pieces.empty(); });
  }
}

}  // namespace gewu
