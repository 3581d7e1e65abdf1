// Pixels of a PDF page. Includes Poppler's headers: only for the .cc files of this folder that
// talk to Poppler.
#pragma once

#include <SplashOutputDev.h>

#include <memory>

#include "base/image.h"

class PDFDoc;

namespace gewu {

/// The size in pixels that Poppler gives a page length of `points` at `dpi`.
int raster_length(double points, double dpi);

/// Draws pages of one document. The devices are kept, since they cache fonts over pages.
class PdfRaster {
 public:
  /// `document` must outlive this.
  explicit PdfRaster(PDFDoc* document) : document_(document) {}

  /// Draws the crop box of page `number` as displayed, in grey or in RGB, on white. Empty if
  /// Poppler could not draw it.
  Image draw(int number, double dpi, bool colour);

  /// The pixels of the scan that is the whole of page `number`, as displayed; see ScanImageDevice.
  /// Empty if they cannot be had.
  Image take_scan(int number, int scan_image, bool colour);

 private:
  SplashOutputDev& device(bool colour);

  PDFDoc* document_;
  std::unique_ptr<SplashOutputDev> grey_;
  std::unique_ptr<SplashOutputDev> rgb_;
};

}  // namespace gewu
