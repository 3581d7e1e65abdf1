// Lines of a cell that hold a complete value each.
#pragma once

#include <string>
#include <vector>

namespace gewu {

/// Whether `text` is a number as printed (with separators, sign, brackets), or a number with a
/// comparator before it or a unit behind it, and nothing else.
bool is_complete_value(const std::string& text);

/// Whether lines that follow each other in a cell list values: each is complete, and they are of
/// one kind: bare numbers, targets with comparators, or numbers with one unit. 2023年 over 12月 is
/// a date that was wrapped.
bool list_values(const std::vector<std::string>& lines);

}  // namespace gewu
