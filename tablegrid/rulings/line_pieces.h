// Straight pieces of ink.
#pragma once

#include <vector>

#include "layout/ink/bitmap.h"

namespace gewu {

/// One inked piece of a level line, with what a straight fit needs. Pixels of the map it lies in.
struct Piece {
  double from = 0, to = 0;   ///< along
  double low = 0, high = 0;  ///< extent across
  double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0, syy = 0;
  double flank = 0;  ///< share of the length with ink beside it
  bool dotted = false;

  void add(const Run& run);
  double length() const { return to - from; }
  double thickness() const { return n / length(); }
  double slope() const;
  double across_at(double x) const;
  /// Root of the mean square distance of its pixels from the fitted line.
  double spread() const;
};

/// The pieces of ink that hang together. What is not straight to within `tolerance` pixels, such as
/// a ruling and a slanting line that leave each other at a small angle, is taken apart into
/// straight pieces. Runs as runs_of() gives them.
std::vector<Piece> pieces_of(const std::vector<Run>& runs, double tolerance);

}  // namespace gewu
