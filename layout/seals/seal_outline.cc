#include "layout/seals/seal_outline.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>
#include <utility>

namespace gewu {
namespace {

// Offices' stamps are 38 to 58 mm wide, oval ones down to 30; persons' are 12 to 25 mm, and both
// come out smaller from copiers that shrink.
constexpr double kLeastRoundMm = 22;
constexpr double kLargestRoundMm = 65;
constexpr double kLeastSquareMm = 10;
constexpr double kLargestSquareMm = 36;
constexpr double kOvalAspect = 1.6;
constexpr double kRingBand = 0.06;   // of the radius, to either side of a ring that is guessed
constexpr double kHollowFrom = 0.4;  // between star and ring of characters there is no ink
constexpr double kHollowTo = 0.62;
constexpr double kHollow = 0.3;  // ... or so much less than in the ring, by density
constexpr int kGuesses = 120;    // circles through three pixels
constexpr double kSquareAspect = 1.35;
constexpr double kRim = 0.86;     // of the way from the centre to the outline: the ring lies beyond
constexpr double kBeyond = 1.12;  // ... and no farther than this
constexpr int kSectors = 48;      // in which the ring is looked for
constexpr double kClosed = 0.85;  // share of them that must hold it
constexpr int kSideSteps = 16;    // the same for a side of a frame
constexpr double kSideClosed = 0.85;

// Where a pixel lies in the outline's own axes: -1 .. 1 along both.
struct Axes {
  explicit Axes(const cv::RotatedRect& area)
      : centre(area.center),
        cosine(std::cos(area.angle * std::numbers::pi / 180)),
        sine(std::sin(area.angle * std::numbers::pi / 180)),
        half_width(area.size.width / 2.0),
        half_height(area.size.height / 2.0) {}

  cv::Point2d operator()(const cv::Point& p) const {
    const double dx = p.x - centre.x;
    const double dy = p.y - centre.y;
    return {(dx * cosine + dy * sine) / half_width, (-dx * sine + dy * cosine) / half_height};
  }

  cv::Point2d centre;
  double cosine;
  double sine;
  double half_width;
  double half_height;
};

// In nearly every direction the outermost ink lies on the ellipse.
bool follows_ring(const std::vector<cv::Point>& pixels, const Axes& axes) {
  std::array<double, kSectors> farthest{};
  for (const cv::Point& p : pixels) {
    const cv::Point2d at = axes(p);
    const double angle = std::atan2(at.y, at.x) / (2 * std::numbers::pi) + 0.5;
    double& far = farthest[static_cast<std::size_t>(angle * kSectors) % kSectors];
    far = std::max(far, std::hypot(at.x, at.y));
  }
  const auto on_ring = std::count_if(farthest.begin(), farthest.end(),
                                     [](double far) { return far > kRim && far < kBeyond; });
  return static_cast<double>(on_ring) >= kClosed * kSectors;
}

struct Circle {
  cv::Point2d centre;
  double radius = 0;
};

// Through three points; radius 0 where they lie in line.
Circle circle_through(const cv::Point2d& a, const cv::Point2d& b, const cv::Point2d& c) {
  const cv::Point2d ab = b - a;
  const cv::Point2d ac = c - a;
  const double cross = 2 * (ab.x * ac.y - ab.y * ac.x);
  if (std::abs(cross) < 1) return {};
  const double ab2 = ab.dot(ab);
  const double ac2 = ac.dot(ac);
  const cv::Point2d to_centre((ac.y * ab2 - ab.y * ac2) / cross, (ab.x * ac2 - ac.x * ab2) / cross);
  return {a + to_centre, std::sqrt(to_centre.dot(to_centre))};
}

struct RingInk {
  double share = 0;  // of the directions in which there is ink on the circle
  double count = 0;  // of pixels on it
};

// Nothing if there is much ink within the circle.
RingInk ring_ink(const std::vector<cv::Point>& pixels, const Circle& circle) {
  std::array<bool, kSectors> found{};
  double on_ring = 0;
  double within = 0;
  for (const cv::Point& p : pixels) {
    const cv::Point2d at = (cv::Point2d(p) - circle.centre) / circle.radius;
    const double far = std::hypot(at.x, at.y);
    within += far > kHollowFrom && far < kHollowTo ? 1 : 0;
    if (std::abs(far - 1) > kRingBand) continue;
    ++on_ring;
    const double angle = std::atan2(at.y, at.x) / (2 * std::numbers::pi) + 0.5;
    found[static_cast<std::size_t>(angle * kSectors) % kSectors] = true;
  }
  const double ring_area = 4 * kRingBand;  // in units of pi times the squared radius
  const double hollow_area = kHollowTo * kHollowTo - kHollowFrom * kHollowFrom;
  if (within / hollow_area > kHollow * on_ring / ring_area) return {};
  return {static_cast<double>(std::count(found.begin(), found.end(), true)) / kSectors, on_ring};
}

// The circle on which most of the ink lies, where type or rulings hang on a ring: by sampling
// (Fischler and Bolles, RANSAC), always with the same samples.
std::optional<StampOutline> guess_ring(const std::vector<cv::Point>& pixels, double mm) {
  cv::RNG random(20240105);
  const auto any = [&] {
    return cv::Point2d(pixels[random.uniform(0, static_cast<int>(pixels.size()))]);
  };
  Circle best;
  double most = 0;
  for (int i = 0; i < kGuesses; ++i) {
    const Circle circle = circle_through(any(), any(), any());
    if (2 * circle.radius < kLeastRoundMm * mm || 2 * circle.radius > kLargestRoundMm * mm)
      continue;
    const RingInk ink = ring_ink(pixels, circle);
    if (ink.share < kClosed || ink.count <= most) continue;
    most = ink.count;
    best = circle;
  }
  if (best.radius <= 0) return std::nullopt;
  const auto side = static_cast<float>(2 * best.radius * (1 + kRingBand / 2));
  return StampOutline{true, cv::RotatedRect(cv::Point2f(best.centre), {side, side}, 0)};
}

// Along nearly all of each side there is ink.
bool follows_frame(const std::vector<cv::Point>& pixels, const Axes& axes) {
  std::array<std::array<bool, kSideSteps>, 4> sides{};
  const auto step = [](double along) {
    return std::clamp(static_cast<int>((along + 1) / 2 * kSideSteps), 0, kSideSteps - 1);
  };
  for (const cv::Point& p : pixels) {
    const cv::Point2d at = axes(p);
    if (at.x < -kRim) sides[0][static_cast<std::size_t>(step(at.y))] = true;
    if (at.x > kRim) sides[1][static_cast<std::size_t>(step(at.y))] = true;
    if (at.y < -kRim) sides[2][static_cast<std::size_t>(step(at.x))] = true;
    if (at.y > kRim) sides[3][static_cast<std::size_t>(step(at.x))] = true;
  }
  return std::all_of(sides.begin(), sides.end(), [](const std::array<bool, kSideSteps>& side) {
    const auto there = std::count(side.begin(), side.end(), true);
    return static_cast<double>(there) >= kSideClosed * kSideSteps;
  });
}

}  // namespace

std::optional<StampOutline> stamp_outline(const std::vector<cv::Point>& pixels, double mm) {
  constexpr std::size_t kFewest = 32;  // pixels; fewer outline nothing
  if (pixels.size() < kFewest) return std::nullopt;
  const cv::RotatedRect area = cv::minAreaRect(pixels);
  const double longer = std::max(area.size.width, area.size.height);
  const double shorter = std::min(area.size.width, area.size.height);
  const Axes axes(area);
  if (shorter >= kLeastRoundMm * mm && longer <= kLargestRoundMm * mm &&
      longer <= kOvalAspect * shorter && follows_ring(pixels, axes)) {
    return StampOutline{true, area};
  }
  if (shorter >= kLeastSquareMm * mm && longer <= kLargestSquareMm * mm &&
      longer <= kSquareAspect * shorter && follows_frame(pixels, axes)) {
    return StampOutline{false, area};
  }
  if (shorter < kLeastRoundMm * mm) return std::nullopt;
  return guess_ring(pixels, mm);
}

std::vector<InkPatch> ink_patches(const cv::Mat& joined, const cv::Mat& ink,
                                  const std::function<bool(const cv::Rect&, int)>& may_be_stamp) {
  cv::Mat labels;
  cv::Mat stats;
  cv::Mat centroids;
  const int count = cv::connectedComponentsWithStats(joined, labels, stats, centroids, 8, CV_32S);
  std::vector<InkPatch> patches;
  for (int i = 1; i < count; ++i) {
    const int* s = stats.ptr<int>(i);
    InkPatch patch{cv::Rect(s[0], s[1], s[2], s[3]), {}};
    if (!may_be_stamp(patch.box, s[4])) continue;
    cv::findNonZero((labels(patch.box) == i) & ink(patch.box), patch.pixels);
    for (cv::Point& p : patch.pixels) p += patch.box.tl();
    patches.push_back(std::move(patch));
  }
  return patches;
}

void fill_outline(const StampOutline& outline, double scale, double margin, unsigned char value,
                  cv::Mat* mask) {
  cv::RotatedRect area = outline.area;
  const auto factor = static_cast<float>(scale);
  const auto grown = static_cast<float>(2 * margin + scale);
  area.center = (area.center + cv::Point2f(0.5F, 0.5F)) * factor;
  area.size.width = area.size.width * factor + grown;
  area.size.height = area.size.height * factor + grown;
  cv::Mat filled(mask->size(), CV_8U, cv::Scalar(0));
  if (outline.round) {
    cv::ellipse(filled, area, cv::Scalar(value), cv::FILLED);
  } else {
    std::array<cv::Point2f, 4> corners;
    area.points(corners.data());
    std::array<cv::Point, 4> whole;
    std::transform(corners.begin(), corners.end(), whole.begin(),
                   [](const cv::Point2f& p) { return cv::Point(p); });
    cv::fillConvexPoly(filled, whole.data(), 4, cv::Scalar(value));
  }
  cv::max(*mask, filled, *mask);
}

}  // namespace gewu
