// Printed rates (执行率, 增减率) against the amounts that they are made of.
#pragma once

#include <vector>

#include "records/proof/sheet.h"

namespace gewu {

/// A rate of one row and the two amounts that it should follow from.
struct Rate {
  int figure = kNoFigure;
  int part = kNoFigure;
  int whole = kNoFigure;
  bool change = false;  ///< (part - whole) / whole rather than part / whole
  bool holds = false;   ///< to its last printed digit
};

/// Whether a printed rate is part / whole in per cent (or as a share), rounded or cut off to its
/// last printed digit. All three hold numbers.
bool is_rate_of(const Figure& rate, const Figure& part, const Figure& whole);

/// For each column of rates the pair of columns that most of its rows bear out (three rows at
/// least, four of five); rows of other columns are left out.
std::vector<Rate> find_rates(const Sheet& sheet, const Figures& figures);

}  // namespace gewu
