#include "tablegrid/ruled/seal_edges.h"

#include <algorithm>
#include <cstddef>

#include "layout/page/page_layout.h"

namespace gewu {
namespace {

constexpr int kSamples = 48;
// With more of it under a stamp it may have faded in part; then so much of the usual share is
// enough.
constexpr double kTouched = 0.2;
constexpr double kFaded = 0.9;
// Rulings are carried through hidden parts, but not where they end there.
constexpr double kLost = 0.85;
constexpr double kLeastSeen = 0.12;  // with less of it to be seen, nothing can be told

bool is_unseen(const std::vector<double>& thresholds, std::size_t i) {
  return i < thresholds.size() && thresholds[i] == kUnseen;
}

}  // namespace

SealCover seal_cover(const Image* seal, double x0, double y0, double x1, double y1) {
  SealCover cover;
  if (seal == nullptr || seal->empty()) return cover;
  for (int i = 0; i < kSamples; ++i) {
    const double t = (i + 0.5) / kSamples;
    const int x = static_cast<int>(x0 + t * (x1 - x0));
    const int y = static_cast<int>(y0 + t * (y1 - y0));
    if (x < 0 || y < 0 || x >= seal->width || y >= seal->height) continue;
    const int mark = seal->row(y)[x];
    cover.touched += mark != 0 ? 1.0 / kSamples : 0;
    cover.hidden += mark == kHiddenBySeal ? 1.0 / kSamples : 0;
  }
  return cover;
}

double threshold_under_seal(double usual, const SealCover& cover) {
  if (1 - cover.hidden < kLeastSeen) return kUnseen;
  return usual * (1 - kLost * cover.hidden) * (cover.touched > kTouched ? kFaded : 1);
}

void carry_on_under_seals(const std::vector<std::vector<double>>& thresholds,
                          std::vector<std::vector<double>>* cover) {
  for (std::size_t line = 0; line < thresholds.size(); ++line) {
    const std::vector<double>& needed = thresholds[line];
    std::vector<double>& have = (*cover)[line];
    for (std::size_t i = 0; i < needed.size(); ++i) {
      if (!is_unseen(needed, i)) continue;
      std::size_t end = i;
      while (is_unseen(needed, end)) ++end;
      const bool before = i == 0 || have[i - 1] >= needed[i - 1];
      const bool after = end == needed.size() || have[end] >= needed[end];
      // Below the threshold of the unseen: no ruling.
      std::fill(have.begin() + static_cast<std::ptrdiff_t>(i),
                have.begin() + static_cast<std::ptrdiff_t>(end),
                before && after ? 1.0 : kUnseen - 1);
      i = end;
    }
  }
}

}  // namespace gewu
