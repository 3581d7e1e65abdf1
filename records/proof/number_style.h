// How a table prints its numbers: a number that is printed otherwise may have lost something that
// no sum can miss (a separator, a zero at the end).
#pragma once

#include <set>

#include "records/proof/sheet.h"

namespace gewu {

struct NumberStyle {
  std::set<int> scales;     ///< digits after the point that are usual
  bool separators = false;  ///< thousands are parted by commas
};

/// The figures of a sheet, blank ones too.
std::vector<int> figures_of(const Sheet& sheet);

/// Of figures that are printed by one hand: a sheet's, or those of one sum of a form.
NumberStyle style_of(const std::vector<int>& indexes, const Figures& figures);

/// No leading zero, usual digits after the point.
bool digits_fit(const Figure& figure, const NumberStyle& style);

/// Separators where the others have them: what is missing changes the text, not the number.
bool separators_fit(const Figure& figure, const NumberStyle& style);

}  // namespace gewu
