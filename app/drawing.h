// What a picture of a page shows, as the user asked for it.
#pragma once

#include <tuple>

#include "base/geometry.h"
#include "base/members.h"

namespace gewu {

struct Drawing {
  bool review_only = false;  ///< readings of cells to review alone; a page without any: no picture
  bool beside = false;       ///< the print in full at the left, what was read at the right
  PointRect
      cell;  ///< page units; not empty: the print here alone, enlarged, what was read below it
};

template <>
inline constexpr auto kMembers<Drawing> = std::tuple(Member{"review_only", &Drawing::review_only},
                                                     Member{"beside", &Drawing::beside},
                                                     Member{"cell", &Drawing::cell});
static_assert(lists_all_members<Drawing>());

}  // namespace gewu
