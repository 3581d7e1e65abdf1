#include "layout/skew.h"

#include <bit>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <vector>

namespace gewu {
namespace {

constexpr double kCoarseStep = 0.25;  // degrees
constexpr int kCoarseBits = 2;        // bins of four pixels
constexpr double kFineSteps[] = {0.06, 0.015};
constexpr std::size_t kFewPoints = 150;  // fewer edge points tell nothing
constexpr std::size_t kManyPoints = 60'000;
constexpr double kMinGain = 1.04;  // best score over that of the straight page

struct Point {
  int x = 0;
  int y = 0;
};

// Pixels where ink begins below paper, of every fourth column.
std::vector<Point> upper_edges(const Bitmap& ink) {
  constexpr std::uint64_t kColumns = 0x1111111111111111;
  constexpr int kWordBits = 64;
  std::vector<Point> points;
  for (int y = 1; y < ink.height(); ++y) {
    const std::uint64_t* above = ink.row(y - 1);
    const std::uint64_t* here = ink.row(y);
    for (int i = 0; i < ink.words(); ++i) {
      for (std::uint64_t edges = here[i] & ~above[i] & kColumns; edges != 0; edges &= edges - 1) {
        points.push_back({i * kWordBits + std::countr_zero(edges), y});
      }
    }
  }
  return points;
}

std::vector<Point> thinned(const std::vector<Point>& points, std::size_t most) {
  if (points.size() <= most) return points;
  std::vector<Point> few;
  few.reserve(most);
  for (std::size_t i = 0; i < most; ++i) few.push_back(points[i * points.size() / most]);
  return few;
}

// Sum of squares of the profile of the page sheared by an angle, with bins of 2^`bin_bits` pixels.
class Profile {
 public:
  Profile(const std::vector<Point>& points, const Bitmap& ink, double max_degrees, int bin_bits)
      : points_(points), shift_(kPoint + bin_bits) {
    margin_ = static_cast<int>(ink.width() * std::tan(to_radians(max_degrees + 1))) + 1;
    counts_.resize(static_cast<std::size_t>((ink.height() + 2 * margin_) >> bin_bits) + 2);
  }

  double score(double degrees) {
    std::fill(counts_.begin(), counts_.end(), 0);
    const auto slope = std::llround(std::tan(to_radians(degrees)) * (1 << kPoint));
    for (const Point& p : points_) {
      const std::int64_t y = (static_cast<std::int64_t>(p.y + margin_) << kPoint) + p.x * slope;
      ++counts_[static_cast<std::size_t>(y >> shift_)];
    }
    double sum = 0;
    for (std::size_t i = 1; i < counts_.size(); ++i) {
      // Neighbouring bins together: a line that falls between two bins must not score less.
      const double pair = counts_[i] + counts_[i - 1];
      sum += pair * pair;
    }
    return sum;
  }

 private:
  static constexpr int kPoint = 24;  // bits behind the point

  static double to_radians(double degrees) { return degrees * std::numbers::pi / 180; }

  const std::vector<Point>& points_;
  int shift_;
  int margin_ = 0;
  std::vector<int> counts_;
};

// The best angle around `centre`, by steps; the last step is refined by a parabola.
double best_angle(Profile& profile, double centre, double reach, double step, bool refine) {
  const int n = static_cast<int>(std::lround(reach / step));
  std::vector<double> scores;
  for (int i = -n; i <= n; ++i) scores.push_back(profile.score(centre + i * step));
  std::size_t best = 0;
  for (std::size_t i = 1; i < scores.size(); ++i) {
    if (scores[i] > scores[best]) best = i;
  }
  double offset = 0;
  if (refine && best > 0 && best + 1 < scores.size()) {
    const double bend = scores[best - 1] - 2 * scores[best] + scores[best + 1];
    if (bend < 0) offset = 0.5 * (scores[best - 1] - scores[best + 1]) / bend;
  }
  return centre + (static_cast<double>(best) - n + offset) * step;
}

}  // namespace

double estimate_skew(const Bitmap& ink, double max_degrees) {
  const std::vector<Point> all = upper_edges(ink);
  if (all.size() < kFewPoints) return 0;
  const std::vector<Point> few = thinned(all, kManyPoints / 3);
  Profile coarse(few, ink, max_degrees, kCoarseBits);
  double angle = best_angle(coarse, 0, max_degrees, kCoarseStep, false);
  const std::vector<Point> many = thinned(all, kManyPoints);
  Profile fine(many, ink, max_degrees, 0);
  angle = best_angle(fine, angle, kCoarseStep, kFineSteps[0], false);
  angle = best_angle(fine, angle, kFineSteps[0], kFineSteps[1], true);
  return fine.score(angle) > kMinGain * fine.score(0) ? angle : 0;
}

}  // namespace gewu
