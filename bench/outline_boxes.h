// Filled outlines that run level and upright, cut into rectangles.
#pragma once

#include <vector>

#include "base/geometry.h"

namespace gewu::bench {

/// One closed line of a path; its last point is joined to the first.
struct Outline {
  std::vector<PagePoint> points;
  bool curved = false;
};

/// How the inside of several outlines is told from the outside.
enum class Winding { NonZero, EvenOdd };

/// Whether a line goes straight up or along, to within what a writer's rounding may bend it.
bool is_straight_up_or_level(PagePoint a, PagePoint b);

/// Rectangles that cover the inside of `outlines` without overlap; an outline without area gives
/// one of no width. Empty if any of them is curved or slanting.
std::vector<PointRect> boxes_of(const std::vector<Outline>& outlines, Winding winding);

}  // namespace gewu::bench
