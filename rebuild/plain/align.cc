// Which columns the texts of a table's lines stand in.
#include <algorithm>
#include <limits>

#include "rebuild/plain/aligned.h"
#include "rebuild/plain/left_edges.h"

namespace gewu::plain {

namespace {

constexpr double kCentred = 2;         // characters that a head over several columns may be off
constexpr double kCentredShare = 0.1;  // ... and of their width
constexpr double kOver = 0.5;          // gained for each further column that a head stands over
constexpr double kMostOver = 1.5;

using Line = std::vector<Stretch>;

bool is_latin(char32_t c) { return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z'); }

// A single blank between these is one of the text: USB 3.0, TSG T7001.
bool words(const std::u32string& before, const std::u32string& next) {
  const auto latin = [](char32_t c) { return c > 0x20 && c < 0x7F; };
  return latin(before.back()) && latin(next.front()) &&
         (std::any_of(before.begin(), before.end(), is_latin) ||
          std::any_of(next.begin(), next.end(), is_latin));
}

std::vector<Edge> edges_of(const Line& line) {
  std::vector<Edge> edges;
  for (size_t i = 0; i < line.size(); ++i) {
    const Stretch& text = line[i];
    const bool word = i > 0 && words(line[i - 1].folded, text.folded);
    edges.push_back({text.x0, text.x1, i == 0 ? Gap::Wide : text.pieces.front().gap, word});
  }
  return edges;
}

struct Extent {
  int x0 = std::numeric_limits<int>::max();
  int x1 = 0;
};

class Aligner {
 public:
  explicit Aligner(std::vector<int> starts) : starts_(std::move(starts)), ink_(starts_.size()) {}

  int columns() const { return static_cast<int>(starts_.size()); }

  // Puts the texts of one column together, and tells how far each reaches.
  void settle(Line& line, bool head) {
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
    for (const Stretch& text : line) {
      if (head || text.first != text.last) continue;
      Extent& ink = ink_[static_cast<size_t>(text.first)];
      ink.x0 = std::min(ink.x0, text.x0);
      ink.x1 = std::max(ink.x1, text.x1);
    }
  }

  // A head stands in the middle of the columns that it is over: those between its neighbours that
  // have heads further down.
  void spread(Line& line, const std::vector<bool>& headed) const {
    for (size_t s = 0; s < line.size(); ++s) {
      const int from = s == 0 ? 0 : line[s - 1].last + 1;
      const int to = s + 1 < line.size() ? line[s + 1].first : columns();
      double best = off_centre(line[s], line[s].first, line[s].last);
      for (int a = from; a < to; ++a) {
        for (int b = a + 1; b < to; ++b) {
          if (!headed[static_cast<size_t>(a)] || !headed[static_cast<size_t>(b)]) continue;
          // Wider is likelier: what is below has heads of its own.
          const double centre = off_centre(line[s], a, b);
          const double off = centre - std::min(kOver * (b - a), kMostOver);
          if (centre > kCentred + kCentredShare * width_of(a, b) || off >= best) continue;
          best = off;
          line[s].first = a;
          line[s].last = b;
        }
      }
    }
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

  int width_of(int first, int last) const {
    return ink_[static_cast<size_t>(last)].x1 - ink_[static_cast<size_t>(first)].x0;
  }

  double off_centre(const Stretch& stretch, int first, int last) const {
    const int left = ink_[static_cast<size_t>(first)].x0;
    const int right = ink_[static_cast<size_t>(last)].x1;
    return std::abs(stretch.x0 + stretch.x1 - left - right) / 2.0;
  }

  std::vector<int> starts_;
  std::vector<Extent> ink_;  ///< of the texts below the heads
};

}  // namespace

int align(std::vector<std::vector<Stretch>>& lines, size_t heads) {
  std::vector<std::vector<Edge>> edges;
  for (const Line& line : lines) edges.push_back(edges_of(line));
  Aligner aligner(column_starts(edges));
  for (size_t l = 0; l < lines.size(); ++l) aligner.settle(lines[l], l < heads);
  std::vector<bool> headed(static_cast<size_t>(aligner.columns()), false);
  for (size_t line = heads; line-- > 0;) {
    if (line + 1 < heads) aligner.spread(lines[line], headed);
    for (const Stretch& stretch : lines[line]) {
      std::fill(headed.begin() + stretch.first, headed.begin() + stretch.last + 1, true);
    }
  }
  return aligner.columns();
}

}  // namespace gewu::plain
