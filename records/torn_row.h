// A row that a page break cut through its text.
#pragma once

#include <string>
#include <vector>

#include "records/outline.h"

namespace gewu {

/// Two cells that meet at a page break in the same columns.
struct MeetingCells {
  TextCell* upper = nullptr;
  TextCell* lower = nullptr;
  bool label_zone = false;  ///< left of the indicators' own texts, or the first column
};

/// The number of a row, which is no label of several rows.
bool is_serial_number(const std::string& text);

/// Could a page break have torn one printed row into these two?
class TornRow {
 public:
  TornRow(const std::vector<MeetingCells>& pairs, const TextTable& above, const TextTable& below,
          const Outline& outline);

  bool torn() const {
    return wraps_here() || (looks_torn() && !ends_a_sentence()) || only_its_foot();
  }
  /// Only a full stop at the end of the upper row's text speaks against, or that texts are too
  /// short for a full line to tell much.
  bool perhaps_torn() const {
    return !torn() && ((looks_torn() && ends_a_sentence()) || may_wrap_here());
  }
  bool in_doubt() const { return !open_; }

 private:
  /// Every text above the break fills its line where one goes on below, and what stands above
  /// alone stands in a column that is never blank, or the row is lower than any whole one, or a
  /// text below can begin none.
  bool wraps_here() const { return may_wrap_here() && (full_ > 1 || lone_ || cut_short_ || tail_); }
  /// All of its text stands above the break: below lies white.
  bool only_its_foot() const { return complete_ && cut_short_ && only_upper_ > 0 && blank_below_; }
  bool may_wrap_here() const;
  bool looks_torn() const;
  // Forms tell by their labels where a row begins.
  bool ends_a_sentence() const { return !form_ && sentence_ends_; }
  void count(const MeetingCells& pair);
  void count_lines(const MeetingCells& pair, const TextTable& above, const TextTable& below);

  bool open_;
  bool form_;
  bool whole_cells_ = false;
  bool levels_;                ///< indicator rows: labels left of them span and tell nothing
  bool beside_label_ = false;  ///< the upper half has a label, the lower none
  bool complete_ = false;
  bool labels_ = false;
  bool long_ = false;
  bool short_ = false;
  bool sentence_ends_ = false;
  bool begins_ = false;      ///< a label begins below the break
  bool apart_ = false;       ///< a text below that goes on with none
  bool lone_ = false;        ///< a text above alone, in a column that is never blank
  bool tail_ = false;        ///< a text below that no text begins with
  bool cut_short_ = false;   ///< the row above the break is lower than any other
  bool blank_below_ = true;  ///< the row below it holds nothing
  int full_ = 0;             ///< pairs of texts of which the upper one fills its line
  int short_and_full_ = 0;   ///< ... but both are short
  int both_ = 0;
  int only_upper_ = 0;
  int only_lower_ = 0;
};

}  // namespace gewu
