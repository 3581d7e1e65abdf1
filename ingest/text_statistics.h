// What kinds of characters a text layer consists of: the evidence for judging it.
#pragma once

#include "ingest/types/page.h"

namespace gewu {

/// Counts over the glyphs of a page that are not blanks.
struct TextStatistics {
  int glyphs = 0;
  int unmapped = 0;  ///< without Unicode
  int hidden = 0;    ///< invisible, or under an opaque image
  int han = 0;
  int common_han = 0;       ///< see is_common_han
  int accented = 0;         ///< letters of Latin-1 and Latin Extended-A, as mojibake shows them
  int placeholders = 0;     ///< private use, U+FFFD, control characters
  int foreign = 0;          ///< of scripts that Chinese documents do not use
  int cid_marks = 0;        ///< characters inside "(cid:123)"
  double visible_area = 0;  ///< sum of the visible glyphs' boxes, page units squared
};

TextStatistics text_statistics(const TextLayer& layer);

}  // namespace gewu
