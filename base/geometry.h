// Rectangles, with the coordinate frame in the type so that frames cannot be mixed up.
#pragma once

#include <algorithm>
#include <cmath>

namespace gewu {

/// A point of a page as displayed: origin top left, y downwards, unit 1/72 inch (PDF point) after
/// /Rotate and the crop box were applied. For an image file the unit is one pixel of that image.
struct PagePoint {
  double x = 0;
  double y = 0;
};

/// An axis-parallel rectangle in the frame of PagePoint; x0 <= x1 and y0 <= y1 unless empty.
struct PointRect {
  double x0 = 0;
  double y0 = 0;
  double x1 = 0;
  double y1 = 0;

  double width() const { return x1 - x0; }
  double height() const { return y1 - y0; }
  double area() const { return empty() ? 0 : width() * height(); }
  bool empty() const { return x1 <= x0 || y1 <= y0; }
  PagePoint centre() const { return {(x0 + x1) / 2, (y0 + y1) / 2}; }
  bool contains(PagePoint p) const { return p.x >= x0 && p.x < x1 && p.y >= y0 && p.y < y1; }
  friend bool operator==(const PointRect&, const PointRect&) = default;
};

/// A half-open rectangle of whole pixels, [x0, x1) x [y0, y1), in the frame of the image that the
/// name of the variable or field tells (a page's upright image unless said otherwise).
struct PixelRect {
  int x0 = 0;
  int y0 = 0;
  int x1 = 0;
  int y1 = 0;

  int width() const { return x1 - x0; }
  int height() const { return y1 - y0; }
  bool empty() const { return x1 <= x0 || y1 <= y0; }
  friend bool operator==(const PixelRect&, const PixelRect&) = default;
};

template <typename Rect>
Rect intersect(const Rect& a, const Rect& b) {
  return {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
}

/// The smallest rectangle that holds both; an empty one counts as absent.
template <typename Rect>
Rect unite(const Rect& a, const Rect& b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

}  // namespace gewu
