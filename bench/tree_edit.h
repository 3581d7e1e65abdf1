// Tree edit distance, and the structure similarity TEDS-Struct built on it.
#pragma once

#include <vector>

#include "bench/read_table.h"

namespace gewu::bench {

/// An ordered tree; a node's label decides equality.
struct Tree {
  int label = 0;
  std::vector<Tree> children;
};

int tree_size(const Tree& tree);

/// The least number of insertions, deletions and renamings of nodes that make `a` into `b`
/// (Zhang and Shasha, SIAM J. Comput. 18, 1989). Exact.
int tree_edit_distance(const Tree& a, const Tree& b);

/// TEDS without the text of cells (Zhong, ShafieiBavani, Jimeno Yepes, "Image-based table
/// recognition", ECCV 2020): 1 - distance / size of the larger tree, over table > row > cell with
/// the spans as part of a cell's label. 1: the same structure.
double teds_struct(const ReadTable& a, const ReadTable& b);

}  // namespace gewu::bench
