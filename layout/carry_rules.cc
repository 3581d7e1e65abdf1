#include "layout/carry_rules.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "layout/mat.h"

namespace gewu {
namespace {

constexpr double kStubMm = 1.2;     // of a rule that must be seen on each side
constexpr double kStubShare = 0.4;  // ... or so much of what is hidden, if that is more
constexpr double kAroundMm = 2.0;   // beyond the hidden parts: room for the stubs

// One direction: rows, or columns where `upright`.
class Carrier {
 public:
  Carrier(const cv::Mat& grey, const cv::Mat& hidden, int threshold, int stub, bool upright)
      : grey_(grey), hidden_(hidden), threshold_(threshold), stub_(stub), upright_(upright) {}

  void mark(cv::Mat* fill) const {
    for (int line = 0; line < lines(); ++line) {
      for (int i = 0; i < length(); ++i) {
        if (at(hidden_, line, i) == 0) continue;
        const int from = i;
        while (i < length() && at(hidden_, line, i) != 0) ++i;
        if (!goes_through(line, from, i)) continue;
        for (int k = from; k < i; ++k) at(*fill, line, k) = 255;
      }
    }
  }

 private:
  int lines() const { return upright_ ? grey_.cols : grey_.rows; }
  int length() const { return upright_ ? grey_.rows : grey_.cols; }
  std::uint8_t at(const cv::Mat& mat, int line, int i) const {
    return upright_ ? mat.at<std::uint8_t>(i, line) : mat.at<std::uint8_t>(line, i);
  }
  std::uint8_t& at(cv::Mat& mat, int line, int i) const {
    return upright_ ? mat.at<std::uint8_t>(i, line) : mat.at<std::uint8_t>(line, i);
  }

  bool is_ink(int line, int i) const {
    return line >= 0 && line < lines() && i >= 0 && i < length() && at(grey_, line, i) < threshold_;
  }

  bool stub(int line, int from, int count) const {
    for (int i = from; i < from + count; ++i) {
      if (!is_ink(line, i)) return false;
    }
    return true;
  }

  // A page may lean: the stubs may be a pixel apart.
  bool stub_near(int line, int from, int count) const {
    return stub(line, from, count) || stub(line - 1, from, count) || stub(line + 1, from, count);
  }

  // A rule that runs across at the end of the hidden part, on which this one may end.
  bool crossing(int line, int i) const {
    for (int k = line - stub_; k <= line + stub_; ++k) {
      if (!is_ink(k, i) && !is_ink(k, i - 1) && !is_ink(k, i + 1)) return false;
    }
    return true;
  }

  bool goes_through(int line, int from, int end) const {
    const int count = std::max(stub_, static_cast<int>(kStubShare * (end - from)));
    const bool before = stub(line, from - count, count);
    const bool after = stub(line, end, count);
    return (before && stub_near(line, end, count)) ||
           (after && stub_near(line, from - count, count)) || (before && crossing(line, end)) ||
           (after && crossing(line, from - 1));
  }

  const cv::Mat& grey_;
  const cv::Mat& hidden_;
  int threshold_;
  int stub_;
  bool upright_;
};

}  // namespace

void carry_rules_through(const Image& under_seal, const InkStats& ink, double dpi, Image* grey) {
  if (under_seal.empty()) return;
  const cv::Mat all = as_mat(under_seal) == kHiddenBySeal;
  const cv::Rect extent = cv::boundingRect(all);
  if (extent.empty()) return;
  const double mm = dpi / 25.4;
  const int around = static_cast<int>(std::lround(kAroundMm * mm));
  const cv::Rect part = cv::Rect(extent.x - around, extent.y - around, extent.width + 2 * around,
                                 extent.height + 2 * around) &
                        cv::Rect(0, 0, all.cols, all.rows);
  const cv::Mat hidden = all(part);
  cv::Mat pixels = as_mat(*grey)(part);
  const int stub = std::max(2, static_cast<int>(std::lround(kStubMm * mm)));
  // What was carried through first may be what another rule ends on.
  constexpr int kPasses = 2;
  for (int pass = 0; pass < kPasses; ++pass) {
    cv::Mat fill(part.size(), CV_8U, cv::Scalar(0));
    for (const bool upright : {false, true}) {
      Carrier(pixels, hidden, ink.threshold, stub, upright).mark(&fill);
    }
    pixels.setTo(ink.ink, fill);
  }
}

}  // namespace gewu
