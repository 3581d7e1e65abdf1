// Pieces of ink that hang together.
#pragma once

#include <vector>

#include "layout/ink/bitmap.h"

namespace gewu {

/// Runs that touch in neighbouring rows, corners included (8-connected), are one group.
struct RunGroups {
  std::vector<int> group_of;  ///< of each run, 0 .. count - 1, numbered by their first runs
  int count = 0;
};

/// Takes runs as runs_of() gives them: row by row, left to right.
RunGroups group_runs(const std::vector<Run>& runs);

}  // namespace gewu
