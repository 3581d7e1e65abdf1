// A hyphen or a dash between digits: told by how far apart it keeps them.
#pragma once

#include "ocr/reader/line_recognizer.h"

namespace gewu {

/// Where a dash (— or 一) that might as well be a hyphen stands between two numbers (50-60,
/// 50%-60%), and those are no farther apart than a hyphen keeps them, it becomes a hyphen. The
/// measure is the line's own: a dash is an em wide and a digit half an em, so that digits around a
/// dash are three digits' pitches apart, around even the widest hyphen (half an em, as AR PL's
/// faces have it) two. Lines without two digits side by side are left as they are.
void tell_hyphens(LineReading* reading);

/// 一 between a number, year or letter and a digit is a dash: no numeral stands there.
void take_stroke_for_dash(LineReading* reading);

/// Whether 一 stands before a digit: no Chinese number goes on so.
bool has_stroke_before_digit(const LineReading& reading);

/// Nothing but level strokes, one of them 一: a long dash is read as several.
bool is_row_of_strokes(const LineReading& reading);

}  // namespace gewu
