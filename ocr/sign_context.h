// Signs that cannot stand where they were read.
#pragma once

#include "ocr/line_recognizer.h"

namespace gewu {

/// Takes the reader's own second choice where its first cannot stand: an upright letter before a
/// digit and behind no letter (I00% is 100%), ± between Han characters (风±人情 is 风土人情), a
/// comma between the number that begins a line and a Han character (1,规范 is 1.规范), a
/// lone letter O (0). A straight quotation mark closes a curved one that is open. Nothing else is
/// changed; probabilities stay with the places.
void mend_signs(LineReading* reading);

}  // namespace gewu
