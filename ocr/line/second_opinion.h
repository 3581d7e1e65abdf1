// Which lines, and which parts of a line, the second reader is asked about: it costs more time than
// ours, so it reads where it can change something.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/image.h"
#include "ocr/line/confidence.h"
#include "ocr/reader/line_recognizer.h"

namespace gewu {

/// Whether a line wants a second opinion. `alone` is the evidence of our reading by itself, its
/// text described. Asked about are values of which ours is not quite sure, short texts (names) and
/// others of which it is not sure, and lines that it could not read; not closed wording.
bool wants_second(const LineReading& own, const LineEvidence& alone);

/// Whether a line of a page that our reader does not know (see is_unfamiliar) is worth a second
/// opinion: it was read with some faith, as a value.
bool wants_second_among_strangers(const LineReading& own);

/// What our reading makes of characters of a line: for the second reader, which has other data for
/// bare values.
LineKind kind_of(std::span<const ReadChar> chars);

/// A stretch of a line: characters [first, last) of a reading, columns [x0, x1) of its image.
struct LinePart {
  std::size_t first = 0;
  std::size_t last = 0;
  int x0 = 0;
  int x1 = 0;
};

/// The parts of a long line that hold what a second opinion is for: digits, signs, and characters
/// that ours doubts, with a neighbour on each side. Cut where there is least ink between
/// characters. Empty if the whole line had better be read: it is short, or most of it is in
/// question.
std::vector<LinePart> parts_in_question(const Image& line, const LineReading& own);

/// Columns [x0, x1) of a line.
Image columns_of(const Image& line, int x0, int x1);

}  // namespace gewu
