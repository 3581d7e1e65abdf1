// Signs that no form prints: what a broken extraction or a bad scan leaves in the middle of words.
#pragma once

#include <string_view>

namespace gewu {

/// Whether a text (folded or not) holds a run such as >y, /X.1日1//\ : signs that stand beside each
/// other in no word, number, comparator, address or code. Such a cell may have lost or swallowed
/// something, and nobody can be sure of it.
bool holds_junk(std::u32string_view text);

}  // namespace gewu
