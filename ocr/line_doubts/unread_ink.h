// Ink that the characters of a line's reading do not account for.
#pragma once

#include "ocr/reader/line_recognizer.h"

namespace gewu {

/// Whether a digit that begins or ends the reading has so much ink beyond it that a character must
/// have been left out: the % that touches a 0, the comparator that runs into a 5. Digits alone are
/// asked: their width is known. A reading's places must be in pixels of `line`.
bool leaves_ink_unread(const Image& line, const LineReading& reading);

/// Whether a point between two digits is a speck that floats between them, with nothing at their
/// foot: dirt, which makes 1.2 of 12. Points that touch a digit are not asked. Places as above.
bool has_floating_point(const Image& line, const LineReading& reading);

/// Whether a digit's ink is wider than a digit in any face: a point ran into it and was not read,
/// which makes 53 of 5.3. Digits that touch other characters are not asked. For bilevel pages: pale
/// hairlines, which a threshold cuts, make a digit look low. Places as above.
bool has_wide_digit(const Image& line, const LineReading& reading);

}  // namespace gewu
