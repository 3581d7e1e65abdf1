#include "tablegrid/rulings/line_pieces.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "layout/ink/run_groups.h"

namespace gewu {
namespace {

constexpr std::size_t kSeeds = 6;      // longest runs, from which lines are tried
constexpr int kRounds = 4;             // of fitting a line and gathering what lies on it
constexpr int kBridge = 3;             // pixels: a longer gap ends a piece
constexpr double kThickSpread = 0.25;  // of its thickness: a straight line's pixels lie within it
constexpr double kLeastShare = 0.02;   // of the ink: less than this is no line any more

using Runs = std::vector<Run>;

double middle(const Run& run) { return (run.x0 + run.x1) / 2.0; }

// With both its ends: the middle of a long level run may lie on a slanting line too.
bool lies_on(const Piece& line, const Run& run, double tolerance) {
  const double y = run.y + 0.5;
  return std::abs(line.across_at(run.x0) - y) <= tolerance &&
         std::abs(line.across_at(run.x1) - y) <= tolerance;
}

// The line through a run, level at first, that gathers what lies on it and turns after that.
Piece line_from(const Run& seed, const Runs& runs, double tolerance) {
  Piece line;
  line.add(seed);
  for (int round = 0; round < kRounds; ++round) {
    Piece next;
    for (const Run& run : runs) {
      if (lies_on(line, run, tolerance)) next.add(run);
    }
    if (next.n == 0) break;
    line = next;
  }
  return line;
}

Piece best_line(const Runs& runs, double tolerance) {
  Runs seeds = runs;
  const std::size_t count = std::min(kSeeds, seeds.size());
  std::partial_sort(seeds.begin(), seeds.begin() + static_cast<std::ptrdiff_t>(count), seeds.end(),
                    [](const Run& a, const Run& b) { return a.x1 - a.x0 > b.x1 - b.x0; });
  Piece best;
  for (std::size_t i = 0; i < count; ++i) {
    const Piece line = line_from(seeds[i], runs, tolerance);
    if (line.n > best.n) best = line;
  }
  return best;
}

// What lies on one line, parted where there is no ink.
void add_parts(Runs on_line, std::vector<Piece>* pieces) {
  std::sort(on_line.begin(), on_line.end(), [](const Run& a, const Run& b) { return a.x0 < b.x0; });
  Piece part;
  for (const Run& run : on_line) {
    if (part.n > 0 && run.x0 > part.to + kBridge) {
      pieces->push_back(part);
      part = Piece();
    }
    part.add(run);
  }
  if (part.n > 0) pieces->push_back(part);
}

void take_apart(Runs runs, double tolerance, std::vector<Piece>* pieces) {
  double left = 0;
  for (const Run& run : runs) left += run.x1 - run.x0;
  const double least = kLeastShare * left;
  while (!runs.empty()) {
    const Piece line = best_line(runs, tolerance);
    if (line.n <= least) return;
    const auto rest = std::stable_partition(
        runs.begin(), runs.end(), [&](const Run& run) { return lies_on(line, run, tolerance); });
    if (rest == runs.begin()) return;
    add_parts({runs.begin(), rest}, pieces);
    runs.erase(runs.begin(), rest);
  }
}

}  // namespace

void Piece::add(const Run& run) {
  const double length = run.x1 - run.x0;
  const double mid = middle(run);
  const double y = run.y + 0.5;
  if (n == 0) from = run.x0, to = run.x1, low = run.y, high = run.y + 1;
  from = std::min<double>(from, run.x0);
  to = std::max<double>(to, run.x1);
  low = std::min<double>(low, run.y);
  high = std::max<double>(high, run.y + 1);
  n += length;
  sx += length * mid;
  sy += length * y;
  sxx += length * (mid * mid + length * length / 12);
  sxy += length * mid * y;
  syy += length * y * y;
}

double Piece::slope() const {
  const double wide = sxx - sx * sx / n;
  return wide > 0 ? (sxy - sx * sy / n) / wide : 0;
}

double Piece::across_at(double x) const { return sy / n + slope() * (x - sx / n); }

double Piece::spread() const {
  const double square = (syy - sy * sy / n - slope() * (sxy - sx * sy / n)) / n;
  return std::sqrt(std::max(0.0, square));
}

std::vector<Piece> pieces_of(const std::vector<Run>& runs, double tolerance) {
  const RunGroups groups = group_runs(runs);
  std::vector<Piece> wholes(static_cast<std::size_t>(groups.count));
  for (std::size_t i = 0; i < runs.size(); ++i) {
    wholes[static_cast<std::size_t>(groups.group_of[i])].add(runs[i]);
  }
  std::vector<Runs> crooked(wholes.size());
  const auto is_crooked = [&](const Piece& piece) {
    return piece.spread() > tolerance + kThickSpread * piece.thickness();
  };
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const auto group = static_cast<std::size_t>(groups.group_of[i]);
    if (is_crooked(wholes[group])) crooked[group].push_back(runs[i]);
  }
  std::vector<Piece> pieces;
  for (std::size_t group = 0; group < wholes.size(); ++group) {
    if (crooked[group].empty()) {
      pieces.push_back(wholes[group]);
    } else {
      take_apart(std::move(crooked[group]), tolerance, &pieces);
    }
  }
  return pieces;
}

}  // namespace gewu
