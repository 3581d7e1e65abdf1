// Between a page as displayed and the same page turned so that it reads upright.
#pragma once

#include <algorithm>

#include "base/geometry.h"

namespace gewu {

/// A page's frame: its size as displayed, and by how many degrees clockwise (0, 90, 180, 270) it
/// has to be turned to read upright. The upright frame, too, has its origin top left.
struct PageTurn {
  double width = 0;
  double height = 0;
  int degrees = 0;

  double upright_width() const { return degrees % 180 == 0 ? width : height; }
  double upright_height() const { return degrees % 180 == 0 ? height : width; }

  PagePoint upright(PagePoint p) const {
    switch (degrees) {
      case 90:
        return {height - p.y, p.x};
      case 180:
        return {width - p.x, height - p.y};
      case 270:
        return {p.y, width - p.x};
      default:
        return p;
    }
  }

  PointRect upright(const PointRect& r) const {
    const PagePoint a = upright(PagePoint{r.x0, r.y0});
    const PagePoint b = upright(PagePoint{r.x1, r.y1});
    return {std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)};
  }

  /// From the upright frame to that of the page as displayed.
  PageTurn back() const { return {upright_width(), upright_height(), (360 - degrees) % 360}; }
};

}  // namespace gewu
