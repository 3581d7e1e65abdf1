// A part of the upright page, cut out and freed of what is not its text.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "base/geometry.h"
#include "ocr/ink/ink_pieces.h"
#include "ocr/ink/page_ink.h"

namespace gewu {

/// For .cc files and headers inside ocr/ only (it shows cv::Mat).
struct InkRegion {
  PixelRect box;   ///< where it lies, upright pixels
  cv::Mat grey;    ///< 8 bit; paper where a remnant of a rule or a speck was taken out
  cv::Mat labels;  ///< 32 bit: 0 paper, else the label of a piece in `pieces`
  std::vector<InkPiece> pieces;
  int paper = 255;                ///< grey level of the paper in this region
  double em = 0;                  ///< height of a character here, pixels; never 0
  std::vector<PixelRect> erased;  ///< specks that were taken out, as large as a decimal point
  bool peppered = false;          ///< see PageInk
  bool may_lack_sign = false;     ///< a pale sign before the text may have been left out
  int largest = 0;                ///< larger side of the largest piece but remnants of rules
};

enum class Border {
  Ruled,  ///< a cell: ruling lines run along the border
  Open,   ///< a part of a page
};

/// Notes a speck that is taken out, if a decimal point could be so large.
void note_erased(const PixelRect& speck, InkRegion* region);

/// Takes a piece out: its pixels become paper and its label 0. It stays in `pieces`.
void erase_piece(const InkPiece& piece, InkRegion* region);

/// The bounding box of all pieces, region pixels; empty if there is none.
PixelRect ink_bounds(const InkRegion& region);

}  // namespace gewu
