// Which table of the output is which table of the truth, and which cell which cell.
#pragma once

#include <utility>
#include <vector>

#include "bench/read_table.h"

namespace gewu::bench {

constexpr int kNone = -1;

/// Pairs (index in a, index in b); kNone where a side has no partner. Every index appears once.
using Pairs = std::vector<std::pair<int, int>>;

/// Tables in order, paired by what they hold and where they stand (an alignment: pairs never
/// cross).
Pairs match_tables(const std::vector<ReadTable>& truth, const std::vector<ReadTable>& output);

/// Cells in reading order. Where the grids are the same, cell by cell; else aligned by their text,
/// so that one lost row does not count as a table of wrong cells.
Pairs match_cells(const ReadTable& truth, const ReadTable& output);

bool same_grid(const ReadTable& a, const ReadTable& b);

/// The alignment of two sequences that maximises the summed gain; a pair of gain 0 or less is never
/// made. `gain(i, j)` for index i of the first and j of the second.
template <typename Gain>
Pairs align(int a, int b, const Gain& gain);

}  // namespace gewu::bench

#include "bench/match_inl.h"
