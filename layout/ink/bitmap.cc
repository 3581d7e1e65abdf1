#include "layout/ink/bitmap.h"

#include <algorithm>
#include <bit>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace gewu {
namespace {

constexpr int kWordBits = 64;

// dst(x) op= src(x + k) for one row; `fill` stands for the words right of the row.
template <typename Op>
void combine_from_right(std::uint64_t* dst, const std::uint64_t* src, int words, int k,
                        std::uint64_t fill, Op op) {
  const int skip = k / kWordBits;
  const int bits = k % kWordBits;
  for (int i = 0; i < words; ++i) {
    const std::uint64_t low = i + skip < words ? src[i + skip] : fill;
    const std::uint64_t high = i + skip + 1 < words ? src[i + skip + 1] : fill;
    op(dst[i], bits == 0 ? low : (low >> bits) | (high << (kWordBits - bits)));
  }
}

// dst(x) op= src(x - k) for one row; zeros come in from the left.
template <typename Op>
void combine_from_left(std::uint64_t* dst, const std::uint64_t* src, int words, int k, Op op) {
  const int skip = k / kWordBits;
  const int bits = k % kWordBits;
  for (int i = words - 1; i >= 0; --i) {
    const std::uint64_t high = i - skip >= 0 ? src[i - skip] : 0;
    const std::uint64_t low = i - skip - 1 >= 0 ? src[i - skip - 1] : 0;
    op(dst[i], bits == 0 ? high : (high << bits) | (low >> (kWordBits - bits)));
  }
}

const auto kAnd = [](std::uint64_t& a, std::uint64_t b) { a &= b; };
const auto kOr = [](std::uint64_t& a, std::uint64_t b) { a |= b; };

// Applies step(m) for growing m so that a window of one pixel becomes one of n: doubling, then the
// rest. step(m) must join the window with itself shifted by m.
template <typename Step>
void in_log_steps(int n, Step step) {
  int have = 1;
  while (have * 2 <= n) {
    step(have);
    have *= 2;
  }
  if (have < n) step(n - have);
}

// Ink at x stays if [x, x + n) is all ink; right of the page counts as `outside`.
void erode_right(std::uint64_t* row, std::vector<std::uint64_t>& copy, int words, int n,
                 std::uint64_t outside) {
  in_log_steps(n, [&](int m) {
    std::copy(row, row + words, copy.begin());
    combine_from_right(row, copy.data(), words, m, outside, kAnd);
  });
}

// Ink at x spreads over [x, x + n).
void dilate_right(std::uint64_t* row, std::vector<std::uint64_t>& copy, int words, int n) {
  in_log_steps(n, [&](int m) {
    std::copy(row, row + words, copy.begin());
    combine_from_left(row, copy.data(), words, m, kOr);
  });
}

bool empty_row(const std::uint64_t* row, int words) {
  return std::all_of(row, row + words, [](std::uint64_t w) { return w == 0; });
}

// The 64 x 64 bit transpose of Hacker's Delight (7-3), adapted to 64 bits.
void transpose_block(std::uint64_t block[kWordBits]) {
  std::uint64_t mask = 0x00000000FFFFFFFFULL;
  for (int j = 32; j != 0; j >>= 1, mask ^= mask << j) {
    for (int k = 0; k < kWordBits; k = (k + j + 1) & ~j) {
      const std::uint64_t t = ((block[k] >> j) ^ block[k + j]) & mask;
      block[k] ^= t << j;
      block[k + j] ^= t;
    }
  }
}

#ifdef __SSE2__
constexpr int kStep = 16;

// Bit i of the result: pixels[i] < threshold, for i < kStep.
std::uint64_t pack_step(const std::uint8_t* pixels, int threshold) {
  // Bytes compare as signed ones: both sides are moved by 128.
  const __m128i middle = _mm_set1_epi8(-128);
  const __m128i level = _mm_set1_epi8(static_cast<char>(threshold - 128));
  const __m128i grey = _mm_loadu_si128(reinterpret_cast<const __m128i*>(pixels));
  const __m128i dark = _mm_cmplt_epi8(_mm_sub_epi8(grey, middle), level);
  return static_cast<std::uint64_t>(_mm_movemask_epi8(dark));
}
#else
constexpr int kStep = 8;

std::uint64_t pack_step(const std::uint8_t* pixels, int threshold) {
  std::uint64_t word = 0;
  for (int i = 0; i < kStep; ++i) word |= std::uint64_t{pixels[i] < threshold ? 1U : 0U} << i;
  return word;
}
#endif

// Bit i of the result: pixels[i] < threshold, for i in [0, n).
std::uint64_t pack_word(const std::uint8_t* pixels, int n, int threshold) {
  threshold = std::clamp(threshold, 0, 255);
  std::uint64_t word = 0;
  int i = 0;
  for (; i + kStep <= n; i += kStep) word |= pack_step(pixels + i, threshold) << i;
  for (; i < n; ++i) word |= std::uint64_t{pixels[i] < threshold ? 1U : 0U} << i;
  return word;
}

}  // namespace

Bitmap::Bitmap(int width, int height)
    : width_(width),
      height_(height),
      words_((width + kWordBits - 1) / kWordBits),
      bits_(static_cast<std::size_t>(words_) * height, 0) {}

Bitmap Bitmap::darker_than(const Image& grey, int threshold) {
  Bitmap result(grey.width, grey.height);
  for (int y = 0; y < grey.height; ++y) result.set_row(y, grey.row(y), threshold);
  return result;
}

void Bitmap::set_row(int y, const std::uint8_t* pixels, int threshold) {
  std::uint64_t* out = row(y);
  for (int i = 0; i < words_; ++i) {
    const int x = i * kWordBits;
    out[i] = pack_word(pixels + x, std::min(kWordBits, width_ - x), threshold);
  }
}

void Bitmap::clear_padding() {
  const int used = width_ % kWordBits;
  if (used == 0) return;
  const std::uint64_t mask = (std::uint64_t{1} << used) - 1;
  for (int y = 0; y < height_; ++y) row(y)[words_ - 1] &= mask;
}

long long Bitmap::count() const {
  long long total = 0;
  for (std::uint64_t word : bits_) total += std::popcount(word);
  return total;
}

long long Bitmap::count(const PixelRect& box) const {
  const PixelRect clip = intersect(box, PixelRect{0, 0, width_, height_});
  if (clip.empty()) return 0;
  const int first = clip.x0 / kWordBits;
  const int last = (clip.x1 - 1) / kWordBits;
  const std::uint64_t first_mask = ~std::uint64_t{0} << (clip.x0 % kWordBits);
  const std::uint64_t last_mask = ~std::uint64_t{0} >> (kWordBits - 1 - (clip.x1 - 1) % kWordBits);
  long long total = 0;
  for (int y = clip.y0; y < clip.y1; ++y) {
    const std::uint64_t* bits = row(y);
    for (int i = first; i <= last; ++i) {
      std::uint64_t word = bits[i];
      if (i == first) word &= first_mask;
      if (i == last) word &= last_mask;
      total += std::popcount(word);
    }
  }
  return total;
}

Bitmap Bitmap::transposed() const {
  Bitmap result(height_, width_);
  std::uint64_t block[kWordBits];
  for (int by = 0; by < height_; by += kWordBits) {
    const int rows = std::min(kWordBits, height_ - by);
    for (int w = 0; w < words_; ++w) {
      for (int i = 0; i < kWordBits; ++i) block[i] = i < rows ? row(by + i)[w] : 0;
      transpose_block(block);
      const int columns = std::min(kWordBits, width_ - w * kWordBits);
      for (int i = 0; i < columns; ++i) result.row(w * kWordBits + i)[by / kWordBits] = block[i];
    }
  }
  return result;
}

Bitmap Bitmap::opened_h(int n) const {
  Bitmap result = *this;
  if (n <= 1) return result;
  std::vector<std::uint64_t> copy(words_);
  for (int y = 0; y < height_; ++y) {
    std::uint64_t* bits = result.row(y);
    if (empty_row(bits, words_)) continue;
    erode_right(bits, copy, words_, n, 0);
    if (!empty_row(bits, words_)) dilate_right(bits, copy, words_, n);
  }
  result.clear_padding();
  return result;
}

Bitmap Bitmap::closed_h(int n) const {
  Bitmap result = *this;
  if (n <= 1) return result;
  std::vector<std::uint64_t> copy(words_ + n / kWordBits + 1);
  std::vector<std::uint64_t> wide(copy.size());
  const int words = static_cast<int>(wide.size());
  for (int y = 0; y < height_; ++y) {
    if (empty_row(row(y), words_)) continue;
    std::fill(wide.begin(), wide.end(), 0);
    std::copy(row(y), row(y) + words_, wide.begin());
    dilate_right(wide.data(), copy, words, n);
    erode_right(wide.data(), copy, words, n, 0);
    std::copy(wide.begin(), wide.begin() + words_, result.row(y));
  }
  result.clear_padding();
  return result;
}

Bitmap Bitmap::opened_v(int n) const {
  Bitmap result = *this;
  if (n <= 1) return result;
  // Row y keeps what rows y .. y + n - 1 share; then each row spreads back over those n.
  in_log_steps(n, [&](int m) {
    for (int y = 0; y < height_; ++y) {
      std::uint64_t* bits = result.row(y);
      for (int i = 0; i < words_; ++i) bits[i] &= y + m < height_ ? result.row(y + m)[i] : 0;
    }
  });
  in_log_steps(n, [&](int m) {
    for (int y = height_ - 1; y >= m; --y) {
      for (int i = 0; i < words_; ++i) result.row(y)[i] |= result.row(y - m)[i];
    }
  });
  return result;
}

Bitmap Bitmap::grown_v(int n) const {
  Bitmap result = *this;
  for (int y = 0; y < height_; ++y) {
    const int first = std::max(0, y - n);
    const int last = std::min(height_ - 1, y + n);
    for (int from = first; from <= last; ++from) {
      for (int i = 0; i < words_; ++i) result.row(y)[i] |= row(from)[i];
    }
  }
  return result;
}

Bitmap Bitmap::grown_h(int n) const {
  Bitmap result = *this;
  for (int y = 0; y < height_; ++y) {
    if (empty_row(row(y), words_)) continue;
    for (int k = 1; k <= n; ++k) {
      combine_from_left(result.row(y), row(y), words_, k, kOr);
      combine_from_right(result.row(y), row(y), words_, k, 0, kOr);
    }
  }
  result.clear_padding();
  return result;
}

Bitmap& Bitmap::operator&=(const Bitmap& other) {
  for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] &= other.bits_[i];
  return *this;
}

Bitmap& Bitmap::operator|=(const Bitmap& other) {
  for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] |= other.bits_[i];
  return *this;
}

Bitmap& Bitmap::subtract(const Bitmap& other) {
  for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] &= ~other.bits_[i];
  return *this;
}

namespace {

// The first x >= from whose bit equals `value`, or `width`.
int next_bit(const std::uint64_t* row, int width, int from, bool value) {
  int word = from / kWordBits;
  const int words = (width + kWordBits - 1) / kWordBits;
  if (from >= width) return width;
  std::uint64_t bits = value ? row[word] : ~row[word];
  bits &= ~std::uint64_t{0} << (from % kWordBits);
  while (bits == 0) {
    if (++word >= words) return width;
    bits = value ? row[word] : ~row[word];
  }
  return std::min(width, word * kWordBits + std::countr_zero(bits));
}

}  // namespace

std::vector<Run> runs_of(const Bitmap& bitmap) {
  std::vector<Run> runs;
  for (int y = 0; y < bitmap.height(); ++y) {
    const std::uint64_t* row = bitmap.row(y);
    for (int x = next_bit(row, bitmap.width(), 0, true); x < bitmap.width();) {
      const int end = next_bit(row, bitmap.width(), x, false);
      runs.push_back({y, x, end});
      x = next_bit(row, bitmap.width(), end, true);
    }
  }
  return runs;
}

}  // namespace gewu
