#include "bench/tree_edit.h"

#include <algorithm>

namespace gewu::bench {

namespace {

// Labels: cells take 1 + their spans; the others must differ from every cell.
constexpr int kTableLabel = -1;
constexpr int kRowLabel = -2;
constexpr int kSpanBase = 4096;

// The tree in postorder, as Zhang and Shasha number it.
struct Postorder {
  std::vector<int> label;
  std::vector<int> leftmost;  // postorder number of the leftmost leaf below each node
  std::vector<int> keyroots;

  explicit Postorder(const Tree& tree) {
    visit(tree);
    std::vector<bool> seen(label.size(), false);
    for (int i = static_cast<int>(label.size()) - 1; i >= 0; --i) {
      const auto leaf = static_cast<std::size_t>(leftmost[static_cast<std::size_t>(i)]);
      if (!seen[leaf]) keyroots.push_back(i);
      seen[leaf] = true;
    }
    std::reverse(keyroots.begin(), keyroots.end());
  }

  int visit(const Tree& tree) {
    int first = -1;
    for (const Tree& child : tree.children) {
      const int leaf = visit(child);
      if (first < 0) first = leaf;
    }
    const int self = static_cast<int>(label.size());
    label.push_back(tree.label);
    leftmost.push_back(first < 0 ? self : first);
    return leftmost.back();
  }

  int size() const { return static_cast<int>(label.size()); }
};

class Grid {
 public:
  Grid(int rows, int cols)
      : cols_(static_cast<std::size_t>(cols)), values_(static_cast<std::size_t>(rows) * cols_) {}
  int& at(int r, int c) {
    return values_[static_cast<std::size_t>(r) * cols_ + static_cast<std::size_t>(c)];
  }

 private:
  std::size_t cols_;
  std::vector<int> values_;
};

struct Distance {
  const Postorder& a;
  const Postorder& b;
  Grid tree;    // between subtrees
  Grid forest;  // scratch, index 0 is the empty forest

  Distance(const Postorder& left, const Postorder& right)
      : a(left),
        b(right),
        tree(left.size(), right.size()),
        forest(left.size() + 1, right.size() + 1) {}

  static int left_of(const Postorder& p, int i) { return p.leftmost[static_cast<std::size_t>(i)]; }

  void between(int i, int j) {
    const int li = left_of(a, i);
    const int lj = left_of(b, j);
    forest.at(0, 0) = 0;
    for (int x = li; x <= i; ++x) forest.at(x - li + 1, 0) = forest.at(x - li, 0) + 1;
    for (int y = lj; y <= j; ++y) forest.at(0, y - lj + 1) = forest.at(0, y - lj) + 1;
    for (int x = li; x <= i; ++x) {
      for (int y = lj; y <= j; ++y) step(x, y, li, lj);
    }
  }

  void step(int x, int y, int li, int lj) {
    const int fx = x - li + 1;
    const int fy = y - lj + 1;
    const int one_less = std::min(forest.at(fx - 1, fy), forest.at(fx, fy - 1)) + 1;
    if (left_of(a, x) == li && left_of(b, y) == lj) {
      const bool same =
          a.label[static_cast<std::size_t>(x)] == b.label[static_cast<std::size_t>(y)];
      forest.at(fx, fy) = std::min(one_less, forest.at(fx - 1, fy - 1) + (same ? 0 : 1));
      tree.at(x, y) = forest.at(fx, fy);
    } else {
      const int before = forest.at(left_of(a, x) - li, left_of(b, y) - lj);
      forest.at(fx, fy) = std::min(one_less, before + tree.at(x, y));
    }
  }
};

Tree tree_of(const ReadTable& table) {
  Tree root{kTableLabel, {}};
  for (int r = 0; r < table.rows; ++r) root.children.push_back({kRowLabel, {}});
  for (const ReadCell& cell : table.cells) {
    if (cell.row < 0 || cell.row >= table.rows) continue;
    root.children[static_cast<std::size_t>(cell.row)].children.push_back(
        {1 + cell.row_span * kSpanBase + cell.col_span, {}});
  }
  return root;
}

}  // namespace

int tree_size(const Tree& tree) {
  int size = 1;
  for (const Tree& child : tree.children) size += tree_size(child);
  return size;
}

int tree_edit_distance(const Tree& a, const Tree& b) {
  const Postorder left(a);
  const Postorder right(b);
  Distance distance(left, right);
  for (const int i : left.keyroots) {
    for (const int j : right.keyroots) distance.between(i, j);
  }
  return distance.tree.at(left.size() - 1, right.size() - 1);
}

double teds_struct(const ReadTable& a, const ReadTable& b) {
  const Tree left = tree_of(a);
  const Tree right = tree_of(b);
  const int larger = std::max(tree_size(left), tree_size(right));
  return 1.0 - static_cast<double>(tree_edit_distance(left, right)) / larger;
}

}  // namespace gewu::bench
