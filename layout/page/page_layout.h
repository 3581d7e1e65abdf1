// A page made upright and clean.
#pragma once

#include "base/geometry.h"
#include "base/image.h"

namespace gewu {

/// Maps between the upright image and the page as displayed: a turn by a multiple of 90 degrees, a
/// small rotation (skew), a scale. Exact for a flat scan; for a photo `homography` stands in.
struct UprightTransform {
  /// Row-major 3x3, upright pixel -> page unit.
  double page_from_upright[9] = {1, 0, 0, 0, 1, 0, 0, 0, 1};
  double upright_from_page[9] = {1, 0, 0, 0, 1, 0, 0, 0, 1};

  PagePoint to_page(double px, double py) const;
  PagePoint to_upright(double x, double y) const;  ///< result in pixels of the upright image
  PointRect to_page(const PixelRect& rect) const;  ///< bounding box of the four corners
  PixelRect to_upright(const PointRect& rect) const;
};

/// What ink looks like on this page; by it a blank cell is told from a noisy one.
struct InkStats {
  int paper = 255;          ///< grey level of the paper
  int ink = 0;              ///< grey level of printed strokes
  int threshold = 128;      ///< below: ink
  double noise_sigma = 0;   ///< of the paper, grey levels
  double stroke_width = 0;  ///< median width of strokes, pixels
  double text_height = 0;   ///< typical height of a character, pixels; 0 if unknown
};

/// What a pixel of PageLayout::under_seal says; anything above 0 may hide a ruling.
using SealMark = unsigned char;
/// As large as a stamp, but not of its shape.
inline constexpr SealMark kColouredPatch = 64;
/// Inside the outline of a stamp.
inline constexpr SealMark kUnderSeal = 128;
/// ... of one in grey ink, which fades less cleanly than a coloured one.
inline constexpr SealMark kUnderGreySeal = 160;
/// ... and its ink looks like print.
inline constexpr SealMark kDoubtfulUnderSeal = 192;
/// A stamp's ink, which hides what was printed.
inline constexpr SealMark kHiddenBySeal = 255;

/// The page, upright: text runs left to right, rows are horizontal.
struct PageLayout {
  Image grey;    ///< upright, grey, seals and shading taken out, contrast as scanned
  Image binary;  ///< the same, 0 ink / 255 paper, locally thresholded
  /// Grey without text, where the page could be drawn so (PDF); else empty: then rulings are looked
  /// for among the text.
  Image lines;
  /// Where a stamp covered the page: a SealMark, 0 elsewhere; empty if nowhere.
  Image under_seal;
  double dpi = 0;   ///< of the upright image
  int turned = 0;   ///< see PageResult
  double skew = 0;  ///< see PageResult
  InkStats ink;
  UprightTransform transform;
};

}  // namespace gewu
