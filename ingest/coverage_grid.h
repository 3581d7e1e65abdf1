// How much of a page a set of overlapping boxes covers, to about a percent.
#pragma once

#include <bitset>

#include "base/geometry.h"

namespace gewu {

/// Marks boxes on a grid of equal cells laid over a page; overlaps count once. Scans are often cut
/// into strips, or drawn twice, so adding areas up would not do.
class CoverageGrid {
 public:
  CoverageGrid() = default;
  explicit CoverageGrid(const PointRect& page) : page_(page) {}

  /// Marks the cells whose centre lies in `box`.
  void add(const PointRect& box);

  /// Share of cells marked, 0..1.
  double share() const;

 private:
  static constexpr int kSide = 100;
  PointRect page_;
  std::bitset<static_cast<std::size_t>(kSide) * kSide> marked_;
};

}  // namespace gewu
