// A scanned page taken over from its PDF pixel by pixel. Includes Poppler's headers: only for the
// .cc files of this folder that talk to Poppler.
#pragma once

#include <OutputDev.h>

#include "base/geometry.h"
#include "base/image.h"

namespace gewu {

/// Decodes one image that a page draws, without resampling it, turned and mirrored as the page
/// shows it. Poppler's own raster would stretch a scan by a pixel, which blurs it, and takes three
/// times as long. Display the page at 72 dpi with this device, then take().
class ScanImageDevice : public OutputDev {
 public:
  /// `wanted` is PageScan::scan_image. In colour only if `colour`.
  ScanImageDevice(int wanted, bool colour) : wanted_(wanted), colour_(colour) {}

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  bool useTilingPatternFill() override { return true; }
  bool tilingPatternFill(GfxState* /*state*/, Gfx* /*gfx*/, Catalog* /*catalog*/,
                         GfxTilingPattern* /*pattern*/, const double* /*matrix*/, int /*x0*/,
                         int /*y0*/, int /*x1*/, int /*y1*/, double /*x_step*/,
                         double /*y_step*/) override {
    return true;
  }

  void drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                 GfxImageColorMap* colour_map, bool interpolate, const int* mask_colours,
                 bool inline_image) override;
  void drawMaskedImage(GfxState* /*state*/, Object* /*ref*/, Stream* /*stream*/, int /*width*/,
                       int /*height*/, GfxImageColorMap* /*colour_map*/, bool /*interpolate*/,
                       Stream* /*mask_stream*/, int /*mask_width*/, int /*mask_height*/,
                       bool /*mask_invert*/, bool /*mask_interpolate*/) override {}
  void drawSoftMaskedImage(GfxState* /*state*/, Object* /*ref*/, Stream* /*stream*/, int /*width*/,
                           int /*height*/, GfxImageColorMap* /*colour_map*/, bool /*interpolate*/,
                           Stream* /*mask_stream*/, int /*mask_width*/, int /*mask_height*/,
                           GfxImageColorMap* /*mask_colour_map*/,
                           bool /*mask_interpolate*/) override {}

  /// The image as displayed; empty if it was not found or could not be decoded.
  Image take() { return std::move(image_); }

 private:
  int wanted_;
  bool colour_;
  int seen_ = 0;
  Image image_;
};

/// How the rows and columns of an image that fills the unit square of `matrix` (a PDF image matrix
/// in the frame of the displayed page, y downwards) lie on the page.
struct ImagePlacement {
  bool upright = false;     ///< its sides are parallel to the page's; the rest counts only then
  bool transposed = false;  ///< its rows run down the page
  bool right_to_left = false;
  bool bottom_to_top = false;
};

ImagePlacement placement_of(const double matrix[6]);

/// Turns and mirrors `stored` as `placement` tells.
Image place(Image stored, const ImagePlacement& placement);

}  // namespace gewu
