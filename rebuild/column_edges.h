// Columns of a form's rows by where texts begin; see plain/left_edges.h.
#pragma once

#include <vector>

#include "rebuild/body.h"

namespace gewu {

/// Moves the borders of `columns` (already placed by fit_columns) to where left edges say, if each
/// header begins in a column of its own and less speaks against these borders than against the old
/// ones. Further columns belong to the header on their left.
void fit_by_edges(const SourceText& source, const std::vector<int>& body, Columns& columns);

}  // namespace gewu
