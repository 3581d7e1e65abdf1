// Where rulings end.
#pragma once

#include "tablegrid/rulings/rulings.h"

namespace gewu {

struct DirectedRuling {
  const Ruling& ruling;
  bool horizontal;
};

/// Whether ink leads from the end of a ruling at `end` (along it) to `other`, which crosses it or
/// would if both were longer. A stroke of a character in a low row ends close to the row's rulings,
/// but there is paper in between. True of dotted rulings, and if the page (RulingOptions::grey) is
/// not given.
bool ink_leads_to(const DirectedRuling& ending, double end, const DirectedRuling& other,
                  const RulingOptions& page);

}  // namespace gewu
