// What is said of tables without rules.
#pragma once

#include <cstddef>

#include "base/finding.h"

namespace gewu {

/// Says that the table, the `index`-th of its page, was found by how its text is aligned.
Finding aligned_table_finding(int page, std::size_t index);

}  // namespace gewu
