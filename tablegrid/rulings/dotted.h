// Rulings printed as dots or dashes.
#pragma once

#include "layout/ink/bitmap.h"

namespace gewu {

/// The dotted horizontal lines of `map`, their gaps filled: thin runs longer than a character or
/// two that are made of at least a handful of pieces of ink, at even distances. Lines of text are
/// not even, solid rulings not in pieces. `em` (height of a character) and `point` in pixels of the
/// map.
Bitmap dotted_lines(const Bitmap& map, double em, double point);

}  // namespace gewu
