// ">=" and "<=" typed as two signs, of which the second came out as its pieces.
#pragma once

#include "ocr/reader/line_recognizer.h"

namespace gewu {

/// Where a line begins with > or <, then one or two doubtful bar-like signs (- ~ ≈ ÷ : and their
/// kin), then a digit: those signs become one =, for which bars broken by a fax stand. True if it
/// did so; such a reading must stay marked. A minus or point that the reader is sure of is left
/// alone: > -5 is a target, too; but on a `peppered` page (see PageInk) where bars lose their
/// halves, it is an = far more often. No digit is ever touched.
bool mend_split_comparator(bool peppered, LineReading* reading);

}  // namespace gewu
