#include "tablegrid/rulings/dotted.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <vector>

#include "base/median.h"
#include "layout/ink/run_groups.h"

namespace gewu {
namespace {

constexpr double kGapPt = 2.6;       // widest gap between two dots
constexpr double kPeriodPt = 6;      // from the start of one dash to that of the next, at most
constexpr double kThickPt = 2;       // a dotted ruling is thinner
constexpr double kShortestEm = 1.5;  // no character is so wide
constexpr std::size_t kFewestGaps = 4;
constexpr double kEvenShare = 0.75;  // of the distances that are the usual one, crossings aside,
constexpr double kEvenWithin = 0.3;  // within this share of it
constexpr int kLeastWithin = 1;      // ... or a pixel, which dots are off by when they are sampled

// The places at which ink begins in columns [x0, x1), seen over all rows of the band.
std::vector<int> dash_starts(const Bitmap& map, const PixelRect& band) {
  std::vector<int> starts;
  bool before = true;  // a dash that the band's edge cuts has no start
  for (int x = band.x0; x < band.x1; ++x) {
    bool inked = false;
    for (int y = band.y0; y < band.y1 && !inked; ++y) inked = map.get(x, y);
    if (inked && !before) starts.push_back(x);
    before = inked;
  }
  return starts;
}

bool is_even(const std::vector<int>& starts, double longest) {
  std::vector<int> periods;
  for (std::size_t i = 0; i + 1 < starts.size(); ++i) periods.push_back(starts[i + 1] - starts[i]);
  if (periods.size() < kFewestGaps) return false;
  const int usual = median(periods);
  if (usual > longest) return false;
  const int within = std::max(kLeastWithin, static_cast<int>(kEvenWithin * usual));
  const auto even = std::count_if(periods.begin(), periods.end(),
                                  [&](int period) { return std::abs(period - usual) <= within; });
  return static_cast<double>(even) >= kEvenShare * static_cast<double>(periods.size());
}

// Around all runs of each group.
std::vector<PixelRect> bands_of(const std::vector<Run>& runs, const RunGroups& groups) {
  std::vector<PixelRect> bands(static_cast<std::size_t>(groups.count));
  for (std::size_t i = 0; i < runs.size(); ++i) {
    PixelRect& band = bands[static_cast<std::size_t>(groups.group_of[i])];
    band = unite(band, {runs[i].x0, runs[i].y, runs[i].x1, runs[i].y + 1});
  }
  return bands;
}

}  // namespace

Bitmap dotted_lines(const Bitmap& map, double em, double point) {
  const int thick = std::max(3, static_cast<int>(std::lround(kThickPt * point)));
  const int gap = static_cast<int>(std::lround(kGapPt * point)) + 1;
  const int length = static_cast<int>(std::lround(kShortestEm * em));
  Bitmap lines = map.closed_h(gap).opened_h(length);
  lines.subtract(lines.opened_v(thick + 1));
  const std::vector<Run> runs = runs_of(lines.opened_h(length));
  const RunGroups groups = group_runs(runs);
  std::vector<char> dotted;
  for (const PixelRect& band : bands_of(runs, groups)) {
    dotted.push_back(band.height() <= thick && is_even(dash_starts(map, band), kPeriodPt * point));
  }
  Bitmap result(map.width(), map.height());
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (dotted[static_cast<std::size_t>(groups.group_of[i])] == 0) continue;
    for (int x = runs[i].x0; x < runs[i].x1; ++x) result.set(x, runs[i].y);
  }
  return result;
}

}  // namespace gewu
