// Boundaries of cells so full that no paper shows beside the rulings.
#pragma once

#include "tablegrid/rulings/rulings.h"

namespace gewu {

/// Whether the ink of `ruling` goes on, unbroken and as dark, between `from` and `to` along its
/// line. Rulings are found by the paper beside them; where text touches them on both sides there is
/// none. Strokes of text in line leave gaps that a ruling has not. False if the page
/// (RulingOptions::grey) is not given.
bool ink_goes_on(const Ruling& ruling, bool horizontal, double from, double to,
                 const RulingOptions& page);

/// Share of the line of `ruling` between `from` and `to` on which there is ink nearly as dark as
/// the ruling's. 0 if the page is not given.
double inked_share(const Ruling& ruling, bool horizontal, double from, double to,
                   const RulingOptions& page);

}  // namespace gewu
