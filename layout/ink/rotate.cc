#include "layout/ink/rotate.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace gewu {
namespace {

using Fixed = std::int64_t;  // places with 16 bits behind the point
constexpr Fixed kOne = 1 << 16;

Fixed fixed(double place) { return std::llround(place * static_cast<double>(kOne)); }

// Linear mix of two rows; the weight of `b` starts at `weight` and grows by `step` a pixel, in
// 65536ths, beginning again at 0 after 1. Narrow types, so that the compiler handles many at once.
void mix(const std::uint8_t* a, const std::uint8_t* b, int n, std::uint16_t weight,
         std::uint16_t step, std::uint8_t* out) {
  for (int i = 0; i < n; ++i) {
    const auto now = static_cast<std::uint16_t>(weight + step * static_cast<std::uint16_t>(i));
    const auto of_b = static_cast<std::uint16_t>(now >> 8);
    const auto of_a = static_cast<std::uint16_t>(256 - of_b);
    const auto sum = static_cast<std::uint16_t>(a[i] * of_a + b[i] * of_b + 128);
    out[i] = static_cast<std::uint8_t>(sum >> 8);
  }
}

// How many places from one with this fraction on lie between the same whole numbers.
Fixed stretch(Fixed fraction, Fixed step, Fixed most) {
  if (step == 0) return most;
  const Fixed steps = step > 0 ? (kOne - fraction + step - 1) / step : fraction / -step + 1;
  return std::min(steps, most);
}

// Samples lines of pixels at evenly spaced places.
class LineSampler {
 public:
  explicit LineSampler(int count)
      : count_(count), lower_(static_cast<std::size_t>(count)), upper_(lower_.size()) {}

  // out[i] is the mix of the pixels i of source(k) and source(k + 1), k being the whole part of
  // start + i * step.
  template <typename Source>
  void sample(double start, double step, Source source, std::uint8_t* out) {
    const Fixed first = fixed(start);
    const Fixed by = fixed(step);
    for (Fixed i = 0; i < count_;) {
      const Fixed place = first + i * by;
      const int whole = static_cast<int>(place >> 16);
      const Fixed n = stretch(place & (kOne - 1), by, count_ - i);
      std::copy_n(source(whole) + i, n, lower_.begin() + i);
      std::copy_n(source(whole + 1) + i, n, upper_.begin() + i);
      i += n;
    }
    mix(lower_.data(), upper_.data(), count_, static_cast<std::uint16_t>(first),
        static_cast<std::uint16_t>(by), out);
  }

 private:
  int count_;
  std::vector<std::uint8_t> lower_;
  std::vector<std::uint8_t> upper_;
};

// The source with its rows sampled anew: pixel x of row y is that of the source at
// x / cosine + shift(y). Made as it is asked for, and only the last rows asked for are kept: the
// page would be too much for the processor's cache.
class LevelRows {
 public:
  LevelRows(const Image& source, const SmallRotation& rotation, int width, std::uint8_t paper)
      : source_(source), rotation_(rotation), width_(width), sampler_(width) {
    // An output row crosses so many; one more on either side for rounding.
    kept_ = static_cast<int>(std::abs(rotation.sine) * width) + 4;
    rows_.resize(static_cast<std::size_t>(kept_) * width);
    row_of_.assign(static_cast<std::size_t>(kept_), -1);
    outside_.assign(static_cast<std::size_t>(width), paper);
    const double top = shift(0);
    const double bottom = shift(source.height - 1);
    left_ = std::min(0, static_cast<int>(std::floor(std::min(top, bottom))));
    const double last = std::max(top, bottom) + width / rotation.cosine;
    const int right = std::max(source.width, static_cast<int>(std::ceil(last)) + 2);
    padded_.assign(static_cast<std::size_t>(right - left_), paper);
  }

  const std::uint8_t* row(int y) {
    if (y < 0 || y >= source_.height) return outside_.data();
    const auto slot = static_cast<std::size_t>(y % kept_);
    std::uint8_t* kept = rows_.data() + slot * static_cast<std::size_t>(width_);
    if (row_of_[slot] != y) make(y, kept);
    row_of_[slot] = y;
    return kept;
  }

 private:
  double shift(int y) const {
    return rotation_.sine / rotation_.cosine * (y - rotation_.dy) + rotation_.dx;
  }

  void make(int y, std::uint8_t* out) {
    std::uint8_t* const start = padded_.data() - left_;
    std::copy_n(source_.row(y), source_.width, start);
    sampler_.sample(
        shift(y), 1 / rotation_.cosine - 1, [&](int k) { return start + k; }, out);
  }

  const Image& source_;
  SmallRotation rotation_;
  int width_;
  int kept_;
  LineSampler sampler_;
  std::vector<std::uint8_t> rows_;
  std::vector<int> row_of_;            // which row stands in each place of rows_
  std::vector<std::uint8_t> outside_;  // a row above or below the source
  int left_;                           // the source's column at which padded_ begins
  std::vector<std::uint8_t> padded_;   // a row of the source, paper on both sides
};

}  // namespace

Image rotated(const Image& source, const SmallRotation& rotation, int width, int height,
              std::uint8_t paper) {
  LevelRows level(source, rotation, width, paper);
  LineSampler sampler(width);
  Image result(width, height, 1, paper);
  for (int y = 0; y < height; ++y) {
    sampler.sample(
        rotation.cosine * y + rotation.dy, -rotation.sine, [&](int k) { return level.row(k); },
        result.row(y));
  }
  return result;
}

}  // namespace gewu
