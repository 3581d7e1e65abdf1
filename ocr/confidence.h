// From what the readers say of a line to the probability that it is read right.
#pragma once

#include <string>
#include <string_view>

namespace gewu {

/// What is known about the reading of one line.
struct LineEvidence {
  bool has_own = false;        ///< our recogniser read it
  double own_line = 0;         ///< its calibrated probability for the line
  double own_least = 0;        ///< the least probability among its characters
  bool has_tesseract = false;  ///< Tesseract read it
  bool agree = false;          ///< both, and they agree but for what Tesseract cannot write
  double tesseract_least = 0;  ///< the least confidence among its symbols, 0..1
  bool has_digit = false;      ///< in the chosen text
  bool has_sign = false;       ///< a comparator or percent sign in the chosen text
  int length = 0;              ///< characters
  double height = 0;           ///< of the line, pixels as scanned
};

/// Probability that the whole line is right.
double line_confidence(const LineEvidence& evidence);

/// Cells below this are marked for review.
double review_threshold();

/// Both texts without what the two readers cannot agree on for want of letters: blanks, width, and
/// look-alike punctuation. For comparing only.
std::u32string comparable(std::string_view text);

}  // namespace gewu
