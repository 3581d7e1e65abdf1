// What the texts of one column of aligned text have in common.
#pragma once

#include <vector>

#include "rebuild/plain/aligned.h"

namespace gewu::plain {

struct ColumnHabit {
  bool numeric = false;   ///< mostly figures
  int decimals = 0;       ///< that its amounts have; 0: whole numbers, or they differ
  int widest = 0;         ///< the widest line, Han counted as two
  double full_share = 0;  ///< of its lines, those that are full

  /// The figure lacks decimals that the column's others have, so that it goes on below.
  bool cut(const std::u32string& figure) const;

  /// What `next` begins with does not fit on the line behind this text.
  bool full(const Stretch& text, const Stretch& next) const;
  bool full(const Stretch& text) const;  ///< ... nothing does
};

/// Of what the text begins with and no line ends inside of: a number, a word, with the signs that
/// close it. Halves of an em.
int unbreakable_width(std::u32string_view text);

/// Halves of an em; signs such as “ and × are as wide as Han there.
int width_on_paper(const Stretch& text);

/// One for each column, from the lines from `heads` on.
std::vector<ColumnHabit> column_habits(const std::vector<std::vector<Stretch>>& lines, size_t heads,
                                       int columns);

}  // namespace gewu::plain
