// What Tesseract's Chinese data gets wrong in the same way everywhere.
#pragma once

#include "base/image.h"
#include "ocr/line_recognizer.h"

namespace gewu {

/// Takes out of a reading what is certainly not printed: a comma at the end that stands on paper,
/// the pieces into which it tears percent signs and brackets ("95%0", "〈(%)"); 〈 becomes (. Never
/// adds a character and never changes a digit into another.
void mend_quirks(const Image& line, LineReading* reading);

}  // namespace gewu
