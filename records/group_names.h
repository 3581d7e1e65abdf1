// Names that a table prints once for each group of its rows.
#pragma once

#include <set>
#include <string>

#include "base/text_table.h"

namespace gewu {

/// What two texts are that meet at a page break.
struct NameMeeting {
  bool one = false;   ///< the parts of one name, else two names
  bool sure = false;  ///< nothing speaks for the contrary
};

/// The names of a column, by which a name is told from a part of one: those that stand whole
/// between page breaks.
class GroupNames {
 public:
  /// The head of `above` and the cells that meet where `below` follows it are left out.
  GroupNames(const TextTable& above, const TextTable& below, int col);

  /// Names of one column end alike (…局, …委员会) and are seldom much shorter than the others; what
  /// the column prints elsewhere is whole.
  NameMeeting meet(const std::string& upper, const std::string& lower) const;

 private:
  void take_in(const TextTable& table, int col, int seam_row, int head_rows);
  bool hold(const std::u32string& name) const { return names_.count(name) > 0; }
  bool ends_like_one(const std::u32string& text) const;

  std::set<std::u32string> names_;  ///< folded
};

}  // namespace gewu
