// What a cell's text itself says against its reading.
#pragma once

#include <string_view>

namespace gewu {

/// The most confidence that `text` can have as a whole cell: 1 where nothing speaks against it,
/// less where a bracket lacks its other half (about one printed cell in a thousand does, misread
/// ones often), a comma stands in a number and parts no thousands (8000,00), a point begins a
/// number behind a colon or comparator (：.800), or a sign is there
/// that dirt makes of others and forms hardly ever hold (≠ ÷). `by_tesseract`: no other reader
/// confirmed it. That one takes digits that stand alone for characters (7 for 了, 1 for 工) and is
/// sure of it, so that a lone character and a comparator without a digit are doubted too.
double most_confidence(std::u32string_view text, bool by_tesseract);

}  // namespace gewu
