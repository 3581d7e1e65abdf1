// Whether a table goes on in the one that stands first on the next page, and why.
#pragma once

#include <string>

#include "records/captions.h"
#include "records/columns.h"
#include "records/outline.h"

namespace gewu {

/// A table on its page, ready to be judged.
struct Candidate {
  TextTable table;
  Surroundings around;
  Outline outline;
  double page_height = 0;
  int first_row = 0;  ///< in the grid of its page, where several forms share one
};

struct JoinVerdict {
  bool join = false;
  bool doubtful = false;
  std::string reason;
};

/// Columns found by alignment lie a little otherwise on every page; a head that says the same over
/// as many columns of the same total width tells more.
ColumnFit fit_parts(const TextTable& above, const TextTable& below, const Outline& outline);

/// The mark stands behind the title of the table above, give or take what was misread of it.
bool marks_this_table(const TextTable& above, const Surroundings& around);

/// `outline` is that of all of `above`, whose last part is `last`; `repeated`: the head is printed
/// again in `below`.
JoinVerdict judge(const TextTable& above, const Outline& outline, const Candidate& last,
                  const Candidate& below, const ColumnFit& fit, bool repeated);

}  // namespace gewu
