// Whether tabs alone, without any quote, say where cells end.
#pragma once

#include "rebuild/separated/cell_grid.h"

namespace gewu::separated {

struct TabVerdict {
  bool form = false;     ///< holds the head of an indicator part
  bool sound = false;    ///< nothing in it looks damaged: the rows can be taken as they stand
  bool strange = false;  ///< names, columns or fields that the reader of mangled text does not know
};

/// Judges a table of even rows before its spans are recovered.
TabVerdict judge_tabs(const CellGrid& grid);

}  // namespace gewu::separated
