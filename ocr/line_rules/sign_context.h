// Signs that cannot stand where they were read.
#pragma once

#include "ocr/reader/line_recognizer.h"

namespace gewu {

/// Takes another choice of the reader's where its first cannot stand: an upright letter before a
/// digit and behind no letter (I00% is 100%) or alone (1), ± between Han characters (风±人情 is
/// 风土人情), a comma between the number that begins a line and a Han character (1,规范 is
/// 1.规范), a point between other numbers and a Han character (人数30.在职 is 人数30,在职), a comma
/// that parts no thousands of a number (14,29 is 14.29), a bar or bracket that ends a number (1), ÷
/// before a Han character (:), a Han character that ends a number and is no unit (53入 is 53人), a
/// lone letter O (0). A straight or single quotation mark closes a curved one that is open. Ⅵ
/// before a digit is \1 (7吨\1200). Nothing else is changed; probabilities stay with the places.
void mend_signs(LineReading* reading);

}  // namespace gewu
