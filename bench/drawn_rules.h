// The rules that can be seen among the marks of a page.
#pragma once

#include <vector>

#include "bench/drawn_marks.h"

namespace gewu::bench {

/// A piece of a ruling line, in points of the page's frame.
struct DrawnRule {
  bool level = false;  ///< runs along x
  double at = 0;       ///< y of the middle of a level rule, x of an upright one
  double from = 0;     ///< along the rule
  double to = 0;
  double thickness = 0;
};

/// Marks that are thin, longer than thick and darker than paper, less what was painted over them
/// with paper's colour later. Squares (writers put them where rules cross) are left out.
std::vector<DrawnRule> visible_rules(const std::vector<DrawnMark>& marks);

}  // namespace gewu::bench
