// One pass over a PDF page without pixels: its glyphs, and what a raster of it will need.
// Includes Poppler's headers: only for the .cc files of this folder that talk to Poppler.
#pragma once

#include <OutputDev.h>

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "ingest/coverage_grid.h"
#include "ingest/pdf_font.h"
#include "ingest/text_covers.h"
#include "ingest/types/page.h"

class GfxColorSpace;

namespace gewu {

/// What the pass found. Boxes are in the frame of the page as displayed.
struct PageScan {
  TextLayer text;
  bool may_have_colour = false;  ///< something that is not grey is painted, or could be
  double raster_coverage = 0;    ///< share of the page under drawn images
  bool has_images = false;
  int outlines = 0;              ///< stroked or filled, which rulings may be among
  int scan_image = 0;            ///< the one image that is the whole page (its number among those
                                 ///< given to drawImage, from 1); 0: there is more to see
  double scan_dpi = 0;           ///< resolution of the images that make up the page; 0: none do
  bool lost_image = false;       ///< a JPEG of which nothing comes out
  bool too_many_glyphs = false;  ///< the pass was given up
};

/// Collects a PageScan while Poppler interprets a page at 72 dpi, so that device space is the frame
/// of the page as displayed. Text is not looked at for pixels; hidden text is kept and flagged.
class PageScanDevice : public OutputDev {
 public:
  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  bool useTilingPatternFill() override { return true; }
  bool useShadedFills(int /*type*/) override { return true; }

  void startPage(int number, GfxState* state, XRef* xref) override;
  void endPage() override;

  void stroke(GfxState* state) override;
  void fill(GfxState* state) override;
  void eoFill(GfxState* state) override;
  bool tilingPatternFill(GfxState* state, Gfx* gfx, Catalog* catalog, GfxTilingPattern* pattern,
                         const double* matrix, int x0, int y0, int x1, int y1, double x_step,
                         double y_step) override;
  bool functionShadedFill(GfxState* state, GfxFunctionShading* shading) override;
  bool axialShadedFill(GfxState* state, GfxAxialShading* shading, double t_min,
                       double t_max) override;
  bool radialShadedFill(GfxState* state, GfxRadialShading* shading, double s_min,
                        double s_max) override;
  bool gouraudTriangleShadedFill(GfxState* state, GfxGouraudTriangleShading* shading) override;
  bool patchMeshShadedFill(GfxState* state, GfxPatchMeshShading* shading) override;

  void beginString(GfxState* state, const GooString* string) override;
  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x,
                double origin_y, CharCode code, int bytes, const Unicode* unicode,
                int unicode_count) override;

  void drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height,
                     bool invert, bool interpolate, bool inline_image) override;
  void drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                 GfxImageColorMap* colour_map, bool interpolate, const int* mask_colours,
                 bool inline_image) override;
  void drawMaskedImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                       GfxImageColorMap* colour_map, bool interpolate, Stream* mask_stream,
                       int mask_width, int mask_height, bool mask_invert,
                       bool mask_interpolate) override;
  void drawSoftMaskedImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                           GfxImageColorMap* colour_map, bool interpolate, Stream* mask_stream,
                           int mask_width, int mask_height, GfxImageColorMap* mask_colour_map,
                           bool mask_interpolate) override;

  void setSoftMask(GfxState* state, const double* box, bool alpha, Function* transfer,
                   GfxColor* backdrop) override;
  void beginTransparencyGroup(GfxState* state, const double* box, GfxColorSpace* space,
                              bool isolated, bool knockout, bool for_soft_mask) override;

  /// True once the pass should be given up; for Poppler's abort callback.
  bool gave_up() const { return scan_.too_many_glyphs; }
  PageScan take() { return std::move(scan_); }

 private:
  void note_fill_colour(GfxState* state);
  void note_stroke_colour(GfxState* state);
  bool note_unseen_paint();
  void note_image_colour(GfxImageColorMap* colour_map);
  void note_lost_image(Stream* stream);
  void note_image(GfxState* state, int width, int height, bool opaque);
  void note_resolution(double area, double pixels_per_point);
  void note_scan(GfxState* state, const PointRect& drawn, const PointRect& seen, int width);
  const FontFacts& font_of(GfxState* state);
  void add_glyphs(const Glyph& whole, const Unicode* unicode, int count);
  void note_cover(GfxState* state);
  void count_outlines(GfxState* state);

  char32_t named_by_string(const FontFacts& font, int bytes);

  PageScan scan_;
  XRef* xref_ = nullptr;
  std::string string_;     ///< being shown
  std::size_t shown_ = 0;  ///< bytes of it
  PointRect page_;
  CoverageGrid coverage_;
  double largest_image_ = 0;  ///< page units squared
  int images_ = 0;            ///< given to drawImage so far
  bool blended_ = false;      ///< soft masks or groups: what is seen is not what is drawn
  TextCovers covers_;
  std::unordered_map<long long, FontFacts> fonts_;
};

}  // namespace gewu
