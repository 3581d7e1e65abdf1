#include "layout/ink/run_groups.h"

#include "base/disjoint_sets.h"

namespace gewu {
namespace {

DisjointSets touching(const std::vector<Run>& runs) {
  DisjointSets sets(runs.size());
  std::size_t above = 0;  // first run of the row above that may still touch
  for (std::size_t i = 0; i < runs.size(); ++i) {
    while (above < i && (runs[above].y < runs[i].y - 1 ||
                         (runs[above].y == runs[i].y - 1 && runs[above].x1 < runs[i].x0))) {
      ++above;
    }
    for (std::size_t k = above; k < i && runs[k].y == runs[i].y - 1 && runs[k].x0 <= runs[i].x1;
         ++k) {
      sets.join(static_cast<int>(i), static_cast<int>(k));
    }
  }
  return sets;
}

}  // namespace

RunGroups group_runs(const std::vector<Run>& runs) {
  DisjointSets sets = touching(runs);
  RunGroups groups;
  groups.group_of.resize(runs.size());
  std::vector<int> number(runs.size(), -1);  // by root
  for (std::size_t i = 0; i < runs.size(); ++i) {
    int& own = number[static_cast<std::size_t>(sets.root(static_cast<int>(i)))];
    if (own < 0) own = groups.count++;
    groups.group_of[i] = own;
  }
  return groups;
}

}  // namespace gewu
