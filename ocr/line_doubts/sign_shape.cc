#include "ocr/line_doubts/sign_shape.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "layout/page/cv_rect.h"
#include "layout/page/mat.h"

namespace gewu {

namespace {

// Pieces smaller than this share of the line's height are specks.
constexpr double kSpeck = 0.08;
// Pieces whose columns overlap by this share of the narrower belong to one glyph.
constexpr double kSameGlyph = 0.6;
// A bar is this many times as wide as high, and as wide as the whole glyph but for this share.
constexpr double kBarAspect = 2.5;
constexpr double kBarWidth = 0.78;
// How well the strokes of a wedge must follow a triangle, and how thin they must be.
constexpr double kWedgeFit = 0.93;
constexpr double kWedgeThickness = 0.45;
constexpr double kWedgeReach = 0.55;  // share of the width that its middle line must cross
constexpr std::size_t kLeastWedgeRows = 6;
constexpr std::size_t kLeastSlantRows = 4;
// Width to height of the whole sign.
constexpr double kLeastAspect = 0.45;
constexpr double kGreatestAspect = 2.4;
constexpr double kUnevenArms = 1.3;
// Shares of the usual threshold at which ink is looked for, one after the other.
constexpr double kStrictness[] = {1.0, 0.75, 0.55};
constexpr double kEqualWidths = 0.85;
constexpr double kWedgeBarShare = 0.9;  // rows with this much ink across belong to a bar

struct Piece {
  cv::Rect box;
  cv::Mat mask;  // 255 where the piece itself has ink, cut to the box
};

struct Glyph {
  std::vector<Piece> pieces;  // from top to bottom
  cv::Rect box;
};

// `strictness` below 1 counts only the darker part as ink: strokes that blur has joined come apart.
cv::Mat ink_of(const Image& line, double strictness = 1.0) {
  cv::Mat mask;
  const cv::Mat grey = as_mat(line);
  const double level = cv::threshold(grey, mask, 0, 255, cv::THRESH_BINARY_INV | cv::THRESH_OTSU);
  if (strictness < 1.0) {
    cv::threshold(grey, mask, level * strictness, 255, cv::THRESH_BINARY_INV);
  }
  return mask;
}

bool share_columns(const cv::Rect& a, const cv::Rect& b) {
  const int overlap = std::min(a.x + a.width, b.x + b.width) - std::max(a.x, b.x);
  return overlap > kSameGlyph * std::min(a.width, b.width);
}

std::vector<Piece> pieces_of(const cv::Mat& mask) {
  cv::Mat labels;
  cv::Mat stats;
  cv::Mat centroids;
  const int count = cv::connectedComponentsWithStats(mask, labels, stats, centroids);
  std::vector<Piece> pieces;
  for (int i = 1; i < count; ++i) {
    const int* s = stats.ptr<int>(i);
    const cv::Rect box(s[0], s[1], s[2], s[3]);
    if (std::max(box.width, box.height) < kSpeck * mask.rows) continue;
    pieces.push_back({box, labels(box) == i});
  }
  std::sort(pieces.begin(), pieces.end(),
            [](const Piece& a, const Piece& b) { return a.box.x < b.box.x; });
  return pieces;
}

Glyph first_glyph(const cv::Mat& mask) {
  Glyph glyph;
  for (const Piece& piece : pieces_of(mask)) {
    if (!glyph.pieces.empty() && !share_columns(piece.box, glyph.box)) continue;
    glyph.box = glyph.pieces.empty() ? piece.box : (glyph.box | piece.box);
    glyph.pieces.push_back(piece);
  }
  std::sort(glyph.pieces.begin(), glyph.pieces.end(),
            [](const Piece& a, const Piece& b) { return a.box.y < b.box.y; });
  return glyph;
}

bool is_bar(const cv::Rect& piece, int glyph_width) {
  return piece.width > kBarAspect * piece.height && piece.width > kBarWidth * glyph_width;
}

bool is_equals(const Glyph& glyph) {
  if (glyph.pieces.size() != 2) return false;
  const cv::Rect& upper = glyph.pieces[0].box;
  const cv::Rect& lower = glyph.pieces[1].box;
  const int narrow = std::min(upper.width, lower.width);
  return is_bar(upper, glyph.box.width) && is_bar(lower, glyph.box.width) &&
         narrow > kEqualWidths * std::max(upper.width, lower.width);
}

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
  const auto n = static_cast<double>(a.size());
  double sa = 0, sb = 0, saa = 0, sbb = 0, sab = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    sa += a[i];
    sb += b[i];
    saa += a[i] * a[i];
    sbb += b[i] * b[i];
    sab += a[i] * b[i];
  }
  const double variance = (saa - sa * sa / n) * (sbb - sb * sb / n);
  return variance <= 0 ? 0 : (sab - sa * sb / n) / std::sqrt(variance);
}

// Where the ink of each row lies, as shares of the width; empty if a row has none.
struct Strokes {
  std::vector<double> middles;
  double thickness = 0;  // mean extent of a row's ink
};

Strokes strokes_of(const cv::Mat& mask) {
  Strokes strokes;
  for (int y = 0; y < mask.rows; ++y) {
    const uchar* row = mask.ptr(y);
    const uchar* end = row + mask.cols;
    const uchar* first = std::find_if(row, end, [](uchar v) { return v != 0; });
    if (first == end) return {};
    const uchar* last = end;
    while (*(last - 1) == 0) --last;
    strokes.middles.push_back(static_cast<double>((first - row) + (last - row)) / 2 / mask.cols);
    strokes.thickness += static_cast<double>(last - first) / mask.cols / mask.rows;
  }
  return strokes;
}

// +1: a wedge that points right (>), -1: left (<), 0: none. The strokes' middle goes from one side
// to the other and back as a triangle does.
int wedge_direction(const cv::Mat& mask) {
  const Strokes strokes = strokes_of(mask);
  if (strokes.middles.size() < kLeastWedgeRows) return 0;
  const auto [low, high] = std::minmax_element(strokes.middles.begin(), strokes.middles.end());
  if (strokes.thickness > kWedgeThickness || *high - *low < kWedgeReach) return 0;
  std::vector<double> triangle;
  triangle.reserve(static_cast<std::size_t>(mask.rows));
  for (int y = 0; y < mask.rows; ++y) {
    triangle.push_back(1 - std::abs(2 * (y + 0.5) / mask.rows - 1));
  }
  const double fit = correlation(strokes.middles, triangle);
  if (std::abs(fit) < kWedgeFit) return 0;
  return fit > 0 ? 1 : -1;
}

// A stroke below the wedge, level, or as Chinese type has it parallel to the wedge's lower arm:
// rising to the right below >, falling to the right below <.
bool is_bar_below(const Piece& piece, int glyph_width, int direction) {
  if (is_bar(piece.box, glyph_width)) return true;
  if (piece.box.width < kBarWidth * glyph_width) return false;
  const Strokes strokes = strokes_of(piece.mask);
  if (strokes.middles.size() < kLeastSlantRows || strokes.thickness > kWedgeThickness) return false;
  std::vector<double> line(strokes.middles.size());
  std::iota(line.begin(), line.end(), 0.0);
  return correlation(strokes.middles, line) * direction < -kWedgeFit;
}

// Where a wedge and its level bar are one piece: the first row of the bar, or the number of rows.
int joined_bar(const cv::Mat& mask) {
  int y = mask.rows;
  while (y > mask.rows / 2 &&
         cv::countNonZero(mask.row(y - 1)) > kWedgeBarShare * kBarWidth * mask.cols) {
    --y;
  }
  return y;
}

// Both arms of a bare wedge hold as much ink; a bar that has run into the lower one shows.
bool has_even_arms(const cv::Mat& mask) {
  const int half = mask.rows / 2;
  const double upper = cv::countNonZero(mask.rowRange(0, half));
  const double lower = cv::countNonZero(mask.rowRange(mask.rows - half, mask.rows));
  return lower < kUnevenArms * upper && upper < kUnevenArms * lower;
}

struct Parts {
  int direction = 0;  // of the wedge
  bool bar = false;
};

Parts parts_of(const Glyph& glyph) {
  const cv::Mat& upper = glyph.pieces[0].mask;
  if (glyph.pieces.size() == 1) {
    const int rows = joined_bar(upper);
    const bool bar = rows < upper.rows;
    if (!bar && !has_even_arms(upper)) return {};
    return {wedge_direction(upper.rowRange(0, rows)), bar};
  }
  if (glyph.pieces.size() != 2) return {};
  const int direction = wedge_direction(upper);
  if (!is_bar_below(glyph.pieces[1], glyph.box.width, direction)) return {};
  return {direction, true};
}

char32_t classify(const Glyph& glyph) {
  if (glyph.pieces.empty()) return 0;
  const double aspect = static_cast<double>(glyph.box.width) / glyph.box.height;
  if (aspect < kLeastAspect) return 0;
  if (is_equals(glyph)) return U'=';
  if (aspect > kGreatestAspect) return 0;
  const Parts parts = parts_of(glyph);
  if (parts.direction == 0) return 0;
  if (parts.direction > 0) return parts.bar ? U'≥' : U'>';
  return parts.bar ? U'≤' : U'<';
}

}  // namespace

LeadingSign find_leading_sign(const Image& line) {
  if (line.empty() || line.channels != 1) return {};
  for (const double strictness : kStrictness) {
    const Glyph glyph = first_glyph(ink_of(line, strictness));
    const char32_t code = classify(glyph);
    // A stricter look is for bars that have run into the wedge; alone it may have torn the wedge.
    const bool barred = code == U'≥' || code == U'≤';
    if (barred || (code != 0 && strictness == 1.0)) return {code, glyph.box.x + glyph.box.width};
  }
  return {};
}

Image without_leading_columns(const Image& line, int columns) {
  if (columns <= 0) return line;
  if (columns >= line.width) return {};
  const cv::Mat mask = ink_of(line).colRange(columns, line.width);
  const cv::Rect ink = cv::boundingRect(mask);
  if (ink.empty()) return {};
  const int from = columns + std::max(0, ink.x - 2);
  return to_image(as_mat(line).colRange(from, line.width));
}

}  // namespace gewu
