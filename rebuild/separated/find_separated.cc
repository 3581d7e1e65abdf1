#include <algorithm>

#include "rebuild/separated/raw_table.h"

namespace gewu::separated {

namespace {

using Finder = std::vector<RawTable> (*)(const SourceText&, int, int);

// Lines that no table found so far stands on.
std::vector<std::pair<int, int>> free_lines(const SourceText& source,
                                            const std::vector<RawTable>& tables) {
  std::vector<std::pair<int, int>> free;
  int next = 0;
  for (const RawTable& table : tables) {
    if (next < table.first_line) free.emplace_back(next, table.first_line - 1);
    next = std::max(next, table.last_line + 1);
  }
  const int last = static_cast<int>(source.lines.size()) - 1;
  if (next <= last) free.emplace_back(next, last);
  return free;
}

// Mostly blank places: one line of a million bars among lines of two. No table prints so many.
bool too_large(const RawTable& table) {
  constexpr long long kMostPlaces = 8'000'000;
  return static_cast<long long>(table.rows) * table.cols > kMostPlaces;
}

}  // namespace

std::vector<RawTable> find_separated(const SourceText& source) {
  std::vector<RawTable> tables;
  // Tags first, since what stands in them may hold any of the other signs; quotes last.
  for (Finder find : {find_html, find_boxes, find_bars, find_quoted}) {
    for (const auto& [first, last] : free_lines(source, tables)) {
      std::vector<RawTable> more = find(source, first, last);
      std::erase_if(more, too_large);
      tables.insert(tables.end(), std::make_move_iterator(more.begin()),
                    std::make_move_iterator(more.end()));
    }
    std::stable_sort(tables.begin(), tables.end(), [](const RawTable& a, const RawTable& b) {
      return a.first_line < b.first_line;
    });
  }
  return tables;
}

}  // namespace gewu::separated
