#include "ocr/reader/code_alignment.h"

#include <algorithm>
#include <cstddef>

namespace gewu {

namespace {

// Edit distances between all prefixes; row by row, (n + 1) x (m + 1).
std::vector<int> distances(const std::vector<char32_t>& a, const std::vector<char32_t>& b) {
  const std::size_t width = b.size() + 1;
  std::vector<int> d((a.size() + 1) * width, 0);
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      int& cell = d[i * width + j];
      if (i == 0 || j == 0) {
        cell = static_cast<int>(i + j);
        continue;
      }
      const int change = d[(i - 1) * width + j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      cell = std::min({change, d[(i - 1) * width + j] + 1, d[i * width + j - 1] + 1});
    }
  }
  return d;
}

}  // namespace

std::vector<AlignedCodes> align_codes(const std::vector<char32_t>& a,
                                      const std::vector<char32_t>& b) {
  const std::vector<int> d = distances(a, b);
  const std::size_t width = b.size() + 1;
  std::vector<AlignedCodes> pairs;
  std::size_t i = a.size();
  std::size_t j = b.size();
  while (i > 0 || j > 0) {
    const int here = d[i * width + j];
    const int change = i > 0 && j > 0 ? d[(i - 1) * width + j - 1] : here + 1;
    if (i > 0 && j > 0 && here == change + (a[i - 1] == b[j - 1] ? 0 : 1)) {
      pairs.push_back({static_cast<int>(--i), static_cast<int>(--j)});
    } else if (i > 0 && here == d[(i - 1) * width + j] + 1) {
      pairs.push_back({static_cast<int>(--i), -1});
    } else {
      pairs.push_back({-1, static_cast<int>(--j)});
    }
  }
  std::reverse(pairs.begin(), pairs.end());
  return pairs;
}

}  // namespace gewu
