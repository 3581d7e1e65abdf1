// Which columns the texts of a table's lines stand in.
#include <algorithm>

#include "rebuild/plain/aligned.h"
#include "rebuild/plain/left_edges.h"
#include "rebuild/plain/packed_line.h"

namespace gewu::plain {

namespace {

using Line = std::vector<Stretch>;

bool is_latin(char32_t c) { return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z'); }

// A single blank between these is one of the text: USB 3.0, TSG T7001.
bool words(const std::u32string& before, const std::u32string& next) {
  const auto latin = [](char32_t c) { return c > 0x20 && c < 0x7F; };
  return latin(before.back()) && latin(next.front()) &&
         (std::any_of(before.begin(), before.end(), is_latin) ||
          std::any_of(next.begin(), next.end(), is_latin));
}

Beside beside(const Stretch& before, const Stretch& text, bool head) {
  if (words(before.folded, text.folded)) return Beside::Words;
  if (head) return Beside::Heads;
  const bool figures = is_figure(before.folded) || is_figure(text.folded);
  return figures ? Beside::Figures : Beside::Texts;
}

std::vector<Edge> edges_of(const Line& line, bool head) {
  std::vector<Edge> edges;
  for (size_t i = 0; i < line.size(); ++i) {
    const Gap gap = i == 0 ? Gap::Wide : line[i].pieces.front().gap;
    const Beside kind = i == 0 ? Beside::Texts : beside(line[i - 1], line[i], head);
    edges.push_back({line[i].x0, line[i].x1, gap, kind});
  }
  return edges;
}

// Puts the texts of one column together, and tells how far each reaches.
void settle(const PackedLine& packed, const std::vector<Edge>& edges, Line& line) {
  const std::vector<int> columns = packed.columns_of(line, edges);
  Line merged;
  for (size_t t = 0; t < line.size(); ++t) {
    Stretch& text = line[t];
    text.first = columns[t];
    text.last = std::max(text.first, packed.column_of(text.x1 - 1));
    if (!merged.empty() && merged.back().first == text.first) {
      Stretch& before = merged.back();
      before.x1 = text.x1;
      before.last = std::max(before.last, text.last);
      before.folded += text.folded;
      before.pieces.insert(before.pieces.end(), text.pieces.begin(), text.pieces.end());
    } else {
      if (!merged.empty()) merged.back().last = std::min(merged.back().last, text.first - 1);
      merged.push_back(std::move(text));
    }
  }
  line = std::move(merged);
}

// The share of figures among the texts whose places tell their columns.
std::vector<double> figure_shares(const std::vector<Line>& lines, size_t heads,
                                  const std::vector<int>& starts) {
  const std::vector<double> none;
  const PackedLine packed(starts, none);
  std::vector<double> shares(starts.size(), 0);
  std::vector<int> counts(starts.size(), 0);
  for (size_t l = heads; l < lines.size(); ++l) {
    for (size_t t = 0; t < lines[l].size(); ++t) {
      const Stretch& text = lines[l][t];
      if (t > 0 && text.pieces.front().gap == Gap::One) continue;
      const auto column = static_cast<size_t>(packed.column_of(text.x0));
      ++counts[column];
      shares[column] += is_figure(text.folded) ? 1 : 0;
    }
  }
  for (size_t c = 0; c < shares.size(); ++c) {
    shares[c] = counts[c] == 0 ? 0.5 : shares[c] / counts[c];
  }
  return shares;
}

}  // namespace

int align(std::vector<std::vector<Stretch>>& lines, size_t heads) {
  std::vector<std::vector<Edge>> edges;
  for (size_t l = 0; l < lines.size(); ++l) edges.push_back(edges_of(lines[l], l < heads));
  const std::vector<int> starts = column_starts(edges);
  const std::vector<double> figures = figure_shares(lines, heads, starts);
  const PackedLine packed(starts, figures);
  for (size_t l = 0; l < lines.size(); ++l) settle(packed, edges[l], lines[l]);
  return static_cast<int>(starts.size());
}

}  // namespace gewu::plain
