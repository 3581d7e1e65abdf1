#include <algorithm>
#include <cmath>

#include "layout/page/page_layout.h"

namespace gewu {
namespace {

PagePoint apply(const double (&m)[9], double x, double y) {
  const double w = m[6] * x + m[7] * y + m[8];
  return {(m[0] * x + m[1] * y + m[2]) / w, (m[3] * x + m[4] * y + m[5]) / w};
}

PointRect bounds(const double (&m)[9], const PointRect& rect) {
  const PagePoint corners[] = {apply(m, rect.x0, rect.y0), apply(m, rect.x1, rect.y0),
                               apply(m, rect.x0, rect.y1), apply(m, rect.x1, rect.y1)};
  PointRect box{corners[0].x, corners[0].y, corners[0].x, corners[0].y};
  for (const PagePoint& p : corners) {
    box = {std::min(box.x0, p.x), std::min(box.y0, p.y), std::max(box.x1, p.x),
           std::max(box.y1, p.y)};
  }
  return box;
}

}  // namespace

PagePoint UprightTransform::to_page(double px, double py) const {
  return apply(page_from_upright, px, py);
}

PagePoint UprightTransform::to_upright(double x, double y) const {
  return apply(upright_from_page, x, y);
}

PointRect UprightTransform::to_page(const PixelRect& rect) const {
  return bounds(page_from_upright, {static_cast<double>(rect.x0), static_cast<double>(rect.y0),
                                    static_cast<double>(rect.x1), static_cast<double>(rect.y1)});
}

PixelRect UprightTransform::to_upright(const PointRect& rect) const {
  const PointRect box = bounds(upright_from_page, rect);
  // A hair of tolerance, so that 3.0000000001 is pixel 3 and not 4.
  constexpr double kHair = 1e-6;
  return {static_cast<int>(std::floor(box.x0 + kHair)),
          static_cast<int>(std::floor(box.y0 + kHair)), static_cast<int>(std::ceil(box.x1 - kHair)),
          static_cast<int>(std::ceil(box.y1 - kHair))};
}

}  // namespace gewu
