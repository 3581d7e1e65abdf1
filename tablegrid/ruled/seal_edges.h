// Boundaries of cells that a stamp hides.
#pragma once

#include <vector>

#include "base/image.h"

namespace gewu {

/// Shares of a straight line across or down the page.
struct SealCover {
  double touched = 0;  ///< under a stamp or a coloured patch
  double hidden = 0;   ///< under ink that hides what was printed
};

/// `seal`: see PageLayout::under_seal; null or empty: no stamp.
SealCover seal_cover(const Image* seal, double x0, double y0, double x1, double y1);

/// Threshold of a boundary that nothing shows of.
inline constexpr double kUnseen = -1;

/// The share of a boundary that must be ruled, where `usual` is that of one without a stamp: what
/// is hidden counts neither way. kUnseen where too little is left to tell.
double threshold_under_seal(double usual, const SealCover& cover);

/// Unseen boundaries are as their neighbours on the same line: a ruling that leads into a stamp's
/// ink on both sides goes on below it. Both lists: [line][place along it].
void carry_on_under_seals(const std::vector<std::vector<double>>& thresholds,
                          std::vector<std::vector<double>>* cover);

}  // namespace gewu
