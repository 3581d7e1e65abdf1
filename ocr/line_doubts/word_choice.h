// Which of several characters stands at a doubtful place, by the words around it.
#pragma once

#include <vector>

#include "ocr/reader/line_recognizer.h"
#include "ocr/reader/word_model.h"

namespace gewu {

/// A character that may stand at a place of a line.
struct CharChoice {
  char32_t code = 0;
  double belief = 0;  ///< from the picture, of any scale
};

/// What may stand at each place of a line, in reading order.
using LineChoices = std::vector<std::vector<CharChoice>>;

/// Turns beliefs from the picture alone into beliefs from picture and words, keeping each place's
/// sum. Only between Chinese characters: words say nothing of digits and signs, nor whether
/// something stands at a place at all. The words' say is tempered and bounded, so that a clear
/// picture of an unusual name stands.
void weigh_by_words(const WordModel& words, LineChoices* line);

/// Whether the words speak so strongly for a character's second choice that the line deserves a
/// second look, though its reader is sure.
bool words_doubt(const WordModel& words, const LineReading& reading);

}  // namespace gewu
