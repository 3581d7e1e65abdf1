// The shape of a stamp among patches of ink.
#pragma once

#include <functional>
#include <opencv2/core.hpp>
#include <optional>
#include <vector>

namespace gewu {

/// Connected ink.
struct InkPatch {
  cv::Rect box;
  std::vector<cv::Point> pixels;
};

/// The patches of `joined` that may be stamps by their box and their number of pixels, each with
/// those of its pixels that are set in `ink`. Both are masks of one size.
std::vector<InkPatch> ink_patches(const cv::Mat& joined, const cv::Mat& ink,
                                  const std::function<bool(const cv::Rect&, int)>& may_be_stamp);

struct StampOutline {
  bool round = true;     ///< else a frame
  cv::RotatedRect area;  ///< of the ellipse or the frame, in the pixels asked about
};

/// The outline, if the pixels of one connected patch follow a closed ring or a square frame of the
/// size of an office's or a person's stamp. `mm`: pixels to a millimetre.
std::optional<StampOutline> stamp_outline(const std::vector<cv::Point>& pixels, double mm);

/// Fills the outline, grown by `margin` and enlarged by `scale`, where the mask is lower yet.
void fill_outline(const StampOutline& outline, double scale, double margin, unsigned char value,
                  cv::Mat* mask);

}  // namespace gewu
