// A doubtful line is looked at again: smoothed, without specks, at other scales.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "ocr/reader/line_recognizer.h"
#include "ocr/reader/word_model.h"

namespace gewu {

/// The odds that a line looked at again is right are so many times those of its least share of
/// votes. `scripts/bench recogniser --fit` finds 6.5 on forms' lines in trained faces; on the lines
/// that training itself draws (rare characters, foreign words, worse damage) it is 1.5. This is
/// between the two, nearer to the careful one.
inline constexpr float kOddsOfVote = 3.0F;

/// Whether the lines of a page, as first read, are of a type or language that the reader does not
/// know: most of them are doubtful. No second look would help it.
bool is_unfamiliar(std::span<const LineReading> readings);

/// How well our reader knows the print of a page: the mean probability of its lines as first read,
/// as if some more had been read with kUsualFaith; that at most, since of better pages more faith
/// says no more.
double page_faith(std::span<const LineReading> readings);

/// Lines whose `readings` (one for each) are doubtful are read again in several pictures of the
/// same line, and the pictures vote on each character. What one picture says alone stays doubtful.
/// Sure and empty readings stay as they are. `words` (may be null) say which sure readings to doubt
/// after all, and have a say in the vote. (Known as test-time augmentation.)
/// How many lines it looked at again is returned.
std::size_t look_again(std::span<const Image> lines, LineRecognizer* reader, const WordModel* words,
                       std::vector<LineReading>* readings);

}  // namespace gewu
