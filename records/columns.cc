#include "records/columns.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace gewu {

namespace {

constexpr double kMostStretch = 0.04;      // of the width, between two scanned pages
constexpr double kMostShift = 0.06;        // of the width, sideways
constexpr double kTolerance = 0.008;       // of the width: about 4 points on A4
constexpr double kShareOfNarrowest = 0.4;  // of the narrowest column, so that none is swallowed

bool has_geometry(const TextTable& table) {
  return table.col_edges.size() == static_cast<size_t>(table.cols) + 1 && table.cols > 0 &&
         table.col_edges.back() > table.col_edges.front();
}

double narrowest(const std::vector<double>& edges) {
  double least = edges.back() - edges.front();
  for (size_t i = 1; i < edges.size(); ++i) least = std::min(least, edges[i] - edges[i - 1]);
  return least;
}

std::vector<double> stretched(const std::vector<double>& edges, const std::vector<double>& onto) {
  const double scale = (onto.back() - onto.front()) / (edges.back() - edges.front());
  std::vector<double> result;
  result.reserve(edges.size());
  for (double x : edges) result.push_back(onto.front() + (x - edges.front()) * scale);
  return result;
}

/// Merges two ascending lists; edges within the tolerance become one.
void merge_edges(const std::vector<double>& a, const std::vector<double>& b, double tolerance,
                 ColumnFit& fit) {
  size_t i = 0;
  size_t j = 0;
  size_t common = 0;
  while (i < a.size() || j < b.size()) {
    const auto index = static_cast<int>(fit.edges.size());
    const double none = std::numeric_limits<double>::max();
    const double x = i < a.size() ? a[i] : none;
    const double y = j < b.size() ? b[j] : none;
    const bool same = i < a.size() && j < b.size() && std::abs(x - y) <= tolerance;
    fit.edges.push_back(same || x < y ? x : y);
    if (same || x < y) fit.first_map.push_back(index), ++i;
    if (same || y < x) fit.second_map.push_back(index), ++j;
    if (same) ++common;
  }
  const size_t fewer = std::min(a.size(), b.size());
  fit.matched = fewer > 2 ? static_cast<double>(common - 2) / static_cast<double>(fewer - 2) : 1;
}

}  // namespace

ColumnFit fit_columns_by_count(const TextTable& first, const TextTable& second) {
  ColumnFit fit;
  fit.possible = first.cols == second.cols && first.cols > 0;
  fit.matched = fit.possible ? 1 : 0;
  fit.first_map.resize(static_cast<size_t>(first.cols) + 1);
  std::iota(fit.first_map.begin(), fit.first_map.end(), 0);
  fit.second_map = fit.first_map;
  return fit;
}

ColumnFit fit_columns(const TextTable& first, const TextTable& second) {
  if (!has_geometry(first) || !has_geometry(second)) return fit_columns_by_count(first, second);
  const double width = first.col_edges.back() - first.col_edges.front();
  const double other = second.col_edges.back() - second.col_edges.front();
  const double shift = std::abs(first.col_edges.front() - second.col_edges.front());
  ColumnFit fit;
  if (std::abs(width - other) > kMostStretch * width || shift > kMostShift * width) return fit;
  const std::vector<double> b = stretched(second.col_edges, first.col_edges);
  const double tolerance =
      std::min({kTolerance * width, kShareOfNarrowest * narrowest(first.col_edges),
                kShareOfNarrowest * narrowest(b)});
  fit.possible = true;
  merge_edges(first.col_edges, b, std::max(tolerance, 1e-6), fit);
  return fit;
}

void remap_columns(TextTable& table, const std::vector<int>& map, int cols) {
  for (TextCell& cell : table.cells) {
    const int first = map[static_cast<size_t>(cell.col)];
    const int end = map[static_cast<size_t>(cell.last_col()) + 1];
    cell.col = first;
    cell.col_span = end - first;
  }
  table.cols = cols;
}

}  // namespace gewu
