// The grammar of a row of fields: what each of its cells is.
#pragma once

#include <functional>
#include <vector>

#include "records/grid_view.h"

namespace gewu {

enum class CellRole {
  Loose,    ///< text without a label, or nothing
  Heading,  ///< a label over or beside others, without a value of its own
  Label,    ///< its value is the next cell
  Value,    ///< of the cell before
  Over,     ///< a label whose value stands below it
  Pair      ///< label and value in one cell: "年度资金总额：10"
};

/// What is known of a cell before the row is read.
struct CellClues {
  const TextCell* cell = nullptr;
  LabelMatch match;           ///< as a label of the form; empty: not known
  bool aligned = false;       ///< known labels begin in its column elsewhere
  bool joins_next = false;    ///< the next cell begins where it ends, in its row
  bool labels_below = false;  ///< a label, or a label with its value, of its width stands under it
  bool value_below = false;   ///< a free text of its width stands under it
  bool last = false;          ///< nothing follows in the row
  bool whole_row = false;     ///< covers the whole width of the table
};

/// The likeliest roles of the cells of one row, from left to right: every label wants a value, and
/// what is known for a label is seldom one.
std::vector<CellRole> roles_of(const std::vector<CellClues>& row);

/// Labels of goals, which may stand over or beside their text.
bool is_goal_kind(LabelKind kind);

/// Labels that may stand over or beside other labels, and then have no value of their own.
bool is_heading_kind(LabelKind kind);

/// Splits "财政拨款：10" where no label is known: a short text before a colon and a number after
/// it. Null if it is no such text.
struct InlinePair {
  std::string label;
  std::string text;
};
std::optional<InlinePair> unknown_pair(const std::string& text);

}  // namespace gewu
