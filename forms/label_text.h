// A label's text without what may stand around it: counters, notes in brackets, colons.
#pragma once

#include <string>
#include <string_view>

namespace gewu {

/// Folded, as code points.
std::u32string fold32(std::string_view text);

bool starts_with(std::u32string_view text, std::u32string_view start);

/// Removes "其中", "1.", "（一）", "*" and the like from the front of folded text.
std::u32string_view strip_lead(std::u32string_view text);

/// Removes colons and full stops from the end.
std::u32string_view strip_tail(std::u32string_view text);

/// Takes a bracketed note off the end of `label`; false if there is none. A note that names a unit
/// of money sets `unit`.
bool strip_note(std::u32string_view& label, std::string& unit);

}  // namespace gewu
