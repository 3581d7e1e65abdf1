#include "bench/line_crop.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

#include "fixtures/scan_pdf.h"

#include <leptonica/allheaders.h>

namespace gewu::bench {

namespace {

constexpr int kInkContrast = 60;       // grey levels darker than paper
constexpr double kLeastHeight = 0.42;  // of the em, so that a dash is not blown up
constexpr double kInkPaper = 0.06;     // of the ink's height, above and below
constexpr int kLeastRows = 4;          // a smaller piece of ink is dirt
constexpr int kUsualDpi = 200;

bool has_ink(const Image& grey, int y, int paper) {
  return *std::min_element(grey.row(y), grey.row(y) + grey.width) <= paper - kInkContrast;
}

}  // namespace

RowRange ink_rows(const Image& grey, double em) {
  if (grey.empty()) return {};
  const int paper = *std::max_element(grey.pixels.begin(), grey.pixels.end());
  int first = 0;
  int last = grey.height - 1;
  while (first <= last && !has_ink(grey, first, paper)) ++first;
  while (last > first && !has_ink(grey, last, paper)) --last;
  if (last - first + 1 < kLeastRows) return {};
  const double middle = (first + last + 1) / 2.0;
  const double half = std::max(last + 1.0 - first, kLeastHeight * em) * (0.5 + kInkPaper);
  return {std::max(0, static_cast<int>(middle - half)),
          std::min(grey.height, static_cast<int>(std::ceil(middle + half)))};
}

Image cut_rows(const Image& grey, const RowRange& rows) {
  if (rows.empty()) return {};
  Image crop(grey.width, rows.bottom - rows.top, 1);
  for (int y = 0; y < crop.height; ++y)
    std::copy_n(grey.row(rows.top + y), grey.width, crop.row(y));
  return crop;
}

Image through_jpeg(const Image& grey, int quality) {
  const std::string bytes = fixtures::encode_jpeg(grey, quality, kUsualDpi);
  Pix* pix = pixReadMem(reinterpret_cast<const l_uint8*>(bytes.data()), bytes.size());
  Image decoded(pixGetWidth(pix), pixGetHeight(pix), 1);
  for (int y = 0; y < decoded.height; ++y) {
    const l_uint32* row = pixGetData(pix) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix);
    for (int x = 0; x < decoded.width; ++x) {
      decoded.row(y)[x] = static_cast<std::uint8_t>(GET_DATA_BYTE(row, x));
    }
  }
  pixDestroy(&pix);
  return decoded;
}

}  // namespace gewu::bench
