#include "bench/drawn_marks.h"

#include <GfxState.h>
#include <OutputDev.h>
#include <PDFDoc.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "bench/outline_boxes.h"
#include "ingest/poppler_library.h"

namespace gewu::bench {

namespace {

constexpr double kPointsPerInch = 72;  // then device space is the frame of the page as displayed
constexpr double kHalfSeen = 0.5;      // opacity from which a paint counts
constexpr double kWhite = 1;

double lightness_of(const GfxRGB& colour) {
  constexpr double kRed = 0.299, kGreen = 0.587, kBlue = 0.114;  // ITU-R BT.601
  return kRed * colToDbl(colour.r) + kGreen * colToDbl(colour.g) + kBlue * colToDbl(colour.b);
}

PointRect around(PagePoint a, PagePoint b, double half) {
  return {std::min(a.x, b.x) - half, std::min(a.y, b.y) - half, std::max(a.x, b.x) + half,
          std::max(a.y, b.y) + half};
}

// A stroke ends where its path ends: half its width is added to the sides only.
PointRect stroke_box(PagePoint a, PagePoint b, double width) {
  const double half = std::max(width, kHairline) / 2;
  PointRect box = around(a, b, 0);
  if (box.height() < box.width()) {
    box.y0 -= half;
    box.y1 += half;
  } else {
    box.x0 -= half;
    box.x1 += half;
  }
  return box;
}

class MarkDevice : public OutputDev {
 public:
  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  bool useTilingPatternFill() override { return true; }
  bool useShadedFills(int /*type*/) override { return true; }

  bool tilingPatternFill(GfxState* /*state*/, Gfx* /*gfx*/, Catalog* /*catalog*/,
                         GfxTilingPattern* /*pattern*/, const double* /*matrix*/, int /*x0*/,
                         int /*y0*/, int /*x1*/, int /*y1*/, double /*x_step*/,
                         double /*y_step*/) override {
    return true;
  }
  bool functionShadedFill(GfxState* /*state*/, GfxFunctionShading* /*shading*/) override {
    return true;
  }
  bool axialShadedFill(GfxState* /*state*/, GfxAxialShading* /*shading*/, double /*t_min*/,
                       double /*t_max*/) override {
    return true;
  }
  bool radialShadedFill(GfxState* /*state*/, GfxRadialShading* /*shading*/, double /*s_min*/,
                        double /*s_max*/) override {
    return true;
  }
  bool gouraudTriangleShadedFill(GfxState* /*state*/,
                                 GfxGouraudTriangleShading* /*shading*/) override {
    return true;
  }
  bool patchMeshShadedFill(GfxState* /*state*/, GfxPatchMeshShading* /*shading*/) override {
    return true;
  }

  void stroke(GfxState* state) override {
    if (state->getStrokeOpacity() < kHalfSeen) return;
    GfxRGB colour;
    state->getStrokeRGB(&colour);
    const double width = state->getTransformedLineWidth();
    for (const Outline& line : outlines(state)) {
      for (std::size_t i = 1; i < line.points.size(); ++i) {
        const PagePoint a = line.points[i - 1];
        const PagePoint b = line.points[i];
        if (!is_straight_up_or_level(a, b)) continue;
        add(state, stroke_box(a, b, width), lightness_of(colour));
      }
    }
  }

  void fill(GfxState* state) override { fill_outlines(state, Winding::NonZero); }
  void eoFill(GfxState* state) override { fill_outlines(state, Winding::EvenOdd); }

  void drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                 GfxImageColorMap* colour_map, bool interpolate, const int* mask_colours,
                 bool inline_image) override {
    const double* m = state->getCTM();  // an image fills the unit square
    if (mask_colours == nullptr && state->getFillOpacity() >= kHalfSeen) {
      add(state, around({m[4], m[5]}, {m[4] + m[0] + m[2], m[5] + m[1] + m[3]}, 0), kWhite);
    }
    OutputDev::drawImage(state, ref, stream, width, height, colour_map, interpolate, mask_colours,
                         inline_image);
  }

  std::vector<DrawnMark> take() { return std::move(marks_); }

 private:
  // Of the current path, in the page's frame; a curve makes its outline useless.
  static std::vector<Outline> outlines(GfxState* state) {
    std::vector<Outline> found;
    const GfxPath* path = state->getPath();
    for (int i = 0; i < path->getNumSubpaths(); ++i) {
      const GfxSubpath* part = path->getSubpath(i);
      Outline outline;
      for (int j = 0; j < part->getNumPoints(); ++j) {
        PagePoint p;
        state->transform(part->getX(j), part->getY(j), &p.x, &p.y);
        outline.points.push_back(p);
        outline.curved = outline.curved || part->getCurve(j);
      }
      found.push_back(std::move(outline));
    }
    return found;
  }

  void fill_outlines(GfxState* state, Winding winding) {
    if (state->getFillOpacity() < kHalfSeen) return;
    GfxRGB colour;
    state->getFillRGB(&colour);
    for (const PointRect& box : boxes_of(outlines(state), winding)) {
      const PointRect thick = around({box.x0, box.y0}, {box.x1, box.y1}, 0);
      add(state, at_least_a_hairline(thick), lightness_of(colour));
    }
  }

  static PointRect at_least_a_hairline(PointRect box) {
    const double across = std::max(0.0, kHairline - box.width()) / 2;
    const double along = std::max(0.0, kHairline - box.height()) / 2;
    return {box.x0 - across, box.y0 - along, box.x1 + across, box.y1 + along};
  }

  void add(GfxState* state, const PointRect& box, double lightness) {
    PointRect clip;
    state->getClipBBox(&clip.x0, &clip.y0, &clip.x1, &clip.y1);
    const PointRect seen = intersect(box, clip);
    if (!seen.empty()) marks_.push_back({seen, lightness});
  }

  std::vector<DrawnMark> marks_;
};

class OpenDocument : public DrawnDocument {
 public:
  explicit OpenDocument(std::unique_ptr<PDFDoc> document) : document_(std::move(document)) {}

  int page_count() const override { return document_->getNumPages(); }

  std::vector<DrawnMark> marks(int page) override {
    MarkDevice device;
    document_->displayPage(&device, page, kPointsPerInch, kPointsPerInch, 0, false, true, false);
    return device.take();
  }

 private:
  std::unique_ptr<PDFDoc> document_;
};

}  // namespace

Result<std::unique_ptr<DrawnDocument>> open_drawn(const std::string& path) {
  start_poppler();
  auto document = std::make_unique<PDFDoc>(std::make_unique<GooString>(path));
  if (!document->isOk()) return Error{ErrorCode::Damaged, "the PDF cannot be opened", "", path};
  return std::unique_ptr<DrawnDocument>(std::make_unique<OpenDocument>(std::move(document)));
}

}  // namespace gewu::bench
