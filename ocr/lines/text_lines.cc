#include "ocr/lines/text_lines.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <opencv2/imgproc.hpp>
#include <utility>

#include "base/median.h"
#include "layout/page/cv_rect.h"
#include "layout/page/mat.h"
#include "ocr/lines/line_specks.h"

namespace gewu {

namespace {

// All in em (the height of a character).
constexpr double kLeastBand = 0.6;      // lower bands say nothing about the em: 一, ——, commas
constexpr double kGreatestBand = 1.5;   // higher ones are large type or lines that touch
constexpr double kJoinedHeight = 1.12;  // bands that fit this together may be one line
constexpr double kJoinedGap = 0.6;
constexpr double kSearch = 0.3;  // where two touching lines part, around the expected row
// A row where lines part holds at most this share of the mean ink per row.
constexpr double kValley = 0.35;
constexpr double kLargePiece = 0.75;  // of a band's height, and of a character's height its width
constexpr double kCropMargin = 0.07;  // paper above and below, share of the line's height
constexpr double kLeastHeight = 0.55;
constexpr double kSideMargin = 0.08;
constexpr double kWidestGap = 1.0;  // wider ones are narrowed to kNarrowedGap
constexpr double kNarrowedGap = 0.5;
constexpr double kSpeckPiece = 0.2;        // largest piece of a line that is but dirt
constexpr double kPointZone = 0.45;        // of a line's height, from below, in which points stand
constexpr double kStackWidth = 1.35;       // widest line of a stacked label
constexpr double kStackCellWidth = 3.0;    // widest cell that holds one of two characters
constexpr double kStackGap = 0.15;         // between characters of a stacked label set in a line
constexpr std::size_t kSurelyStacked = 3;  // so many single characters are stacked in any cell

struct Band {
  int top = 0;
  int bottom = 0;
  int height() const { return bottom - top; }
};

std::vector<int> row_ink(const InkRegion& region) {
  std::vector<int> rows(static_cast<std::size_t>(region.labels.rows), 0);
  for (int y = 0; y < region.labels.rows; ++y) {
    const int* label = region.labels.ptr<int>(y);
    rows[static_cast<std::size_t>(y)] = static_cast<int>(
        std::count_if(label, label + region.labels.cols, [](int l) { return l != 0; }));
  }
  return rows;
}

std::vector<Band> bands_of(const std::vector<int>& rows) {
  std::vector<Band> bands;
  bool inside = false;
  for (int y = 0; y < static_cast<int>(rows.size()); ++y) {
    const bool ink = rows[static_cast<std::size_t>(y)] > 0;
    if (ink && !inside) bands.push_back({y, y + 1});
    if (ink) bands.back().bottom = y + 1;
    inside = ink;
  }
  return bands;
}

int least_row(const std::vector<int>& rows, int from, int to) {
  const auto first = rows.begin() + from;
  return from + static_cast<int>(std::min_element(first, rows.begin() + to) - first);
}

double mean_ink(const std::vector<int>& rows, const Band& band) {
  const double sum = std::accumulate(rows.begin() + band.top, rows.begin() + band.bottom, 0.0);
  return sum / std::max(1, band.height());
}

bool has_valley(const std::vector<int>& rows, const Band& band) {
  const int quarter = band.height() / 4;
  const int row = least_row(rows, band.top + quarter, band.bottom - quarter);
  return rows[static_cast<std::size_t>(row)] < kValley * mean_ink(rows, band);
}

// A connected piece as high and as wide as the band: one line of large type. Where two lines touch,
// what hangs together is twice as high as wide.
bool holds_large_character(const InkRegion& region, const Band& band) {
  return std::any_of(region.pieces.begin(), region.pieces.end(), [&](const InkPiece& piece) {
    const double height = piece.box.height();
    const double width = piece.box.width();
    return piece.box.y0 >= band.top && piece.box.y1 <= band.bottom &&
           height >= kLargePiece * band.height() && width >= kLargePiece * height &&
           width * kLargePiece <= height;
  });
}

// The region's own character height: a title is larger than the page's typical text.
double region_em(const InkRegion& region, const std::vector<Band>& bands,
                 const std::vector<int>& rows, double page_em) {
  std::vector<double> usual;
  double large = 0;
  for (const Band& band : bands) {
    const double h = band.height() / page_em;
    if (h >= kLeastBand && h <= kGreatestBand) usual.push_back(band.height());
    const bool one = !has_valley(rows, band) || holds_large_character(region, band);
    if (h > kGreatestBand && one) large = std::max(large, 1.0 * band.height());
  }
  if (!usual.empty()) return std::max(median(usual), kLeastBand * page_em);
  return large > 0 ? large : page_em;
}

// Cuts a band that holds several lines at the emptiest rows near equal parts.
std::vector<Band> split_band(const Band& band, const std::vector<int>& rows, double em) {
  const double pitch = 1.2 * em;
  const int count = static_cast<int>(std::lround((band.height() + 0.2 * em) / pitch));
  if (band.height() <= kGreatestBand * em || count < 2) return {band};
  std::vector<Band> parts;
  Band rest = band;
  for (int i = 1; i < count; ++i) {
    const double expected = band.top + static_cast<double>(band.height()) * i / count;
    const int from = std::max(rest.top + 1, static_cast<int>(expected - kSearch * em));
    const int to = std::min(band.bottom - 1, static_cast<int>(expected + kSearch * em) + 1);
    if (from >= to) continue;
    const int cut = least_row(rows, from, to);
    if (rows[static_cast<std::size_t>(cut)] > kValley * mean_ink(rows, band)) continue;
    parts.push_back({rest.top, cut});
    rest.top = cut;
  }
  parts.push_back(rest);
  return parts;
}

std::vector<Band> split_bands(const std::vector<Band>& bands, const std::vector<int>& rows,
                              double em) {
  std::vector<Band> parts;
  for (const Band& band : bands) {
    for (const Band& part : split_band(band, rows, em)) parts.push_back(part);
  }
  return parts;
}

// Of two neighbours that may each take a low band between them, the nearer gets it.
std::vector<Band> join_bands(std::vector<Band> bands, double em) {
  while (bands.size() > 1) {
    std::size_t best = bands.size();
    double best_gap = kJoinedGap * em;
    for (std::size_t i = 0; i + 1 < bands.size(); ++i) {
      const double gap = bands[i + 1].top - bands[i].bottom;
      const double height = bands[i + 1].bottom - bands[i].top;
      if (height <= kJoinedHeight * em && gap < best_gap) {
        best = i;
        best_gap = gap;
      }
    }
    if (best == bands.size()) break;
    bands[best].bottom = bands[best + 1].bottom;
    bands.erase(bands.begin() + static_cast<std::ptrdiff_t>(best) + 1);
  }
  return bands;
}

PixelRect ink_of_rows(const InkRegion& region, const Band& band) {
  const cv::Mat part = region.labels.rowRange(band.top, band.bottom) != 0;
  const cv::Rect rect = cv::boundingRect(part);
  PixelRect box = pixel_rect(rect);
  box.y0 += band.top;
  box.y1 += band.top;
  return box;
}

InkLine make_line(const InkRegion& region, const Band& band) {
  InkLine line{ink_of_rows(region, band), band.top, band.bottom, {}};
  for (std::size_t i = 0; i < region.pieces.size(); ++i) {
    const PixelRect& box = region.pieces[i].box;
    if (box.y0 >= band.top && box.y1 <= band.bottom) line.pieces.push_back(static_cast<int>(i));
  }
  return line;
}

// A line of nothing but points, beside lines of text, is dirt.
void drop_lines_of_specks(const InkRegion& region, LineLayout* layout) {
  const auto has_large = [&](const InkLine& line) {
    return line.pieces.empty() ||  // one piece over several lines
           std::any_of(line.pieces.begin(), line.pieces.end(), [&](int i) {
             const PixelRect& box = region.pieces[static_cast<std::size_t>(i)].box;
             return std::max(box.width(), box.height()) > kSpeckPiece * layout->em;
           });
  };
  if (std::none_of(layout->lines.begin(), layout->lines.end(), has_large)) return;
  std::erase_if(layout->lines, [&](const InkLine& line) { return !has_large(line); });
}

bool is_stacked(const InkRegion& region, const LineLayout& layout) {
  if (layout.lines.size() < 2) return false;
  const bool single =
      std::all_of(layout.lines.begin(), layout.lines.end(),
                  [&](const InkLine& line) { return line.box.width() <= kStackWidth * layout.em; });
  const bool narrow = region.box.width() <= kStackCellWidth * layout.em;
  return single && (narrow || layout.lines.size() >= kSurelyStacked);
}

// The rectangle that a line's picture shows, region pixels; may reach over the region.
PixelRect crop_of(const InkLine& line, double em) {
  const double height = std::max<double>(line.box.height(), kLeastHeight * em);
  const double middle = (line.box.y0 + line.box.y1) / 2.0;
  const double half = height * (0.5 + kCropMargin);
  const int side = static_cast<int>(std::ceil(kSideMargin * em));
  return {line.box.x0 - side, static_cast<int>(std::floor(middle - half)), line.box.x1 + side,
          static_cast<int>(std::ceil(middle + half))};
}

// The region's grey inside `crop`; paper where there is other lines' ink or no region.
cv::Mat picture(const InkRegion& region, const InkLine& line, const PixelRect& crop) {
  cv::Mat out(crop.height(), crop.width(), CV_8U, cv::Scalar(region.paper));
  const PixelRect inside = intersect(crop, PixelRect{0, 0, region.grey.cols, region.grey.rows});
  if (inside.empty()) return out;
  cv::Mat grey = region.grey(cv_rect(inside)).clone();
  cv::Mat foreign = region.labels(cv_rect(inside)) != 0;
  const int top = std::clamp(line.top - inside.y0, 0, foreign.rows);
  const int bottom = std::clamp(line.bottom - inside.y0, 0, foreign.rows);
  if (bottom > top) foreign.rowRange(top, bottom).setTo(0);
  if (cv::countNonZero(foreign) > 0) {
    cv::dilate(foreign, foreign, cv::Mat::ones(3, 3, CV_8U));
    if (bottom > top) foreign.rowRange(top, bottom).setTo(0);
    grey.setTo(region.paper, foreign);
  }
  grey.copyTo(
      out(cv::Rect(inside.x0 - crop.x0, inside.y0 - crop.y0, inside.width(), inside.height())));
  return out;
}

struct Gap {
  int from = 0;
  int to = 0;
};

// Columns of the picture between pieces of ink that are wider than print needs.
std::vector<Gap> wide_gaps(const InkRegion& region, const InkLine& line, int origin, double em) {
  cv::Mat columns;
  const cv::Mat part = region.labels.rowRange(line.top, line.bottom) != 0;
  cv::reduce(part, columns, 0, cv::REDUCE_MAX);
  std::vector<Gap> gaps;
  int last = line.box.x0;
  for (int x = line.box.x0; x < line.box.x1; ++x) {
    if (columns.at<uchar>(0, x) == 0) continue;
    if (x - last > kWidestGap * em) gaps.push_back({last - origin, x - origin});
    last = x + 1;
  }
  return gaps;
}

cv::Mat narrow_gaps(const cv::Mat& picture, const std::vector<Gap>& gaps, double em) {
  if (gaps.empty()) return picture;
  const int keep = static_cast<int>(kNarrowedGap * em / 2);
  std::vector<cv::Mat> parts;
  int from = 0;
  for (const Gap& gap : gaps) {
    parts.push_back(picture.colRange(from, std::min(gap.from + keep, picture.cols)));
    from = std::max(gap.to - keep, from);
  }
  parts.push_back(picture.colRange(from, picture.cols));
  cv::Mat joined;
  cv::hconcat(parts, joined);
  return joined;
}

}  // namespace

LineLayout find_text_lines(InkRegion* from) {
  const InkRegion& region = *from;
  LineLayout layout;
  layout.em = region.em;
  if (region.pieces.empty()) return layout;
  const std::vector<int> rows = row_ink(region);
  const std::vector<Band> bands = bands_of(rows);
  layout.em = region_em(region, bands, rows, region.em);
  for (const Band& band : join_bands(split_bands(bands, rows, layout.em), layout.em)) {
    layout.lines.push_back(make_line(region, band));
  }
  drop_lines_of_specks(region, &layout);
  for (InkLine& line : layout.lines) {
    if (!region.peppered) break;
    drop_pepper(from, &line, layout.em);
    line.box = ink_of_rows(region, {line.top, line.bottom});
  }
  layout.stacked = is_stacked(region, layout);
  return layout;
}

bool may_lack_point(const InkRegion& region, const InkLine& line) {
  const int height = line.box.height();
  return std::any_of(region.erased.begin(), region.erased.end(), [&](const PixelRect& speck) {
    return speck.x0 > line.box.x0 && speck.x1 < line.box.x1 &&
           speck.y1 > line.box.y1 - kPointZone * height && speck.y0 < line.box.y1;
  });
}

Image line_image(const InkRegion& region, const LineLayout& layout, const InkLine& line) {
  const PixelRect crop = crop_of(line, layout.em);
  const cv::Mat shown = picture(region, line, crop);
  return to_image(narrow_gaps(shown, wide_gaps(region, line, crop.x0, layout.em), layout.em));
}

Image stacked_image(const InkRegion& region, const LineLayout& layout) {
  const int gap = static_cast<int>(std::ceil(kStackGap * layout.em));
  int height = 0;
  for (const InkLine& line : layout.lines) {
    height = std::max(height, crop_of(line, layout.em).height());
  }
  std::vector<cv::Mat> parts;
  for (const InkLine& line : layout.lines) {
    const cv::Mat shown = picture(region, line, crop_of(line, layout.em));
    const int above = (height - shown.rows) / 2;
    cv::Mat padded;
    cv::copyMakeBorder(shown, padded, above, height - shown.rows - above, gap / 2, gap - gap / 2,
                       cv::BORDER_CONSTANT, cv::Scalar(region.paper));
    parts.push_back(padded);
  }
  cv::Mat joined;
  cv::hconcat(parts, joined);
  return to_image(joined);
}

}  // namespace gewu
