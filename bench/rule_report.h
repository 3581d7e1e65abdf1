// What each rule of reading is worth, and the page that describes them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "bench/read_table.h"

namespace gewu::bench {

/// What became of a rule's applications, judged by the truth.
struct RuleCounts {
  int fired = 0;         ///< edits made, or doubts raised
  int mended = 0;        ///< edits after which the text stands in the true cell, and before not
  int broken = 0;        ///< the other way round
  int doubts_right = 0;  ///< doubts of cells that are wrong (folded)
  int doubts_wrong = 0;
};

using RuleTally = std::map<std::string, RuleCounts>;  ///< by the rule's id

/// Adds what the edits and doubts of an output's cells that have a partner in the truth came to.
void count_rules(const ReadDocument& truth, const ReadDocument& output, RuleTally* tally);

/// A line per rule of the table, in its order, those that never fired included; then what is
/// doubted by nobody in the table.
std::string report_rules(const RuleTally& tally);

/// docs/reading.md.
std::string rules_as_markdown();

}  // namespace gewu::bench
