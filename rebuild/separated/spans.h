// Which blanks of a grid are parts of spanning cells, where the input does not say.
#pragma once

#include "rebuild/separated/cell_grid.h"

namespace gewu::separated {

/// Text between separators holds a spanning cell's text once, at its first place. Blanks are given
/// to the cell that spans them by what the form prints: fields reach to the right up to the next
/// one, 一级指标 and 二级指标 down to the next one, heads over the columns that they head. Blanks
/// of amounts and of names stay blanks.
void recover_spans(CellGrid& grid);

}  // namespace gewu::separated
