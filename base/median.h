// The middle of a list of measurements.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace gewu {

/// The upper median: of an even number the larger of the two in the middle. `values` is not empty.
template <typename T>
T median(std::vector<T> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace gewu
