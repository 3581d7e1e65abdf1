// What anybody gets from Tesseract without further work: the ground that Gewu's reading is held to.
#pragma once

#include <memory>
#include <string>

#include "base/geometry.h"
#include "base/image.h"
#include "base/result.h"

namespace gewu::bench {

/// `tesseract -l chi_sim --psm 6` on the image of one cell: its data, its own thresholding and
/// line finding, nothing of ours but the box and the straightened page.
class PlainTesseract {
 public:
  static Result<std::unique_ptr<PlainTesseract>> open();
  ~PlainTesseract();
  PlainTesseract(const PlainTesseract&) = delete;
  PlainTesseract& operator=(const PlainTesseract&) = delete;

  /// The text in `box` (pixels of `grey`, cut a little smaller so that no rule is in it). UTF-8.
  std::string read(const Image& grey, const PixelRect& box);

 private:
  struct Engine;
  explicit PlainTesseract(std::unique_ptr<Engine> engine);
  std::unique_ptr<Engine> engine_;
};

}  // namespace gewu::bench
