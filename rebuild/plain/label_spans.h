// Labels of ordinary tables that stand over several rows.
#pragma once

#include <vector>

#include "rebuild/plain/aligned.h"
#include "rebuild/table_builder.h"

namespace gewu::plain {

/// What one column shows for the rows of a table: a label, with the height of its middle, or none.
struct ColumnLabel {
  double middle = 0;  ///< in lines
  size_t cell = 0;    ///< the caller's
};

/// Rows [begin, end) that a label is over.
struct Span {
  int begin = 0;
  int end = 0;
};

/// Lays the labels of a column (from top to bottom) over rows, each over the rows in whose middle
/// it stands. `tops` are the heights at which rows begin, and where the last one ends. Rows for
/// which `parts` is set (sums) belong to no label, and no label reaches over one. Returns a span
/// for each label, or none at all if labels and rows do not fit.
std::vector<Span> lay_labels(const std::vector<ColumnLabel>& labels,
                             const std::vector<double>& tops, const std::vector<bool>& parts);

}  // namespace gewu::plain
