#include "layout/grey.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "layout/mat.h"

namespace gewu {
namespace {

constexpr int kStep = 4;           // colour is looked for on every 4th pixel of every 4th row
constexpr int kMinChroma = 50;     // max - min of R, G, B from which a pixel counts as coloured
constexpr int kMaxDarkest = 205;   // ... and its darkest channel: pale shading is no stamp
constexpr double kMinSealMm = 10;  // the smallest name stamps
constexpr double kMaxSealMm = 80;
constexpr double kMaxAspect = 2.6;  // of a stamp's box; an oval stamp is about 1.5
constexpr double kMinFill = 0.10;   // coloured share of a stamp's box
constexpr double kJoinMm = 1.2;     // strokes of one stamp are at most this far apart
constexpr double kMarginMm = 0.8;   // JPEG smears colour beyond the stroke
constexpr int kNarrowStrokes = 12;  // a stamp has strokes all over, a lone box of rules has not

// 255 where every kStep-th pixel is saturated; empty if (nearly) nothing is.
cv::Mat chroma_mask(const Image& image) {
  cv::Mat mask(image.height / kStep, image.width / kStep, CV_8U, cv::Scalar(0));
  int coloured = 0;
  for (int y = 0; y < mask.rows; ++y) {
    const std::uint8_t* in = image.row(y * kStep);
    std::uint8_t* out = mask.ptr(y);
    for (int x = 0; x < mask.cols; ++x, in += 3 * kStep) {
      const int most = std::max({in[0], in[1], in[2]});
      const int least = std::min({in[0], in[1], in[2]});
      if (most - least < kMinChroma || least > kMaxDarkest) continue;
      out[x] = 255;
      ++coloured;
    }
  }
  return coloured > kNarrowStrokes ? mask : cv::Mat();
}

bool looks_like_seal(const cv::Rect& box, int area, double mm) {
  const double longer = std::max(box.width, box.height);
  const double shorter = std::min(box.width, box.height);
  return shorter >= kMinSealMm * mm && longer <= kMaxSealMm * mm &&
         longer <= kMaxAspect * shorter && area >= kMinFill * longer * shorter;
}

// Full-size mask of the stamps on the page; empty if there is none.
cv::Mat seal_mask(const Image& image, double dpi) {
  const cv::Mat coloured = chroma_mask(image);
  if (coloured.empty()) return {};
  const double mm = dpi / 25.4 / kStep;
  const int join = std::max(3, static_cast<int>(std::lround(kJoinMm * mm)) | 1);
  cv::Mat joined;
  cv::morphologyEx(coloured, joined, cv::MORPH_CLOSE, cv::Mat::ones(join, join, CV_8U));
  cv::Mat labels;
  cv::Mat stats;
  cv::Mat centroids;
  const int count = cv::connectedComponentsWithStats(joined, labels, stats, centroids, 8, CV_32S);
  cv::Mat seals(coloured.size(), CV_8U, cv::Scalar(0));
  bool any = false;
  const int margin = std::max(1, static_cast<int>(std::lround(kMarginMm * mm)));
  for (int i = 1; i < count; ++i) {
    const int* s = stats.ptr<int>(i);
    const cv::Rect box(s[0], s[1], s[2], s[3]);
    if (!looks_like_seal(box, s[4], mm)) continue;
    cv::Rect grown(box.x - margin, box.y - margin, box.width + 2 * margin, box.height + 2 * margin);
    seals(grown & cv::Rect(0, 0, seals.cols, seals.rows)).setTo(255);
    any = true;
  }
  if (!any) return {};
  cv::Mat full;
  cv::resize(seals, full, cv::Size(image.width, image.height), 0, 0, cv::INTER_NEAREST);
  return full;
}

// Darkness of one colour pixel outside stamps: luma, but never lighter than the darkest channel
// warrants for strongly coloured print.
inline std::uint8_t plain_grey(const std::uint8_t* p) {
  const int luma = (77 * p[0] + 150 * p[1] + 29 * p[2]) >> 8;
  const int least = std::min({p[0], p[1], p[2]});
  return static_cast<std::uint8_t>((luma + least) >> 1);
}

void fill_grey(const Image& image, const cv::Mat& seals, Image* grey) {
  for (int y = 0; y < image.height; ++y) {
    const std::uint8_t* in = image.row(y);
    std::uint8_t* out = grey->row(y);
    for (int x = 0; x < image.width; ++x) out[x] = plain_grey(in + 3 * x);
    if (seals.empty()) continue;
    const std::uint8_t* seal = seals.ptr(y);
    for (int x = 0; x < image.width; ++x) {
      const std::uint8_t* p = in + 3 * x;
      if (seal[x] != 0) out[x] = std::max({p[0], p[1], p[2]});
    }
  }
}

}  // namespace

GreyPage to_grey(const Image& image, double dpi) {
  GreyPage page;
  if (image.channels == 1) {
    page.grey = image;
    return page;
  }
  page.grey = Image(image.width, image.height, 1);
  const cv::Mat seals = seal_mask(image, dpi);
  fill_grey(image, seals, &page.grey);
  if (!seals.empty()) page.under_seal = to_image(seals);
  return page;
}

}  // namespace gewu
