#include "ocr/layer/layer_check.h"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>

#include "base/text.h"
#include "layout/ink/blank.h"
#include "layout/page/cv_rect.h"
#include "layout/page/mat.h"
#include "ocr/cut/cut_region.h"

namespace gewu {

namespace {

// Share of the glyphs that may lie on no ink, and of the ink that may lie under no glyph.
constexpr double kGlyphsWithoutInk = 0.2;
constexpr double kInkWithoutGlyphs = 0.2;
constexpr double kReach = 0.2;  // em by which ink may reach over a glyph's box
// Plain agreement: ink fills at least this share of every glyph's box (a full stop some 2 %), and
// outside all boxes lies less than this share of the ink.
constexpr double kLeastFill = 0.008;
constexpr double kStrayInk = 0.05;
// The stroke across a head cell: how far from the line between the corners (pixels, or this share
// of its length) its ink lies, how much of the stray ink it is, and how much of its length is left
// between the glyphs.
constexpr double kDiagonalReach = 3;
constexpr double kDiagonalSpread = 0.03;
constexpr double kMostlyDiagonal = 0.9;
constexpr double kStrokeLength = 0.4;
// Grey levels between the lightest and the darkest pixel of a glyph's box from which on something
// is there.
constexpr double kTrace = 24;

bool is_visible(const PlacedGlyph& g) { return !is_blank(g.glyph->unicode); }

PixelRect pixels_of(const PlacedGlyph& g, const PixelRect& origin) {
  const double reach = kReach * g.em;
  return {static_cast<int>(std::floor(g.box.x0 - reach)) - origin.x0,
          static_cast<int>(std::floor(g.box.y0 - reach)) - origin.y0,
          static_cast<int>(std::ceil(g.box.x1 + reach)) - origin.x0,
          static_cast<int>(std::ceil(g.box.y1 + reach)) - origin.y0};
}

PixelRect box_of(const PlacedGlyph& g) {
  return {static_cast<int>(std::floor(g.box.x0)), static_cast<int>(std::floor(g.box.y0)),
          static_cast<int>(std::ceil(g.box.x1)), static_cast<int>(std::ceil(g.box.y1))};
}

PixelRect middle_of(const PixelRect& r) {
  return {(r.x0 + r.x1) / 2, (r.y0 + r.y1) / 2, (r.x0 + r.x1) / 2 + 1, (r.y0 + r.y1) / 2 + 1};
}

double glyphs_without_ink(const std::vector<PixelRect>& glyphs, const InkRegion& region) {
  const auto bare = std::count_if(glyphs.begin(), glyphs.end(), [&](const PixelRect& g) {
    return std::none_of(region.pieces.begin(), region.pieces.end(),
                        [&](const InkPiece& p) { return !intersect(g, p.box).empty(); });
  });
  return static_cast<double>(bare) / static_cast<double>(glyphs.size());
}

double ink_without_glyphs(const std::vector<PixelRect>& glyphs, const InkRegion& region) {
  double all = 0;
  double bare = 0;
  for (const InkPiece& p : region.pieces) {
    all += p.area;
    const bool covered = std::any_of(glyphs.begin(), glyphs.end(), [&](const PixelRect& g) {
      return !intersect(g, middle_of(p.box)).empty();
    });
    if (!covered) bare += p.area;
  }
  return all > 0 ? bare / all : 0;
}

// Whether each glyph leaves a trace, be it too faint or too small to be told from specks: where the
// layer has a hyphen, five pixels of it are enough.
bool leave_traces(const PageInk& page, const PixelRect& box,
                  const std::vector<PlacedGlyph>& glyphs) {
  const cv::Mat grey = as_mat(page.layout->grey);
  const PixelRect clip = intersect(box, PixelRect{0, 0, grey.cols, grey.rows});
  return std::all_of(glyphs.begin(), glyphs.end(), [&](const PlacedGlyph& g) {
    if (!is_visible(g)) return true;
    const PixelRect place = intersect(clip, box_of(g));
    if (place.empty()) return false;
    double low = 0;
    double high = 0;
    cv::minMaxLoc(grey(cv_rect(place)), &low, &high);
    return high - low >= kTrace;
  });
}

std::vector<PixelRect> visible_boxes(const std::vector<PlacedGlyph>& glyphs,
                                     const PixelRect& origin) {
  std::vector<PixelRect> boxes;
  for (const PlacedGlyph& g : glyphs) {
    if (is_visible(g)) boxes.push_back(pixels_of(g, origin));
  }
  return boxes;
}

// Whether ink that no glyph accounts for is the stroke that parts a head cell from corner to
// corner.
bool is_diagonal(const cv::Mat& ink) {
  const double length = std::hypot(ink.cols, ink.rows);
  const double reach = std::max(kDiagonalReach, kDiagonalSpread * length);
  std::vector<cv::Point> points;
  cv::findNonZero(ink, points);
  const auto off_falling = [&](const cv::Point& p) {
    return std::abs(p.x * ink.rows - p.y * ink.cols) / length;
  };
  const auto off_rising = [&](const cv::Point& p) {
    return std::abs(p.x * ink.rows + p.y * ink.cols - ink.rows * ink.cols) / length;
  };
  const auto count = [&](const auto& off) {
    return std::count_if(points.begin(), points.end(),
                         [&](const cv::Point& p) { return off(p) <= reach; });
  };
  const auto near = std::max(count(off_falling), count(off_rising));
  return static_cast<double>(near) >= kMostlyDiagonal * static_cast<double>(points.size()) &&
         static_cast<double>(near) >= kStrokeLength * length;
}

// Counts pixels where there is nothing to weigh, which most cells of an honest layer let one do:
// there is ink in every glyph's box and hardly any elsewhere.
bool plainly_agrees(const PageInk& page, const PixelRect& box,
                    const std::vector<PlacedGlyph>& glyphs) {
  const cv::Mat binary = as_mat(page.layout->binary);
  const PixelRect clip = intersect(box, PixelRect{0, 0, binary.cols, binary.rows});
  cv::Mat ink = binary(cv_rect(clip)) < 128;
  const int all = cv::countNonZero(ink);
  const std::vector<PixelRect> boxes = visible_boxes(glyphs, clip);
  const PixelRect whole{0, 0, ink.cols, ink.rows};
  const bool filled = std::all_of(boxes.begin(), boxes.end(), [&](const PixelRect& g) {
    const PixelRect inside = intersect(g, whole);
    if (inside.empty()) return false;
    const cv::Mat part = ink(cv_rect(inside));
    return cv::countNonZero(part) >= kLeastFill * static_cast<double>(part.total());
  });
  if (!filled) return false;
  for (const PixelRect& g : boxes) ink(cv_rect(intersect(g, whole))).setTo(0);
  return cv::countNonZero(ink) < kStrayInk * all || is_diagonal(ink);
}

}  // namespace

LayerMatch match_layer(const PageInk& page, const PixelRect& box,
                       const std::vector<PlacedGlyph>& glyphs) {
  const bool inked = !box.empty() && !is_blank(*page.layout, box);
  const bool written = std::any_of(glyphs.begin(), glyphs.end(), is_visible);
  if (!inked) {
    return !written || leave_traces(page, box, glyphs) ? LayerMatch::Agrees : LayerMatch::NoInk;
  }
  if (!written) return LayerMatch::NoGlyphs;
  if (plainly_agrees(page, box, glyphs)) return LayerMatch::Agrees;
  const InkRegion region = cut_region(page, box, Border::Ruled);
  const std::vector<PixelRect> boxes = visible_boxes(glyphs, region.box);
  const bool differs = glyphs_without_ink(boxes, region) > kGlyphsWithoutInk ||
                       ink_without_glyphs(boxes, region) > kInkWithoutGlyphs;
  return differs ? LayerMatch::Differs : LayerMatch::Agrees;
}

}  // namespace gewu
