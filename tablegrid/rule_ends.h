// Where rules end.
#pragma once

#include "tablegrid/rules.h"

namespace gewu {

struct DirectedRule {
  const Rule& rule;
  bool horizontal;
};

/// Whether ink leads from the end of a rule at `end` (along it) to `other`, which crosses it or
/// would if both were longer. A stroke of a character in a low row ends close to the row's rules,
/// but there is paper in between. True of dotted rules, and if the page (RuleOptions::grey) is not
/// given.
bool ink_leads_to(const DirectedRule& ending, double end, const DirectedRule& other,
                  const RuleOptions& page);

}  // namespace gewu
