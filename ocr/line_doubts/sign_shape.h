// Comparators by their shape: a look that owes nothing to any reader.
#pragma once

#include "base/image.h"

namespace gewu {

/// A comparator at the beginning of a line.
struct LeadingSign {
  char32_t code = 0;  ///< ≥ ≤ > < or =; 0: the line begins with something else
  int end = 0;        ///< first column of the line image behind it
};

/// Looks at the first glyph of a line image: a wedge that opens to the left or right, with or
/// without a bar below it, or two equal bars. Strict: an unusual shape (two wedges, a slanted bar)
/// or a character that merely resembles one (二, 之, 7) gives code 0.
LeadingSign find_leading_sign(const Image& line);

/// The line without its first `columns` columns, and without the paper that follows them.
Image without_leading_columns(const Image& line, int columns);

}  // namespace gewu
