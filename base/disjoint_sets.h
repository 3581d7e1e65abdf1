// Sets of indices that are joined pair by pair.
#pragma once

#include <cstddef>
#include <numeric>
#include <vector>

namespace gewu {

/// Disjoint sets of 0 .. count - 1 (union-find, with the paths halved on the way).
class DisjointSets {
 public:
  explicit DisjointSets(std::size_t count) : parent_(count) {
    std::iota(parent_.begin(), parent_.end(), 0);
  }

  int root(int i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }

  /// The set of `a` becomes part of that of `b`.
  void join(int a, int b) { parent_[root(a)] = root(b); }

 private:
  std::vector<int> parent_;
};

}  // namespace gewu
