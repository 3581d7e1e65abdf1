// Two readings of one line: where they differ, and which character to take.
#pragma once

#include "ocr/reader/line_recognizer.h"

namespace gewu {

/// How two readings of a line compare.
struct ReadingComparison {
  bool agree = false;               ///< but for width, blanks and look-alike punctuation
  double own_at_difference = 1;     ///< least probability of ours where they differ; 1: they agree
  double second_at_difference = 0;  ///< greatest probability of the second's there
};

ReadingComparison compare_readings(const LineReading& second, const LineReading& own);

/// Settles what can be settled: where ours doubts a character and the second reads what ours would
/// have taken next, that one is taken into `own`.
void settle_by_second(const LineReading& second, LineReading* own);

}  // namespace gewu
