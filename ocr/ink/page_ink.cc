#include "ocr/ink/page_ink.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "layout/ink/levels.h"
#include "layout/page/mat.h"

namespace gewu {

namespace {

// Text of 10.5 points is what forms are set in.
constexpr double kUsualEmPoints = 10.5;
constexpr double kPointsPerInch = 72.0;
// The darker part: of the pixels that are ink, this share is darker.
constexpr double kDarkShare = 0.05;
// Every n-th pixel along and across is enough for a histogram.
constexpr int kSampleStep = 3;
// Strips of the page in which specks are counted, and their height (em).
constexpr int kStrips = 9;
constexpr double kStripHeight = 2.5;
constexpr double kSpeckSize = 0.14;  // em
constexpr double kSpeckRoom = 0.5;   // em of paper around a lonely speck
// So many lonely specks per square of ten em by ten em are no accident: clean scans and copies have
// none to three, faxes fifteen and more.
constexpr double kPepper = 5.0;
constexpr double kSquare = 100.0;
constexpr int kLeastSpecks = 12;

double typical_em(const PageLayout& layout) {
  if (layout.ink.text_height > 0) return layout.ink.text_height;
  return std::max(1.0, kUsualEmPoints * layout.dpi / kPointsPerInch);
}

int dark_level(const PageLayout& layout) {
  std::vector<long> counts(256, 0);
  long all = 0;
  for (int y = 0; y < layout.binary.height; y += kSampleStep) {
    const std::uint8_t* ink = layout.binary.row(y);
    const std::uint8_t* grey = layout.grey.row(y);
    for (int x = 0; x < layout.binary.width; x += kSampleStep) {
      if (ink[x] >= 128) continue;
      ++counts[grey[x]];
      ++all;
    }
  }
  long seen = 0;
  for (int level = 0; level < 256; ++level) {
    seen += counts[static_cast<std::size_t>(level)];
    if (seen > kDarkShare * static_cast<double>(all)) return level;
  }
  return layout.ink.ink;
}

bool touches(const cv::Rect& a, const cv::Rect& b, int reach) {
  return a.x - reach < b.x + b.width && b.x - reach < a.x + a.width &&
         a.y - reach < b.y + b.height && b.y - reach < a.y + a.height;
}

int lonely_specks(const cv::Mat& strip, double em) {
  cv::Mat labels;
  cv::Mat stats;
  cv::Mat centroids;
  const int count = cv::connectedComponentsWithStats(strip, labels, stats, centroids);
  std::vector<cv::Rect> large;
  std::vector<cv::Rect> small;
  for (int i = 1; i < count; ++i) {
    const int* s = stats.ptr<int>(i);
    const cv::Rect box(s[0], s[1], s[2], s[3]);
    (std::max(box.width, box.height) < kSpeckSize * em ? small : large).push_back(box);
  }
  const int reach = static_cast<int>(kSpeckRoom * em);
  return static_cast<int>(std::count_if(small.begin(), small.end(), [&](const cv::Rect& speck) {
    return std::none_of(large.begin(), large.end(),
                        [&](const cv::Rect& box) { return touches(speck, box, reach); });
  }));
}

bool is_peppered(const PageLayout& layout, double em) {
  const cv::Mat ink = darker_than(as_mat(layout.binary), 128);
  const int height = static_cast<int>(kStripHeight * em);
  int specks = 0;
  int rows = ink.rows;
  if (ink.rows <= kStrips * height) {
    specks = lonely_specks(ink, em);
  } else {
    rows = kStrips * height;
    for (int i = 0; i < kStrips; ++i) {
      const int y = (ink.rows - height) * (i + 1) / (kStrips + 1);
      specks += lonely_specks(ink.rowRange(y, y + height), em);
    }
  }
  const double squares = 1.0 * rows * ink.cols / (em * em * kSquare);
  return specks >= kLeastSpecks && specks > kPepper * squares;
}

}  // namespace

PageInk survey_ink(const PageLayout& layout, bool drawn) {
  PageInk page;
  page.layout = &layout;
  page.em = typical_em(layout);
  if (layout.binary.empty()) return page;
  page.dark = dark_level(layout);
  page.peppered = !drawn && is_peppered(layout, page.em);
  page.watermark = find_watermark(layout.grey, page.em, page.dark);
  return page;
}

}  // namespace gewu
