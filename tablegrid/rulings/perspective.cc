#include "tablegrid/rulings/perspective.h"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <utility>
#include <vector>

#include "base/geometry.h"
#include "base/median.h"

namespace gewu {
namespace {

constexpr double kLongEm = 5;            // shorter rulings do not tell their slope well
constexpr std::size_t kFewest = 3;       // rulings of one direction
constexpr double kSpread = 0.12;         // of the page: they must lie so far apart
constexpr double kWorthTaking = 0.0035;  // change of slope over the page, or shear
constexpr double kSteepest = 0.12;       // more is no photo of a page
constexpr int kSteps = 4;                // each to the first order; the last leaves next to nothing
constexpr int kRounds = 3;               // of fitting without what lies far off

// Slope as a straight line over the place: slope = base + change * (place - centre).
struct SlopeFit {
  double base = 0;
  double change = 0;
  bool found = false;
};

struct Sample {
  double place, slope, weight;
};

SlopeFit fit_line(const std::vector<Sample>& samples) {
  double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
  for (const Sample& s : samples) {
    n += s.weight, sx += s.weight * s.place, sy += s.weight * s.slope;
    sxx += s.weight * s.place * s.place, sxy += s.weight * s.place * s.slope;
  }
  const double spread = sxx - sx * sx / n;
  SlopeFit fit;
  fit.change = spread > 0 ? (sxy - sx * sy / n) / spread : 0;
  fit.base = (sy - fit.change * sx) / n;
  fit.found = true;
  return fit;
}

// Places are measured from the page's centre.
SlopeFit fit_slopes(const std::vector<Ruling>& rulings, double em, double centre, double page) {
  std::vector<Sample> samples;
  for (const Ruling& ruling : rulings) {
    if (ruling.seam || ruling.length() < kLongEm * em || std::abs(ruling.slope) > kSteepest)
      continue;
    samples.push_back({ruling.across - centre, ruling.slope, ruling.length()});
  }
  SlopeFit fit;
  for (int round = 0; round < kRounds; ++round) {
    if (samples.size() < kFewest) return {};
    const auto [low, high] =
        std::minmax_element(samples.begin(), samples.end(),
                            [](const Sample& a, const Sample& b) { return a.place < b.place; });
    if (high->place - low->place < kSpread * page) return {};
    fit = fit_line(samples);
    std::vector<double> off;
    off.reserve(samples.size());
    for (const Sample& s : samples) {
      off.push_back(std::abs(s.slope - fit.base - fit.change * s.place));
    }
    const double usual = std::max(median(off), kWorthTaking / 10);
    std::erase_if(samples, [&](const Sample& s) {
      return std::abs(s.slope - fit.base - fit.change * s.place) > 3 * usual;
    });
  }
  return fit;
}

Homography multiply(const Homography& a, const Homography& b) {
  const cv::Matx33d product = cv::Matx33d(a.m) * cv::Matx33d(b.m);
  Homography result;
  std::copy(std::begin(product.val), std::end(product.val), result.m);
  return result;
}

// To the first order.
std::optional<Homography> one_step(const RulingSet& rulings, const RulingOptions& options,
                                   int width, int height) {
  const double cx = width / 2.0;
  const double cy = height / 2.0;
  const SlopeFit level = fit_slopes(rulings.horizontal, options.em, cy, height);
  const SlopeFit upright = fit_slopes(rulings.vertical, options.em, cx, width);
  if (!level.found || !upright.found) return std::nullopt;
  const double most = std::max({std::abs(level.change) * height, std::abs(upright.change) * width,
                                std::abs(upright.base + level.base)});
  if (most < kWorthTaking || most > 2 * kSteepest) return std::nullopt;
  // About the centre, (x, y) lies at (x + h y, s x + y) / (1 + p x + q y): level lines y = c get
  // the slope s - c p, upright ones x = c the slope h - c q.
  const Homography warp{{1, upright.base, 0, level.base, 1, 0, -level.change, -upright.change, 1}};
  const Homography to_centre{{1, 0, -cx, 0, 1, -cy, 0, 0, 1}};
  const Homography back{{1, 0, cx, 0, 1, cy, 0, 0, 1}};
  return multiply(back, multiply(warp, to_centre));
}

Homography inverse(const Homography& homography) {
  const cv::Matx33d inverted = cv::Matx33d(homography.m).inv();
  Homography result;
  std::copy_n(inverted.val, 9, result.m);
  return result;
}

PagePoint mapped(const Homography& h, double x, double y) {
  const double w = h.m[6] * x + h.m[7] * y + h.m[8];
  return {(h.m[0] * x + h.m[1] * y + h.m[2]) / w, (h.m[3] * x + h.m[4] * y + h.m[5]) / w};
}

// Where a ruling's ends come to lie; its pieces stay behind.
void move_ruling(const Homography& to, bool horizontal, Ruling* ruling) {
  const auto end = [&](double along) {
    const double across = ruling->across_at(along);
    return horizontal ? mapped(to, along, across) : mapped(to, across, along);
  };
  PagePoint first = end(ruling->from);
  PagePoint last = end(ruling->to);
  if (!horizontal) {
    std::swap(first.x, first.y);
    std::swap(last.x, last.y);
  }
  ruling->from = first.x;
  ruling->to = last.x;
  ruling->across = (first.y + last.y) / 2;
  ruling->slope = last.x > first.x ? (last.y - first.y) / (last.x - first.x) : 0;
}

}  // namespace

std::optional<Homography> find_perspective(RulingSet rulings, const RulingOptions& options,
                                           int width, int height) {
  std::optional<Homography> all;
  for (int i = 0; i < kSteps; ++i) {
    const std::optional<Homography> step = one_step(rulings, options, width, height);
    if (!step) break;
    all = all ? multiply(*all, *step) : *step;
    const Homography onward = inverse(*step);
    for (Ruling& ruling : rulings.horizontal) move_ruling(onward, true, &ruling);
    for (Ruling& ruling : rulings.vertical) move_ruling(onward, false, &ruling);
  }
  return all;
}

}  // namespace gewu
