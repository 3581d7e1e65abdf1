#include "bench/outline_boxes.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace gewu::bench {

namespace {

// Coordinates are often rounded to a hundredth of a point, a line's two ends apart.
constexpr double kRounding = 0.05;  // points

struct Side {  // an upright line of an outline
  double x = 0;
  double y0 = 0;
  double y1 = 0;
  int up = 0;  // 1 or -1: which way it is walked
};

bool is_square(const Outline& outline) {
  if (outline.curved) return false;
  for (std::size_t i = 0; i < outline.points.size(); ++i) {
    const PagePoint next = outline.points[(i + 1) % outline.points.size()];
    if (!is_straight_up_or_level(outline.points[i], next)) return false;
  }
  return true;
}

PointRect bounds(const Outline& outline) {
  PointRect box{outline.points[0].x, outline.points[0].y, outline.points[0].x, outline.points[0].y};
  for (const PagePoint& p : outline.points) {
    box = {std::min(box.x0, p.x), std::min(box.y0, p.y), std::max(box.x1, p.x),
           std::max(box.y1, p.y)};
  }
  return box;
}

bool is_flat(const PointRect& box) { return box.width() < kRounding || box.height() < kRounding; }

void add_sides(const Outline& outline, std::vector<Side>* sides) {
  for (std::size_t i = 0; i < outline.points.size(); ++i) {
    const PagePoint a = outline.points[i];
    const PagePoint b = outline.points[(i + 1) % outline.points.size()];
    if (std::abs(a.y - b.y) < kRounding) continue;
    sides->push_back({(a.x + b.x) / 2, std::min(a.y, b.y), std::max(a.y, b.y), a.y < b.y ? -1 : 1});
  }
}

std::vector<double> heights_of(const std::vector<Side>& sides) {
  std::vector<double> all;
  for (const Side& side : sides) all.insert(all.end(), {side.y0, side.y1});
  std::sort(all.begin(), all.end());
  std::vector<double> apart;
  for (const double y : all) {
    if (apart.empty() || y - apart.back() > kRounding) apart.push_back(y);
  }
  return apart;
}

// The filled stretches of one level band in which no side begins or ends. `sides` by x.
void fill_band(const std::vector<Side>& sides, double top, double bottom, Winding winding,
               std::vector<PointRect>* boxes) {
  const double middle = (top + bottom) / 2;
  int turns = 0;
  double from = 0;
  for (const Side& side : sides) {
    if (middle < side.y0 || middle >= side.y1) continue;
    const auto inside = [&] { return winding == Winding::NonZero ? turns != 0 : turns % 2 != 0; };
    const bool before = inside();
    turns += side.up;
    if (!before) from = side.x;
    if (before && !inside()) boxes->push_back({from, top, side.x, bottom});
  }
}

// Most paths hold rectangles side by side, each of which stands for itself.
bool stand_apart(const std::vector<PointRect>& boxes) {
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (!intersect(boxes[i], boxes[j]).empty()) return false;
    }
  }
  return true;
}

bool is_rectangle(const Outline& outline) { return outline.points.size() <= 5; }

}  // namespace

bool is_straight_up_or_level(PagePoint a, PagePoint b) {
  return std::abs(a.x - b.x) < kRounding || std::abs(a.y - b.y) < kRounding;
}

std::vector<PointRect> boxes_of(const std::vector<Outline>& outlines, Winding winding) {
  std::vector<PointRect> boxes;
  std::vector<PointRect> whole;
  std::vector<Side> sides;
  bool rectangles = true;
  for (const Outline& outline : outlines) {
    if (outline.points.size() < 2) continue;
    if (!is_square(outline)) return {};
    const PointRect box = bounds(outline);
    if (is_flat(box)) {
      boxes.push_back(box);
      continue;
    }
    rectangles = rectangles && is_rectangle(outline);
    whole.push_back(box);
    add_sides(outline, &sides);
  }
  if (rectangles && stand_apart(whole)) {
    boxes.insert(boxes.end(), whole.begin(), whole.end());
    return boxes;
  }
  std::sort(sides.begin(), sides.end(), [](const Side& a, const Side& b) { return a.x < b.x; });
  const std::vector<double> heights = heights_of(sides);
  for (std::size_t i = 1; i < heights.size(); ++i) {
    fill_band(sides, heights[i - 1], heights[i], winding, &boxes);
  }
  return boxes;
}

}  // namespace gewu::bench
