// Connected pieces of ink.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "base/geometry.h"

namespace gewu {

/// A connected piece of ink; `box` in pixels of the region.
struct InkPiece {
  PixelRect box;
  int label = 0;        ///< in InkRegion::labels
  int area = 0;         ///< pixels
  bool broken = false;  ///< a fragment of a thin stroke that came apart, not a speck
};

/// The connected pieces of `mask` (255 ink), 8 neighbours each; fills `labels` (32 bit, 0 paper).
/// Their labels ascend from 1, as cv::connectedComponentsWithStats gives them, which takes three
/// times as long on the sparse masks of print.
std::vector<InkPiece> find_pieces(const cv::Mat& mask, cv::Mat* labels);

/// The longer side of its box, pixels.
int larger_side(const InkPiece& piece);

/// No point is larger, and none stands farther from a character across the line (em).
inline constexpr double kPointSize = 0.14;
inline constexpr double kPointReachAcross = 0.55;

/// Whether two boxes are at most `reach` (em) apart across, and as near as a point to its line
/// along the page.
bool are_near(const PixelRect& a, const PixelRect& b, double reach, double em);

/// Whether two small boxes stand upon each other as the points of a colon do. `em`: height of a
/// character, pixels.
bool are_colon_points(const PixelRect& a, const PixelRect& b, double em);

/// 255 where `labels` name one of the pieces.
cv::Mat mask_of(const std::vector<InkPiece>& pieces, const cv::Mat& labels);

}  // namespace gewu
