// The columns under a head of one or more rows, each with the head cells over it.
#pragma once

#include <string>
#include <vector>

#include "records/grid_view.h"

namespace gewu {

/// Grid columns [first, last].
struct ColumnRange {
  int first = 0;
  int last = 0;
};

/// One column of a head.
struct HeadColumn {
  std::vector<const TextCell*>
      path;           ///< the different head cells over it, top to bottom; not empty
  ColumnRange range;  ///< of the lowest one
  LabelKind kind = LabelKind::None;

  const TextCell& leaf() const { return *path.back(); }

  /// "指标值/前年": what the cells of the path print, one below the other.
  std::string label() const;
};

/// Columns of the head in rows [first_row, last_row], from `first_col` on, from left to right. A
/// cell that begins above the head (a spine beside it) is no column of it. Kinds stay None.
std::vector<HeadColumn> head_columns(const GridView& grid, int first_row, int last_row,
                                     int first_col = 0);

/// What a column of indicators holds: by its lowest head cell, else by the words in it, else by
/// the head over that. None: a column without a key.
LabelKind indicator_column_kind(const HeadColumn& column);

/// What a column of amounts, tasks or sources holds; None if the head is not known.
LabelKind amount_column_kind(const HeadColumn& column);

}  // namespace gewu
