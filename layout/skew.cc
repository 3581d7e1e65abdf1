#include "layout/skew.h"

#include <cmath>
#include <numbers>
#include <vector>

namespace gewu {
namespace {

constexpr double kCoarseStep = 0.25;  // degrees
constexpr int kCoarseBin = 4;         // pixels
constexpr double kFineSteps[] = {0.06, 0.015};
constexpr std::size_t kFewPoints = 150;  // fewer edge points tell nothing
constexpr std::size_t kManyPoints = 60'000;
constexpr double kMinGain = 1.04;  // best score over that of the straight page

struct Point {
  int x = 0;
  int y = 0;
};

// Pixels of every `step`-th column where ink begins below paper.
std::vector<Point> upper_edges(const Image& binary, int step) {
  std::vector<Point> points;
  for (int y = 1; y < binary.height; ++y) {
    const std::uint8_t* above = binary.row(y - 1);
    const std::uint8_t* here = binary.row(y);
    for (int x = 0; x < binary.width; x += step) {
      if (here[x] == 0 && above[x] != 0) points.push_back({x, y});
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

// Sum of squares of the profile of the page sheared by `degrees`.
class Profile {
 public:
  Profile(const std::vector<Point>& points, const Image& binary, double max_degrees, int bin)
      : points_(points), bin_(bin) {
    margin_ = static_cast<int>(binary.width * std::tan(to_radians(max_degrees + 1))) + bin_;
    counts_.resize((binary.height + 2 * margin_) / bin_ + 2);
  }

  double score(double degrees) {
    std::fill(counts_.begin(), counts_.end(), 0);
    const double slope = std::tan(to_radians(degrees));
    for (const Point& p : points_) {
      const double y = p.y + p.x * slope + margin_;
      ++counts_[static_cast<std::size_t>(y) / bin_];
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
  static double to_radians(double degrees) { return degrees * std::numbers::pi / 180; }

  const std::vector<Point>& points_;
  int bin_;
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

double estimate_skew(const Image& binary, double max_degrees) {
  const std::vector<Point> all = upper_edges(binary, 4);
  if (all.size() < kFewPoints) return 0;
  const std::vector<Point> few = thinned(all, kManyPoints / 3);
  Profile coarse(few, binary, max_degrees, kCoarseBin);
  double angle = best_angle(coarse, 0, max_degrees, kCoarseStep, false);
  const std::vector<Point> many = thinned(all, kManyPoints);
  Profile fine(many, binary, max_degrees, 1);
  angle = best_angle(fine, angle, kCoarseStep, kFineSteps[0], false);
  angle = best_angle(fine, angle, kFineSteps[0], kFineSteps[1], true);
  return fine.score(angle) > kMinGain * fine.score(0) ? angle : 0;
}

}  // namespace gewu
