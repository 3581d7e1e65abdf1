// What Tesseract's Chinese data gets wrong in the same way everywhere.
#pragma once

#include "base/image.h"
#include "ocr/reader/line_recognizer.h"

namespace gewu {

/// A comma or other mark at the end of a line that stands on paper, where no ink is, goes.
void drop_marks_on_paper(const Image& line, LineReading* reading);

/// 〈 becomes (, and 〉 ).
void plain_brackets(LineReading* reading);

/// The pieces into which percent signs and brackets are torn ("95%0", "((%)") become one. No digit
/// is changed into another.
void join_torn_signs(LineReading* reading);

/// The percent sign in the unit of a rate, 覆盖率(%), is read as a digit or not at all: ()、(9)、(%
/// at the end behind 率 or 度 become (%), at a confidence that asks for a look. Only for lines that
/// nobody else reads.
void mend_rate_unit(LineReading* reading);

}  // namespace gewu
