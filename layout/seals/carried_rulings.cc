#include "layout/seals/carried_rulings.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "layout/page/mat.h"

namespace gewu {
namespace {

constexpr double kStubMm = 1.2;     // of a ruling that must be seen on each side
constexpr double kStubShare = 0.4;  // ... or so much of what is hidden, if that is more
constexpr double kStrokeMm = 4.5;   // no stroke of a character in a cell is so long
constexpr int kPastText = 2;  // stubs: a ruling across that reaches so far to both sides is one
constexpr double kAroundMm = 5.0;  // beyond the hidden parts: room for the stubs

// One direction: rows, or columns where `upright`.
class Carrier {
 public:
  Carrier(const cv::Mat& grey, const cv::Mat& hidden, int threshold, int stub, int stroke,
          bool upright)
      : grey_(grey),
        hidden_(hidden),
        threshold_(threshold),
        stub_(stub),
        stroke_(stroke),
        upright_(upright) {}

  void mark(cv::Mat* fill) const {
    for (int line = 0; line < lines(); ++line) {
      for (int i = 0; i < length(); ++i) {
        if (at(hidden_, line, i) == 0) continue;
        const Stretch stretch = stretch_from(line, i);
        i = stretch.end;
        if (!goes_through(line, stretch)) continue;
        for (int k = stretch.from; k < stretch.end; ++k) {
          if (at(hidden_, line, k) != 0) at(*fill, line, k) = 255;
        }
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

  // Hidden pixels of a line, with nothing but ink where the line shows between them: [from, end).
  struct Stretch {
    int from = 0;
    int end = 0;
    int hidden = 0;
  };

  Stretch stretch_from(int line, int from) const {
    Stretch stretch{from, from, 0};
    for (int i = from; i < length();) {
      while (i < length() && at(hidden_, line, i) != 0) ++i, ++stretch.hidden;
      stretch.end = i;
      while (i < length() && at(hidden_, line, i) == 0 && is_ink(line, i)) ++i;
      if (i == length() || at(hidden_, line, i) == 0) break;
    }
    return stretch;
  }

  // A ruling that runs across at i, on which this one may end.
  bool crossing(int line, int i, int reach) const {
    for (int k = line - reach; k <= line + reach; ++k) {
      if (!is_ink(k, i) && !is_ink(k, i - 1) && !is_ink(k, i + 1)) return false;
    }
    return true;
  }

  // So much ink `step` away from the hidden part, from `start` on.
  bool goes_on(int line, int start, int step, int count) const {
    for (int k = 0; k < count; ++k) {
      if (!is_ink(line, start + k * step)) return false;
    }
    return true;
  }

  // ... or less, and then the ruling on which this one ends. No stroke of a character reaches so
  // far.
  bool ends_at_ruling(int line, int start, int step, int count) const {
    return crossing(line, start, stub_) || meets_ruling(line, start, step, count);
  }

  bool meets_ruling(int line, int start, int step, int count) const {
    for (int k = 0; k < count && is_ink(line, start + k * step); ++k) {
      if (crossing(line, start + k * step, kPastText * stub_)) return true;
    }
    return false;
  }

  // Ink that is no stroke of a character comes out of the hidden part: it goes on for longer, or
  // comes to a ruling.
  bool is_ruling(int line, int start, int step, int count) const {
    return goes_on(line, start, step, count) &&
           (meets_ruling(line, start, step, stroke_) || goes_on(line, start, step, stroke_));
  }

  // A page may lean: the two sides may be a pixel apart.
  bool shows(int line, int start, int step, int count) const {
    for (int near = line - 1; near <= line + 1; ++near) {
      if (goes_on(near, start, step, count) || ends_at_ruling(near, start, step, count))
        return true;
    }
    return false;
  }

  bool goes_through(int line, const Stretch& stretch) const {
    const int count = std::max(stub_, static_cast<int>(kStubShare * stretch.hidden));
    const int before = stretch.from - 1;
    const int after = stretch.end;
    return (is_ruling(line, before, -1, count) && shows(line, after, 1, count)) ||
           (is_ruling(line, after, 1, count) && shows(line, before, -1, count));
  }

  const cv::Mat& grey_;
  const cv::Mat& hidden_;
  int threshold_;
  int stub_;
  int stroke_;
  bool upright_;
};

}  // namespace

void carry_rulings_through(const Image& under_seal, const InkStats& ink, double dpi, Image* grey) {
  if (under_seal.empty()) return;
  const cv::Mat all = as_mat(under_seal) == kHiddenBySeal;
  const cv::Rect extent = cv::boundingRect(all);
  if (extent.empty()) return;
  const double mm = dpi / 25.4;
  const double stubs = kStubShare * std::max(extent.width, extent.height);
  const int around = static_cast<int>(std::lround(kAroundMm * mm + stubs));
  const cv::Rect part = cv::Rect(extent.x - around, extent.y - around, extent.width + 2 * around,
                                 extent.height + 2 * around) &
                        cv::Rect(0, 0, all.cols, all.rows);
  const cv::Mat hidden = all(part);
  cv::Mat pixels = as_mat(*grey)(part);
  const int stub = std::max(2, static_cast<int>(std::lround(kStubMm * mm)));
  const int stroke = static_cast<int>(std::lround(kStrokeMm * mm));
  // What was carried through first may be what another ruling ends on.
  constexpr int kPasses = 2;
  for (int pass = 0; pass < kPasses; ++pass) {
    cv::Mat fill(part.size(), CV_8U, cv::Scalar(0));
    for (const bool upright : {false, true}) {
      Carrier(pixels, hidden, ink.threshold, stub, stroke, upright).mark(&fill);
    }
    pixels.setTo(ink.ink, fill);
  }
}

}  // namespace gewu
