// What a cell's text itself says against its reading.
#pragma once

#include <string_view>

namespace gewu {

/// A bracket lacks its other half: about one printed cell in a thousand does so, misread ones
/// often.
bool lacks_half_of_bracket(std::u32string_view text);

/// A comma stands in a number and parts no thousands (8000,00).
bool has_odd_comma(std::u32string_view text);

/// A point between a colon or comparator and a digit (：.800): dirt, or the rest of a number.
bool has_odd_point(std::u32string_view text);

/// A sign that dirt makes of others and that forms hardly ever hold (≠ ÷).
bool holds_rare_sign(std::u32string_view text);

/// Nothing but =, which stands for nothing alone: 二 and 三 are level strokes too.
bool is_equals_alone(std::u32string_view text);

/// Several letters O and nothing else: full stops that fill a cell (。。。) are read so.
bool is_rings_alone(std::u32string_view text);

/// 、 begins the text, marks aside, or 般 stands without the 一 of 一般: level strokes are the
/// first that pale print loses.
bool lacks_its_numeral(std::u32string_view text);

/// One character that is no digit. Tesseract takes digits that stand alone for characters (7 for
/// 了, 1 for 工) and is sure of it.
bool is_lone_character(std::u32string_view text);

/// A comparator and no digit behind it.
bool lacks_its_number(std::u32string_view text);

/// A sign of values or of print beside a Latin letter (≥ ※ ≈ § ±): what a reader makes of a type or
/// script that it does not know. 〈 > of programs' names are no such signs.
bool holds_invented_sign(std::u32string_view text);

}  // namespace gewu
