#include "layout/ink/threshold.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <opencv2/imgproc.hpp>

#include "layout/ink/levels.h"
#include "layout/page/mat.h"

namespace gewu {
namespace {

constexpr int kPaperFactor = 4;      // the paper is estimated on a page reduced so much
constexpr double kStrokeMm = 4.5;    // nothing printed is thicker in both directions
constexpr int kFlatRange = 24;       // grey levels between the darkest and the lightest paper
constexpr int kDarkestPaper = 70;    // below this it is a shadow's core or a filled box, not paper
constexpr double kFillShare = 0.62;  // of the lightest paper: a box darker than that is print
constexpr double kWidestFill = 4;    // ... unless it is so much wider than high
constexpr double kEvenFill = 12;     // deviation of the grey levels in a box that holds nothing
constexpr double kInkShare = 0.58;   // ink is what is darker than paper - (1 - share) * contrast
constexpr double kNoisySigma = 7.0;  // from here on pixels are smoothed before the threshold
constexpr int kMinContrast = 30;     // grey levels; anything fainter is no print
constexpr double kDarkPrint = 0.0005;  // of a page's pixels are darker, if it holds a few words
constexpr double kPaleShare = 0.45;    // of the way from paper to dark print: watermarks are paler
constexpr double kLeastWatermark = 0.001;  // of the page

int percentile(const LevelCounts& counts, double share) {
  long long total = 0;
  for (long long n : counts) total += n;
  const double wanted = share * static_cast<double>(total);
  long long sum = 0;
  for (int level = 0; level < 256; ++level) {
    sum += counts[level];
    if (static_cast<double>(sum) >= wanted) return level;
  }
  return 255;
}

// Boxes filled with a dark colour and nothing in them, such as the bars of a chart, are print:
// their level becomes that of the paper around them. Shadows reach the edge of the page; the head
// of a table is wide and holds text.
void see_through_fills(const cv::Mat& reduced, cv::Mat* paper) {
  double lightest = 0;
  cv::minMaxLoc(*paper, nullptr, &lightest);
  const cv::Mat dark = *paper < kFillShare * lightest;
  if (cv::countNonZero(dark) == 0) return;
  cv::Mat labels;
  cv::Mat stats;
  cv::Mat centres;
  const int count = cv::connectedComponentsWithStats(dark, labels, stats, centres, 4, CV_32S);
  for (int i = 1; i < count; ++i) {
    const cv::Rect box(stats.at<int>(i, cv::CC_STAT_LEFT), stats.at<int>(i, cv::CC_STAT_TOP),
                       stats.at<int>(i, cv::CC_STAT_WIDTH), stats.at<int>(i, cv::CC_STAT_HEIGHT));
    const bool at_edge =
        box.x <= 1 || box.y <= 1 || box.br().x >= paper->cols - 1 || box.br().y >= paper->rows - 1;
    if (at_edge || box.width > kWidestFill * box.height) continue;
    const cv::Mat inside = labels(box) == i;
    cv::Scalar mean;
    cv::Scalar deviation;
    cv::meanStdDev(reduced(box), mean, deviation, inside);
    if (deviation[0] > kEvenFill) continue;
    (*paper)(box).setTo(lightest, inside);
  }
}

// Halves twice: OpenCV halves many pixels at once, but takes other steps one by one.
cv::Mat reduced_page(const Image& grey) {
  const cv::Size size(std::max(1, grey.width / kPaperFactor),
                      std::max(1, grey.height / kPaperFactor));
  const cv::Size whole(std::min(grey.width, size.width * kPaperFactor),
                       std::min(grey.height, size.height * kPaperFactor));
  cv::Mat half;
  cv::Mat reduced;
  cv::resize(as_mat(grey)(cv::Rect({0, 0}, whole)), half, size * 2, 0, 0, cv::INTER_AREA);
  cv::resize(half, reduced, size, 0, 0, cv::INTER_AREA);
  return reduced;
}

// The level of paper around each pixel of the reduced page: a closing removes all print.
cv::Mat paper_map(const Image& grey, double dpi) {
  const cv::Mat reduced = reduced_page(grey);
  const int kernel = std::max(3, static_cast<int>(kStrokeMm / 25.4 * dpi / kPaperFactor) | 1);
  cv::Mat paper;
  cv::morphologyEx(reduced, paper, cv::MORPH_CLOSE, cv::Mat::ones(kernel, kernel, CV_8U));
  see_through_fills(reduced, &paper);
  return paper;
}

bool is_flat(const cv::Mat& paper) {
  const LevelCounts counts = count_levels(paper);
  return percentile(counts, 0.995) - percentile(counts, 0.005) < kFlatRange;
}

// Standard deviation of the paper's noise, from neighbours two apart (a scanner's own sharpening
// or JPEG ties direct neighbours together).
double paper_noise(const Image& grey, int threshold) {
  std::array<long long, 256> differences{};
  long long total = 0;
  for (int y = 0; y < grey.height; y += 4) {
    const std::uint8_t* row = grey.row(y);
    for (int x = 0; x + 2 < grey.width; x += 3) {
      if (row[x] < threshold || row[x + 1] < threshold || row[x + 2] < threshold) continue;
      ++differences[std::abs(row[x] - row[x + 2])];
      ++total;
    }
  }
  if (total == 0) return 0;
  // 68.3 % of the differences of a normal noise lie within sigma * sqrt(2).
  long long sum = 0;
  for (int d = 0; d < 256; ++d) {
    const long long before = sum;
    sum += differences[d];
    if (static_cast<double>(sum) < 0.683 * static_cast<double>(total)) continue;
    const double inside = (0.683 * static_cast<double>(total) - static_cast<double>(before)) /
                          static_cast<double>(std::max(1LL, differences[d]));
    return d == 0 ? 0 : (d - 0.5 + inside) / std::sqrt(2.0);
  }
  return 0;
}

// Median length of horizontal ink runs short enough to be strokes.
double stroke_width(const Image& grey, int threshold) {
  constexpr int kLongest = 40;
  std::array<int, kLongest + 1> lengths{};
  int total = 0;
  for (int y = 0; y < grey.height; y += 5) {
    const std::uint8_t* row = grey.row(y);
    int run = 0;
    for (int x = 0; x < grey.width; ++x) {
      if (row[x] < threshold) {
        ++run;
        continue;
      }
      if (run > 0 && run <= kLongest) {
        ++lengths[run];
        ++total;
      }
      run = 0;
    }
  }
  int sum = 0;
  for (int length = 1; length <= kLongest; ++length) {
    sum += lengths[length];
    if (total > 0 && 2 * sum >= total) return length;
  }
  return 0;
}

// The level below which print is sought. A watermark may cover more of a page than its print does:
// it is pale beside the darkest print, and its strokes are broad.
int print_limit(const Image& grey, const LevelCounts& counts, int paper, double sigma) {
  const int visible = paper - std::max(kMinContrast, static_cast<int>(5 * sigma));
  const int dark = percentile(counts, kDarkPrint);
  const int pale = static_cast<int>(paper - kPaleShare * (paper - dark));
  if (pale >= visible) return visible;
  const cv::Mat reduced = reduced_page(grey);
  cv::Mat broad;
  cv::erode((reduced > pale) & (reduced < visible), broad, cv::Mat::ones(3, 3, CV_8U));
  const double share = 1.0 * cv::countNonZero(broad) / static_cast<double>(broad.total());
  return share > kLeastWatermark ? pale : visible;
}

// Level of the print: the mean of the darker half of all that is darker than `limit`.
int ink_level(const LevelCounts& counts, int limit) {
  long long dark = 0;
  for (int level = 0; level < limit; ++level) dark += counts[level];
  long long seen = 0;
  long long sum = 0;
  for (int level = 0; level < limit && 2 * seen < dark; ++level) {
    seen += counts[level];
    sum += counts[level] * level;
  }
  return seen > 0 ? static_cast<int>(sum / seen) : 0;
}

}  // namespace

bool flatten_paper(Image* grey, double dpi) {
  const cv::Mat paper = paper_map(*grey, dpi);
  if (is_flat(paper)) return false;
  cv::Mat smooth;
  cv::max(paper, kDarkestPaper, smooth);
  cv::Mat full;
  cv::resize(smooth, full, cv::Size(grey->width, grey->height), 0, 0, cv::INTER_LINEAR);
  cv::Mat pixels = as_mat(*grey);
  cv::divide(pixels, full, pixels, 255);
  return true;
}

InkStats measure_ink(const Image& grey) {
  InkStats ink;
  const LevelCounts counts = count_levels(as_mat(grey), 2);
  // Paper is the commonest level of the lighter part: print rarely covers a third of a page.
  const int light = percentile(counts, 0.35);
  ink.paper =
      static_cast<int>(std::max_element(counts.begin() + light, counts.end()) - counts.begin());
  ink.noise_sigma = paper_noise(grey, ink.paper - 60);
  ink.ink = std::min(ink_level(counts, print_limit(grey, counts, ink.paper, ink.noise_sigma)),
                     ink.paper - kMinContrast);
  ink.ink = std::max(ink.ink, 0);
  ink.threshold = static_cast<int>(ink.ink + kInkShare * (ink.paper - ink.ink));
  ink.stroke_width = stroke_width(grey, ink.threshold);
  return ink;
}

Bitmap ink_bitmap(const Image& grey, const InkStats& ink) {
  if (ink.noise_sigma > kNoisySigma) return ink_of(binarize(grey, ink));
  return Bitmap::darker_than(grey, ink.threshold);
}

Image binarize(const Image& grey, const InkStats& ink) {
  Image binary(grey.width, grey.height, 1);
  cv::Mat out = as_mat(binary);
  cv::Mat in = as_mat(grey);
  cv::Mat smooth;
  if (ink.noise_sigma > kNoisySigma) {
    cv::GaussianBlur(in, smooth, cv::Size(3, 3), 0);
    in = smooth;
  }
  mark_lighter(in, ink.threshold, &out);
  return binary;
}

}  // namespace gewu
