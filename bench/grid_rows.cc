#include "bench/grid_rows.h"

#include <algorithm>
#include <string>

#include "base/text.h"

namespace gewu::bench {

namespace {

template <typename Cell>
std::vector<std::string> row_texts(const std::vector<Cell>& cells, int rows, bool columns) {
  std::vector<std::string> texts(static_cast<size_t>(rows));
  std::vector<const Cell*> sorted;
  for (const Cell& cell : cells) sorted.push_back(&cell);
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Cell* a, const Cell* b) { return a->col < b->col; });
  for (const Cell* cell : sorted) {
    const std::string text = fold_text(cell->text);
    if (text.empty()) continue;
    for (int r = cell->row; r < cell->row + cell->row_span; ++r) {
      if (columns) texts[static_cast<size_t>(r)] += std::to_string(cell->col) + ":";
      texts[static_cast<size_t>(r)] += text + "|";
    }
  }
  return texts;
}

}  // namespace

GridRows compare_rows(const fixtures::ManuscriptTable& truth, const TextTable& table,
                      std::ostream* log) {
  const bool columns = truth.cols == table.cols;
  const auto want = row_texts(truth.cells, truth.rows, columns);
  const auto got = row_texts(table.cells, table.rows, columns);
  std::vector<std::vector<int>> best(want.size() + 1, std::vector<int>(got.size() + 1, 0));
  for (size_t i = want.size(); i-- > 0;) {
    for (size_t j = got.size(); j-- > 0;) {
      best[i][j] = std::max(
          {best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + (want[i] == got[j] ? 1 : 0)});
    }
  }
  const GridRows rows{truth.rows, best[0][0]};
  if (log == nullptr || rows.right == rows.rows) return rows;
  *log << "  " << truth.id << " " << truth.rows << "x" << truth.cols << " got " << table.rows << "x"
       << table.cols << "\n";
  for (size_t i = 0, j = 0; i < want.size() || j < got.size();) {
    const bool both = i < want.size() && j < got.size() && want[i] == got[j];
    if (both && best[i][j] == best[i + 1][j + 1] + 1) {
      ++i;
      ++j;
    } else if (i < want.size() && (j == got.size() || best[i][j] == best[i + 1][j])) {
      *log << "    want " << want[i++] << "\n";
    } else {
      *log << "    got  " << got[j++] << "\n";
    }
  }
  return rows;
}

}  // namespace gewu::bench
