// A point in the middle of a line or at its foot.
#pragma once

#include "base/image.h"
#include "ocr/reader/line_recognizer.h"

namespace gewu {

/// A middle point (·) whose ink lies low in the line is none, but what the reader saw beside it
/// that stands at the foot (。，、) behind a Han character, a full stop if it saw nothing, and a
/// decimal point behind others: on faxes the ring of 。 fills, and only their place tells such dots
/// apart. A point of Latin text between Han characters, or that ends a line behind one, is the
/// reader's second choice if that stands at the foot, else likewise. Probabilities stay.
void mend_low_points(const Image& line, LineReading* reading);

}  // namespace gewu
