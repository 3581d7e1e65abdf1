// What stands on one page of a fixture: the parts of its tables there, as tables of their own.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "bench/read_table.h"

namespace gewu::bench {

/// The true grids of a page, without text, in the order of the truth file.
struct PageTruth {
  std::vector<ReadTable> tables;
};

struct StructureTruth {
  std::string name;
  std::string family;
  std::string condition;
  std::vector<PageTruth> pages;
};

/// Reads a truth file as gewu-fixtures writes it. A row that a page break tears stands on both of
/// its pages; heads that a printer repeats on later pages are not in the truth.
Result<StructureTruth> read_structure_truth(const std::string& path);

}  // namespace gewu::bench
