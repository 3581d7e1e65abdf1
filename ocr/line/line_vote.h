// Several readings of one line, decided character by character.
#pragma once

#include <span>

#include "ocr/reader/line_recognizer.h"
#include "ocr/reader/word_model.h"

namespace gewu {

/// What most of the readings say, each of them read from another picture of the same line, their
/// characters' places in the same pixels. Characters are aligned with those of the reading whose
/// text gathers most belief; at each place the character that gathers most probability wins, second
/// choices counted, or none if most readings have none. The line's probability is the least share
/// of belief that any place of it got. Empty if all are. (Voting over aligned readings is known as
/// ROVER: Fiscus, "A post-processing system to yield reduced word error rates", 1997.)
/// `words`, if there are any, have a say where readings differ about a Chinese character.
LineReading vote_on_line(std::span<const LineReading> readings, const WordModel* words = nullptr);

}  // namespace gewu
