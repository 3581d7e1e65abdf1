// Why a printed text gives no number.
#pragma once

namespace gewu {

/// Nothing, Words and Prose are no faults of the reading: there is no quantity to read.
enum class NumberFault {
  None,
  Nothing,     ///< an empty cell, or a stroke that stands for one
  Words,       ///< no digit stands in it, or a date
  Prose,       ///< a number inside words, which alone would say something else
  TwoNumbers,  ///< or parts of one, set apart
  Grouping,    ///< thousands separators or points in places where none belong
  Mark,        ///< a footnote mark where it may be a digit or a power
  Sign,        ///< signs or brackets that contradict each other, or that are not known
  Unit,        ///< words or letters that are no unit
  TooLong,     ///< more digits than are kept
  Unreadable,  ///< characters that are neither digits nor known
};

/// Whether a text that seems to hold a quantity was refused: it deserves value-unreadable.
inline bool is_refused(NumberFault fault) { return fault > NumberFault::Prose; }

/// "holds two numbers": the end of a sentence whose subject is the text.
const char* explain(NumberFault fault);

}  // namespace gewu
