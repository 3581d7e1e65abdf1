// Which columns the texts of a table's lines stand in.
#include <algorithm>
#include <limits>

#include "rebuild/plain/aligned.h"
#include "rebuild/plain/left_edges.h"

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

class Aligner {
 public:
  explicit Aligner(std::vector<int> starts) : starts_(std::move(starts)) {}

  int columns() const { return static_cast<int>(starts_.size()); }

  // Puts the texts of one column together, and tells how far each reaches.
  void settle(Line& line) const {
    Line merged;
    for (Stretch& text : line) {
      text.first = column_of(text.x0);
      text.last = std::max(text.first, column_of(text.x1 - 1));
      if (!merged.empty() && merged.back().first == text.first) {
        append(merged.back(), text);
      } else {
        if (!merged.empty()) merged.back().last = std::min(merged.back().last, text.first - 1);
        merged.push_back(std::move(text));
      }
    }
    line = std::move(merged);
  }

 private:
  int column_of(int x) const {
    const auto next = std::upper_bound(starts_.begin(), starts_.end(), x);
    return std::max(0, static_cast<int>(next - starts_.begin()) - 1);
  }

  static void append(Stretch& text, const Stretch& more) {
    text.x1 = more.x1;
    text.last = std::max(text.last, more.last);
    text.folded += more.folded;
    text.pieces.insert(text.pieces.end(), more.pieces.begin(), more.pieces.end());
  }

  std::vector<int> starts_;
};

}  // namespace

int align(std::vector<std::vector<Stretch>>& lines, size_t heads) {
  std::vector<std::vector<Edge>> edges;
  for (size_t l = 0; l < lines.size(); ++l) edges.push_back(edges_of(lines[l], l < heads));
  const Aligner aligner(column_starts(edges));
  for (Line& line : lines) aligner.settle(line);
  return aligner.columns();
}

}  // namespace gewu::plain
