// Pixels of a PDF page. Includes Poppler's headers: only for the .cc files of this folder that
// talk to Poppler.
#pragma once

#include <memory>

#include "base/image.h"
#include "ingest/glyph_shapes.h"

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

  /// The same without its text: ruling lines, fills and pictures.
  Image draw_lines(int number, double dpi, bool colour);

  /// What the glyphs of the page drawn last look like.
  std::map<GlyphSource, GlyphShape> take_shapes() { return std::exchange(shapes_, {}); }

  /// The pixels of the scan that is the whole of page `number`, as displayed; see ScanImageDevice.
  /// Empty if they cannot be had.
  Image take_scan(int number, int scan_image, bool colour);

 private:
  ShapeRaster& device(bool colour);
  SplashOutputDev& line_device(bool colour);

  PDFDoc* document_;
  std::map<GlyphSource, GlyphShape> shapes_;
  std::unique_ptr<ShapeRaster> grey_;
  std::unique_ptr<ShapeRaster> rgb_;
  std::unique_ptr<SplashOutputDev> grey_lines_;
  std::unique_ptr<SplashOutputDev> rgb_lines_;
};

}  // namespace gewu
