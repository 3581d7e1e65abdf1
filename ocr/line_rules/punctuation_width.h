// The printed width of punctuation, which the recogniser's alphabet folds away.
#pragma once

#include <span>

#include "ocr/reader/line_recognizer.h"

namespace gewu {

/// Gives `, ; : ( ) ! ?` of one page's lines back their full width (，；：（）！？) where they were
/// printed so. A sign between two characters is measured: the distance of its neighbours' centres,
/// less their own halves, is its advance, about 1 em if full and at most 1/2 em if half (the em
/// being the usual distance of Han characters in the line). One that cannot be measured (at a
/// line's end, beside another sign) follows what was measured on the page, and Chinese usage where
/// nothing was: full beside a Han character. Lines without Han characters stay as they are.
/// Only codes change; never to another sign. The lines are the recogniser's, with centres set.
void restore_widths(std::span<LineReading* const> lines);

}  // namespace gewu
