#include "rebuild/column_edges.h"

#include <algorithm>
#include <limits>

#include "rebuild/letters.h"
#include "rebuild/plain/left_edges.h"

namespace gewu {

namespace {

using plain::Beside;
using plain::Edge;

bool is_latin(char32_t c) { return c > 0x20 && c < 0x7F; }

bool is_letter(char32_t c) { return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z'); }

Beside beside(std::u32string_view before, std::u32string_view text, bool head) {
  const bool latin = is_latin(before.back()) && is_latin(text.front());
  if (latin && (is_letter(before.back()) || is_letter(text.front()))) return Beside::Words;
  if (head) return Beside::Heads;
  const auto figure = [](std::u32string_view part) {
    return begins_target(part.front()) || is_number(part);
  };
  return figure(before) || figure(text) ? Beside::Figures : Beside::Texts;
}

std::vector<Edge> edges_of(const SourceText& source, int line, Layout layout, bool head) {
  std::vector<Edge> edges;
  const SourceLine& source_line = source.lines[static_cast<size_t>(line)];
  for (int a = source_line.atom_begin; a < source_line.atom_end; ++a) {
    const Atom& atom = source.atoms[static_cast<size_t>(a)];
    Edge edge{left_of(atom, layout), right_of(atom, layout), Gap::Wide, Beside::Texts};
    if (!edges.empty()) {
      const Atom& before = source.atoms[static_cast<size_t>(a) - 1];
      edge.gap = atom.gap;
      edge.beside = beside(source.view(before), source.view(atom), head);
    }
    edges.push_back(edge);
  }
  return edges;
}

std::vector<std::vector<Edge>> all_edges(const SourceText& source, const std::vector<int>& body,
                                         const Columns& columns) {
  std::vector<std::vector<Edge>> lines;
  for (int line = columns.first_line; line <= columns.last_line; ++line) {
    lines.push_back(edges_of(source, line, columns.layout, true));
  }
  for (int line : body) lines.push_back(edges_of(source, line, columns.layout, false));
  return lines;
}

// Where the column begins that holds the header; -1: several do.
int start_of(const FormColumn& column, Layout layout, const std::vector<int>& starts) {
  int start = -1;
  for (const Piece& piece : column.header) {
    const auto next = std::upper_bound(starts.begin(), starts.end(), left_of(piece, layout));
    const int here = *(next - 1);
    if (start >= 0 && here != start) return -1;
    start = here;
  }
  return start;
}

// The borders as left edges say, one for each column; empty: headers and edges do not agree.
std::vector<int> header_starts(const Columns& columns, const std::vector<int>& starts) {
  std::vector<int> borders;
  for (size_t c = 0; c < columns.columns.size(); ++c) {
    const FormColumn& column = columns.columns[c];
    if (column.header.empty()) {
      borders.push_back(borders.empty() ? 0 : -1);
      continue;
    }
    int start = start_of(column, columns.layout, starts);
    // A spine without a header hardly ever shares a line with 一级指标: edges do not tell them
    // apart.
    const bool behind_spine = c == 1 && columns.columns[0].header.empty();
    if (behind_spine && start == 0) start = column.x0;
    if (start < 0 || (!borders.empty() && start < borders.back())) return {};
    const bool taken = !borders.empty() && start == borders.back() && start > 0;
    if (taken) return {};
    borders.push_back(start);
  }
  return std::count(borders.begin(), borders.end(), -1) > 0 ? std::vector<int>() : borders;
}

// A line whose texts stand a single blank apart was printed without its places; then headers and
// columns go together in order, if there are as many.
std::vector<int> starts_in_order(const SourceText& source, const Columns& columns,
                                 const std::vector<int>& starts) {
  const SourceLine& line = source.lines[static_cast<size_t>(columns.first_line)];
  for (int a = line.atom_begin + 1; a < line.atom_end; ++a) {
    if (source.atoms[static_cast<size_t>(a)].gap == Gap::Wide) return {};
  }
  const bool spine = columns.columns.front().header.empty();
  const size_t headers = columns.columns.size() - (spine ? 1 : 0);
  std::vector<int> borders = starts;
  if (headers != starts.size()) return {};
  if (spine) borders.insert(borders.begin() + 1, columns.columns[1].x0);
  return std::is_sorted(borders.begin(), borders.end()) ? borders : std::vector<int>();
}

}  // namespace

void fit_by_edges(const SourceText& source, const std::vector<int>& body, Columns& columns) {
  constexpr size_t kMostLines = 400;  // of a form
  if (columns.layout == Layout::Tabs || columns.columns.size() < 3 || body.size() > kMostLines) {
    return;
  }
  const std::vector<std::vector<Edge>> lines = all_edges(source, body, columns);
  const std::vector<int> starts = plain::column_starts(lines);
  std::vector<int> borders = header_starts(columns, starts);
  if (borders.empty()) borders = starts_in_order(source, columns, starts);
  if (borders.empty()) return;
  std::vector<int> placed;
  for (const FormColumn& column : columns.columns) placed.push_back(column.x0);
  constexpr double kClearly = 2;
  if (plain::against(lines, borders) + kClearly > plain::against(lines, placed)) return;
  for (size_t c = 0; c < borders.size(); ++c) {
    columns.columns[c].x0 = borders[c];
    columns.columns[c].x1 =
        c + 1 < borders.size() ? borders[c + 1] : std::numeric_limits<int>::max() / 2;
  }
}

}  // namespace gewu
