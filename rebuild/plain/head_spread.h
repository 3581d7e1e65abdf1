// Heads over several columns.
#pragma once

#include <vector>

#include "rebuild/plain/aligned.h"

namespace gewu::plain {

/// Sets Stretch::first and last of the heads in the first `heads` lines to the columns that they
/// are over: a head stands in the middle of them, it begins over one of them, and columns that have
/// heads further down are rather under one than under none.
void spread_heads(std::vector<std::vector<Stretch>>& lines, size_t heads, int columns);

}  // namespace gewu::plain
