// Where a sheet was folded.
#pragma once

#include "base/image.h"
#include "tablegrid/rulings/rulings.h"

namespace gewu {

/// Drops the cores of shadows, such as the crease of a fold: unlike rulings they are soft, so that
/// the page is dark on both sides of them still. Where a shadow goes on in line with a ruling, the
/// ruling is cut off there. `grey` is the upright page, `paper` its grey level.
void drop_shadows(const Image& grey, int paper, double dpi, RulingSet* rulings);

/// Drops what a folded sheet shows: one or two pale lines that run from edge to edge of the page.
/// Where a ruling lies on such a line, the ruling stays. Arguments as for drop_pale_rulings.
void drop_folds(const Image& grey, int paper, double em, RulingSet* rulings);

}  // namespace gewu
