// Where a sheet was folded.
#pragma once

#include "base/image.h"
#include "tablegrid/rules.h"

namespace gewu {

/// Drops the cores of shadows, such as the crease of a fold: unlike rules they are soft, so that
/// the page is dark on both sides of them still. Where a shadow goes on in line with a rule, the
/// rule is cut off there. `grey` is the upright page, `paper` its grey level.
void drop_shadows(const Image& grey, int paper, double dpi, RuleSet* rules);

/// Drops what a folded sheet shows: one or two pale lines that run from edge to edge of the page.
/// Where a rule lies on such a line, the rule stays. Arguments as for drop_pale_rules.
void drop_folds(const Image& grey, int paper, double em, RuleSet* rules);

}  // namespace gewu
