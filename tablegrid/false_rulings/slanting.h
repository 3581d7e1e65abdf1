// Lines that run aslant.
#pragma once

#include "tablegrid/rulings/rulings.h"

namespace gewu {

/// Drops lines that are not parallel to the other long lines of their direction, such as the
/// diagonal of a head cell. The page must be seen squarely. `em` is the height of a character in
/// pixels.
void drop_slanting(double em, RulingSet* rulings);

}  // namespace gewu
