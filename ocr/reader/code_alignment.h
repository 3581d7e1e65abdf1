// Which character of one text stands for which of another.
#pragma once

#include <vector>

namespace gewu {

/// Indices into two texts; -1 where one has no counterpart.
struct AlignedCodes {
  int first = -1;
  int second = -1;
};

/// The alignment with the fewest characters changed, left out or put in (Levenshtein's distance),
/// in reading order; a change before a gap where both cost the same.
std::vector<AlignedCodes> align_codes(const std::vector<char32_t>& first,
                                      const std::vector<char32_t>& second);

}  // namespace gewu
