#include "layout/seals/grey_seals.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "base/median.h"
#include "layout/ink/bitmap.h"
#include "layout/page/mat.h"
#include "layout/seals/seal_outline.h"

namespace gewu {
namespace {

// Rings and frames of stamps are 0.9 to 1.5 mm wide, rulings at most 0.7, strokes of type in cells
// 0.3. A run this long both ways, along any slope, is of a broad stroke.
constexpr double kBroadMm = 0.74;
constexpr double kVisible = 0.7;   // of the paper's level: darker is ink of any kind
constexpr int kReduce = 4;         // broad strokes are looked for on a page reduced so much
constexpr double kLeastMm = 10;    // of the box of a stamp
constexpr double kMostMm = 90;     // type and rulings may hang on it
constexpr double kMostFill = 0.6;  // of its box: more is a filled box
constexpr int kSeparable = 55;     // grey levels between a stamp's ink and print
constexpr double kMarginMm = 0.4;  // blur widens strokes
constexpr double kOutlineMarginMm = 0.3;

// 255 where a block of kReduce pixels across and down holds a broad stroke.
cv::Mat reduced(const Bitmap& broad) {
  cv::Mat small(broad.height() / kReduce, broad.width() / kReduce, CV_8U, cv::Scalar(0));
  for (int y = 0; y < small.rows * kReduce; ++y) {
    const std::uint64_t* bits = broad.row(y);
    std::uint8_t* out = small.ptr(y / kReduce);
    for (int w = 0; w < broad.words(); ++w) {
      if (bits[w] == 0) continue;
      constexpr int kBlocks = 64 / kReduce;
      for (int i = 0; i < kBlocks && w * kBlocks + i < small.cols; ++i) {
        constexpr std::uint64_t kBlock = (std::uint64_t{1} << kReduce) - 1;
        if (((bits[w] >> (i * kReduce)) & kBlock) != 0) out[w * kBlocks + i] = 255;
      }
    }
  }
  return small;
}

struct GreyStamp {
  StampOutline outline;            // in reduced pixels
  std::vector<cv::Point> strokes;  // likewise
};

std::vector<GreyStamp> find_stamps(const cv::Mat& small, double mm) {
  cv::Mat joined;
  cv::morphologyEx(small, joined, cv::MORPH_CLOSE, cv::Mat::ones(3, 3, CV_8U));
  const auto may_be_stamp = [&](const cv::Rect& box, int area) {
    return std::min(box.width, box.height) >= kLeastMm * mm &&
           std::max(box.width, box.height) <= kMostMm * mm && area <= kMostFill * box.area();
  };
  std::vector<GreyStamp> stamps;
  for (InkPatch& patch : ink_patches(joined, joined, may_be_stamp)) {
    const auto outline = stamp_outline(patch.pixels, mm);
    if (outline) stamps.push_back({*outline, std::move(patch.pixels)});
  }
  return stamps;
}

// The usual level of the stamp's ink.
int level_of(const GreyStamp& stamp, const Image& grey) {
  std::vector<double> levels;
  constexpr int kMiddle = kReduce / 2;
  levels.reserve(stamp.strokes.size());
  for (const cv::Point& p : stamp.strokes) {
    levels.push_back(grey.row(p.y * kReduce + kMiddle)[p.x * kReduce + kMiddle]);
  }
  return static_cast<int>(std::lround(median(levels)));
}

// The level of the darkest print, by that of the print in general, half of which is blurred edge.
int darkest(const InkStats& ink) { return ink.ink / 2; }

// Spreads the levels between print and the stamp's ink over those between print and paper.
void fade(const cv::Mat& mask, const InkStats& ink, int level, cv::Mat* grey) {
  const int dark = darkest(ink);
  const double stretch = static_cast<double>(ink.paper - dark) / (level - dark);
  cv::Mat table(1, 256, CV_8U);
  for (int i = 0; i < 256; ++i) {
    const double spread = dark + (i - dark) * stretch;
    table.at<std::uint8_t>(0, i) =
        static_cast<std::uint8_t>(std::clamp(spread, 0.0, static_cast<double>(ink.paper)));
  }
  cv::Mat faded;
  cv::LUT(*grey, table, faded);
  faded.copyTo(*grey, mask);
}

// 255 on the broad strokes inside the stamp's outline, at full size.
cv::Mat strokes_of(const GreyStamp& stamp, const cv::Mat& broad, double margin,
                   const cv::Size& size) {
  cv::Mat small(size.height / kReduce + 1, size.width / kReduce + 1, CV_8U, cv::Scalar(0));
  fill_outline(stamp.outline, 1, 1, 255, &small);
  for (const cv::Point& p : stamp.strokes) small.at<std::uint8_t>(p) = 255;
  cv::Mat inside = small(cv::Rect({0, 0}, broad.size()));
  inside &= broad;
  const int grown = 2 * static_cast<int>(std::lround(margin / kReduce)) + 1;
  cv::dilate(small, small, cv::Mat::ones(grown, grown, CV_8U));
  cv::Mat full;
  cv::resize(small, full, small.size() * kReduce, 0, 0, cv::INTER_NEAREST);
  return full(cv::Rect({0, 0}, size));
}

}  // namespace

void take_out_grey_stamps(const InkStats& ink, double dpi, Image* grey, Image* under_seal) {
  const double mm = dpi / 25.4;
  const int broad = std::max(3, static_cast<int>(std::lround(kBroadMm * mm)));
  const Bitmap dark = Bitmap::darker_than(*grey, static_cast<int>(kVisible * ink.paper));
  const cv::Mat small = reduced(dark.opened_h(broad).opened_v(broad));
  const std::vector<GreyStamp> stamps = find_stamps(small, mm / kReduce);
  if (stamps.empty()) return;
  if (under_seal->empty()) *under_seal = Image(grey->width, grey->height, 1, 0);
  cv::Mat marks = as_mat(*under_seal);
  cv::Mat pixels = as_mat(*grey);
  for (const GreyStamp& stamp : stamps) {
    const int level = level_of(stamp, *grey);
    const bool separable = level - darkest(ink) >= kSeparable;
    cv::Mat area(marks.size(), CV_8U, cv::Scalar(0));
    fill_outline(stamp.outline, kReduce, kOutlineMarginMm * mm,
                 separable ? kUnderGreySeal : kDoubtfulUnderSeal, &area);
    cv::max(marks, area, marks);
    if (separable) {
      fade(area, ink, level, &pixels);
    } else {
      const cv::Mat strokes = strokes_of(stamp, small, kMarginMm * mm, pixels.size());
      pixels.setTo(ink.paper, strokes);
      marks.setTo(kHiddenBySeal, strokes);
    }
  }
}

}  // namespace gewu
