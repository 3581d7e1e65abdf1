// A point in the middle of a line or at its foot.
#pragma once

#include "base/image.h"
#include "ocr/line_recognizer.h"

namespace gewu {

/// A middle point (·) whose ink lies low in the line is none, but a full stop behind a Han
/// character and a decimal point behind others: on faxes the ring of 。 fills, and only their place
/// tells such dots apart. A point of Latin text between Han characters, or that ends a line behind
/// one, is the reader's second choice if that stands at the foot (。，、), else a full stop.
/// Probabilities stay.
void mend_low_points(const Image& line, LineReading* reading);

}  // namespace gewu
