#include "ocr/ink/ink_region.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "layout/page/cv_rect.h"

namespace gewu {

namespace {

// No decimal point is smaller (em).
constexpr double kLeastPoint = 0.09;

}  // namespace

void note_erased(const PixelRect& speck, InkRegion* region) {
  if (std::max(speck.width(), speck.height()) >= kLeastPoint * region->em) {
    region->erased.push_back(speck);
  }
}

void erase_piece(const InkPiece& piece, InkRegion* region) {
  cv::Mat labels = region->labels(cv_rect(piece.box));
  const cv::Mat mask = labels == piece.label;
  // The grey rim belongs to the piece as well.
  const PixelRect whole{0, 0, region->grey.cols, region->grey.rows};
  const PixelRect rim =
      intersect({piece.box.x0 - 1, piece.box.y0 - 1, piece.box.x1 + 1, piece.box.y1 + 1}, whole);
  cv::Mat wide(rim.height(), rim.width(), CV_8U, cv::Scalar(0));
  mask.copyTo(wide(cv::Rect(piece.box.x0 - rim.x0, piece.box.y0 - rim.y0, piece.box.width(),
                            piece.box.height())));
  cv::dilate(wide, wide, cv::Mat::ones(3, 3, CV_8U));
  labels.setTo(0, mask);
  wide.setTo(0, region->labels(cv_rect(rim)) != 0);
  region->grey(cv_rect(rim)).setTo(region->paper, wide);
}

PixelRect ink_bounds(const InkRegion& region) {
  PixelRect bounds;
  for (const InkPiece& piece : region.pieces) bounds = unite(bounds, piece.box);
  return bounds;
}

}  // namespace gewu
