// Points of a list inside a cell: 目标1：…, ①…, 2. …
#pragma once

#include <string>
#include <vector>

namespace gewu {

/// Whether `text`, a line of a cell, begins a point of the list that lines before it began: the
/// next number after theirs in the same dress, or any but the first behind a finished clause. Then
/// the line before ends a paragraph, full as it may be.
bool begins_next_item(const std::vector<std::string>& before, const std::string& text);

}  // namespace gewu
