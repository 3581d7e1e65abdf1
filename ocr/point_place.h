// A point in the middle of a line or at its foot.
#pragma once

#include "base/image.h"
#include "ocr/line_recognizer.h"

namespace gewu {

/// A middle point (·) whose ink lies low in the line is none: it becomes the reader's second choice
/// if that stands at the foot (。，、), else a full stop behind a Han character and a decimal point
/// behind others. A point of Latin text behind a Han
/// character that might as well be 。 is one. On faxes the ring of 。 fills and both are dots; only
/// their place tells them apart. Its probability stays.
void mend_low_points(const Image& line, LineReading* reading);

}  // namespace gewu
