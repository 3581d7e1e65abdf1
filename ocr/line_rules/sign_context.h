// Signs that cannot stand where they were read: each takes another choice of the reader's. Nothing
// else is changed; probabilities stay with the places.
#pragma once

#include "ocr/reader/line_recognizer.h"

namespace gewu {

/// Ⅵ before a digit is a stroke and a one (7吨\1200).
void part_numeral_six(LineReading* reading);
/// An upright stroke before a digit and behind no letter (I00% is 100%) or alone, and a bar or
/// bracket that ends a number, is a one.
void take_stroke_for_one(LineReading* reading);
/// A comma between the number that begins a line and a Han character ends that number (1,规范 is
/// 1.规范).
void take_comma_for_list_point(LineReading* reading);
/// A comma that parts no thousands of a number is its point (14,29 is 14.29).
void take_comma_for_point(LineReading* reading);
/// Between Han characters there is no ± (风±人情 is 风土人情).
void take_plus_minus_for_han(LineReading* reading);
/// Before a Han character there is no ÷, but a colon.
void take_division_for_colon(LineReading* reading);
/// A point between the number of a sentence and a Han character is a comma (人数30.在职).
void take_point_for_comma(LineReading* reading);
/// A Han character that ends a number and is no unit is the unit that the reader saw beside it
/// (53入 is 53人), if it was not sure of the first.
void take_han_for_unit(LineReading* reading);
/// A round letter alone is a nought.
void take_round_for_nought(LineReading* reading);
/// A straight or single quotation mark closes a curved one that is open.
void take_quote_for_closing(LineReading* reading);

/// Whether a number ends the line in a Han character that is no unit, and the reader saw a unit
/// there as well.
bool ends_in_odd_unit(const LineReading& reading);

}  // namespace gewu
