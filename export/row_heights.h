// How high the rows of a sheet must be for their texts to be seen.
#pragma once

#include <string>
#include <vector>

#include "base/text_table.h"

namespace gewu {

inline constexpr double kLineHeight = 15;  ///< of a row of one line, points

/// Heights of the rows of a table in points, by the widths of its columns (in characters of a
/// sheet: a Han takes two). Programs set a row's height by its unmerged cells alone, so that long
/// texts in merged cells would be cut: of several rows the last is made as high as its text asks.
/// No row is higher than sheets allow.
std::vector<double> row_heights(const TextTable& table, const std::vector<double>& widths);

/// Height of a text in a cell of so many characters, points; not more than `most` lines.
double text_height(const std::string& text, double width, int most);

}  // namespace gewu
