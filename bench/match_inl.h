// The template of match.h: alignment by dynamic programming.
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

namespace gewu::bench {

template <typename Gain>
std::vector<std::pair<int, int>> align(int a, int b, const Gain& gain) {
  const auto width = static_cast<std::size_t>(b) + 1;
  std::vector<double> best((static_cast<std::size_t>(a) + 1) * width, 0.0);
  std::vector<double> gains(static_cast<std::size_t>(a) * static_cast<std::size_t>(b));
  const auto at = [&](int i, int j) -> double& {
    return best[static_cast<std::size_t>(i) * width + static_cast<std::size_t>(j)];
  };
  const auto gain_at = [&](int i, int j) -> double& {
    return gains[static_cast<std::size_t>(i) * static_cast<std::size_t>(b) +
                 static_cast<std::size_t>(j)];
  };
  for (int i = 1; i <= a; ++i) {
    for (int j = 1; j <= b; ++j) {
      const double g = gain(i - 1, j - 1);
      gain_at(i - 1, j - 1) = g;
      at(i, j) = std::max(at(i - 1, j), at(i, j - 1));
      if (g > 0) at(i, j) = std::max(at(i, j), at(i - 1, j - 1) + g);
    }
  }
  std::vector<std::pair<int, int>> pairs;
  int i = a;
  int j = b;
  while (i > 0 || j > 0) {
    const bool both = i > 0 && j > 0 && gain_at(i - 1, j - 1) > 0 &&
                      at(i, j) == at(i - 1, j - 1) + gain_at(i - 1, j - 1);
    if (both) {
      pairs.emplace_back(--i, --j);
    } else if (i > 0 && (j == 0 || at(i, j) == at(i - 1, j))) {
      pairs.emplace_back(--i, -1);
    } else {
      pairs.emplace_back(-1, --j);
    }
  }
  std::reverse(pairs.begin(), pairs.end());
  return pairs;
}

}  // namespace gewu::bench
