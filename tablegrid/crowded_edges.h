// Boundaries of cells so full that no paper shows beside the rules.
#pragma once

#include "tablegrid/rules.h"

namespace gewu {

/// Whether the ink of `rule` goes on, unbroken and as dark, between `from` and `to` along its line.
/// Rules are found by the paper beside them; where text touches them on both sides there is none.
/// Strokes of text in line leave gaps that a rule has not. False if the page (RuleOptions::grey) is
/// not given.
bool ink_goes_on(const Rule& rule, bool horizontal, double from, double to,
                 const RuleOptions& page);

/// Share of the line of `rule` between `from` and `to` on which there is ink nearly as dark as the
/// rule's. 0 if the page is not given.
double inked_share(const Rule& rule, bool horizontal, double from, double to,
                   const RuleOptions& page);

}  // namespace gewu
