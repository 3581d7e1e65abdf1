// The unit of amounts where a table prints none.
#pragma once

#include <vector>

#include "records/document.h"

namespace gewu {

/// A budget table without a unit takes that of another table of the document which prints several
/// of its numbers (unit-inferred); if none does, its amounts stay without yuan (unit-missing).
std::vector<Finding> settle_units(std::vector<DocumentTable>& tables);

}  // namespace gewu
