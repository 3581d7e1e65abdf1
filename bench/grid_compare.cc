#include "bench/grid_compare.h"

#include <algorithm>
#include <cstdio>

#include "bench/match.h"
#include "bench/tree_edit.h"

namespace gewu::bench {

namespace {

ReadTable as_read(const GridTable& grid) {
  ReadTable table;
  table.rows = grid.rows();
  table.cols = grid.cols();
  for (const GridCell& cell : grid.cells) {
    ReadCell read;
    read.row = cell.row;
    read.col = cell.col;
    read.row_span = cell.row_span;
    read.col_span = cell.col_span;
    table.cells.push_back(read);
  }
  return table;
}

std::string shape(const ReadTable& table) {
  return std::to_string(table.rows) + "x" + std::to_string(table.cols) + ":" +
         std::to_string(table.cells.size());
}

void print_line(const std::string& key, const GridSum& sum) {
  std::vector<double> times = sum.milliseconds;
  std::sort(times.begin(), times.end());
  const double tables = std::max(1, sum.tables);
  std::printf("%-28s %6d %7d %6d %6d %8.4f %7.1f %9.0f %8.0f\n", key.c_str(), sum.pages, sum.tables,
              sum.missed, sum.extra, sum.tables == 0 ? 1 : sum.teds / tables,
              sum.tables == 0 ? 100 : 100 * sum.exact / tables,
              times.empty() ? 0 : times[times.size() / 2], times.empty() ? 0 : times.back());
}

}  // namespace

void GridSum::add(const GridSum& o) {
  pages += o.pages, tables += o.tables, missed += o.missed;
  extra += o.extra, exact += o.exact, teds += o.teds;
  milliseconds.insert(milliseconds.end(), o.milliseconds.begin(), o.milliseconds.end());
}

std::vector<ReadTable> as_read(const std::vector<GridTable>& grids) {
  std::vector<ReadTable> read;
  read.reserve(grids.size());
  for (const GridTable& grid : grids) read.push_back(as_read(grid));
  return read;
}

std::string shapes(const std::vector<ReadTable>& tables) {
  std::string text;
  for (const ReadTable& table : tables) text += " " + shape(table);
  return text.empty() ? " none" : text;
}

bool compare_grids(const std::vector<ReadTable>& truth, const std::vector<ReadTable>& found,
                   GridSum* sum) {
  bool same = truth.size() == found.size();
  const auto gain = [&](int i, int j) {
    return teds_struct(truth[static_cast<std::size_t>(i)], found[static_cast<std::size_t>(j)]);
  };
  sum->tables += static_cast<int>(truth.size());
  for (const auto& [i, j] :
       align(static_cast<int>(truth.size()), static_cast<int>(found.size()), gain)) {
    sum->missed += j == kNone ? 1 : 0;
    sum->extra += i == kNone ? 1 : 0;
    if (i == kNone || j == kNone) continue;
    const bool exact =
        same_grid(truth[static_cast<std::size_t>(i)], found[static_cast<std::size_t>(j)]);
    sum->teds += gain(i, j);
    sum->exact += exact ? 1 : 0;
    same = same && exact;
  }
  return same;
}

void print_grid_sums(const std::map<std::string, GridSum>& sums) {
  GridSum all;
  std::printf("%-28s %6s %7s %6s %6s %8s %7s %9s %8s\n", "", "pages", "tables", "missed", "extra",
              "TEDS-S", "grid%", "ms median", "ms worst");
  for (const auto& [key, sum] : sums) {
    print_line(key, sum);
    all.add(sum);
  }
  print_line("all", all);
}

}  // namespace gewu::bench
