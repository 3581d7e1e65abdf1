// What Tesseract's Chinese data gets wrong in the same way everywhere.
#pragma once

#include "base/image.h"
#include "ocr/reader/line_recognizer.h"

namespace gewu {

/// Takes out of a reading what is certainly not printed: a comma at the end that stands on paper,
/// the pieces into which it tears percent signs and brackets ("95%0", "〈(%)"); 〈 becomes (. Never
/// adds a character and never changes a digit into another.
void mend_quirks(const Image& line, LineReading* reading);

/// The percent sign in the unit of a rate, 覆盖率(%), is read as a digit or not at all: ()、(9)、(%
/// at the end behind 率 or 度 become (%), at a confidence that asks for a look. Only for lines that
/// nobody else reads.
void mend_rate_unit(LineReading* reading);

}  // namespace gewu
