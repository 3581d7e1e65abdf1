// The head of the indicator rows: which column holds what.
#pragma once

#include <map>
#include <vector>

#include "records/head_columns.h"

namespace gewu {

/// Columns of one half of the indicators. Forms that print a mid-term half have two groups.
struct ColumnGroup {
  using Range = ColumnRange;
  std::map<LabelKind, Range> columns;
  std::vector<HeadColumn> more;  ///< columns without a key of their own
  bool midterm = false;

  bool has(LabelKind kind) const { return columns.count(kind) > 0; }
};

/// A head and the rows below it that it rules.
struct IndicatorHead {
  int first_row = 0;
  int last_row = 0;  ///< of the head itself, which may take more than one row
  std::vector<ColumnGroup> groups;

  bool has(LabelKind kind) const;
};

/// True if the row's cells read like 一级指标, 二级指标, 三级指标, 指标值, ...
bool is_indicator_head_row(const GridView& grid, int row);

/// All heads, from top to bottom; a head that is repeated lower down is listed again.
std::vector<IndicatorHead> find_indicator_heads(const GridView& grid);

}  // namespace gewu
