// Rows of grids compared: for tables that have no record.
#pragma once

#include <ostream>
#include <vector>

#include "base/text_table.h"
#include "fixtures/manuscript.h"

namespace gewu::bench {

struct GridRows {
  int rows = 0;
  int right = 0;
  GridRows& operator+=(const GridRows& other) {
    rows += other.rows;
    right += other.right;
    return *this;
  }
};

/// A row is right if the same texts stand in it, from left to right, spanning cells counted in each
/// of their rows, and in the same columns where both grids have as many. Compared folded; rows are
/// aligned in order. The differences go to `log` if there is one.
GridRows compare_rows(const fixtures::ManuscriptTable& truth, const TextTable& table,
                      std::ostream* log);

}  // namespace gewu::bench
