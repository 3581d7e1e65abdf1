// What a PDF page draws, as upright rectangles in exact coordinates. Free of Poppler's headers.
//
// This is the raw material of the witness (scripts/bench witness): it shares nothing with layout/
// and tablegrid/, which look at pixels.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "base/result.h"

namespace gewu::bench {

/// A level or upright rectangle that was painted, cut to the clip's bounds.
struct DrawnMark {
  PointRect box;         ///< page as displayed; never thinner than kHairline
  double lightness = 0;  ///< 0 black .. 1 white
};

/// A line of no width is drawn one pixel wide by a device: taken as this many points.
inline constexpr double kHairline = 0.24;  // a pixel at 300 dpi

class DrawnDocument {
 public:
  virtual ~DrawnDocument() = default;
  virtual int page_count() const = 0;

  /// The marks of a page (1-based) in the order of painting: straight level and upright strokes
  /// (dashed ones as if they were whole), fills whose outlines run level and upright, and images
  /// (as white: they hide what lies beneath). Left out: whatever is slanting or curved, patterns
  /// and shadings, paint that is more than half transparent, text.
  virtual std::vector<DrawnMark> marks(int page) = 0;
};

/// Errors: Damaged.
Result<std::unique_ptr<DrawnDocument>> open_drawn(const std::string& path);

}  // namespace gewu::bench
