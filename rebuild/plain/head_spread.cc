#include "rebuild/plain/head_spread.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace gewu::plain {

namespace {

constexpr double kScale = 5;         // halves of an em that a head is off the middle, roughly
constexpr double kExactScale = 1.5;  // ... where columns of characters are a measure
constexpr double kUncovered = 1.2;   // for each line that a head stands nearer to its place
constexpr double kLean = 0.4;        // heads rather stand under another than beside it
constexpr double kUnheaded = 3;      // a column that nothing below heads, under one of several
constexpr int kGutter = 2;           // between the texts of neighbouring columns

using Line = std::vector<Stretch>;

/// Where columns stand on paper, in halves of an em. Columns of characters tell where Han take two
/// of them; where they take one, only the widest texts of columns do, roughly.
class Paper {
 public:
  Paper(const std::vector<Line>& lines, int columns, Layout layout)
      : exact_(layout == Layout::Wide),
        widths_(static_cast<size_t>(columns), 2),
        x0_(widths_.size(), std::numeric_limits<int>::max()),
        x1_(widths_.size(), 0) {
    for (const Line& line : lines) {
      for (const Stretch& text : line) {
        const auto column = static_cast<size_t>(text.first);
        x0_[column] = std::min(x0_[column], text.x0);
        if (text.first != text.last) continue;
        x1_[column] = std::max(x1_[column], text.x1);
        widths_[column] = std::max(widths_[column], width_of(text));
      }
    }
    left_.assign(1, 0);
    for (size_t c = 0; c < widths_.size(); ++c) {
      const bool more = c + 1 < widths_.size() && x0_[c + 1] > x0_[c];
      const int apart = more ? x0_[c + 1] - x0_[c] : 0;
      left_.push_back(left_.back() + std::max(widths_[c] + kGutter, apart));
    }
  }

  double scale() const { return exact_ ? kExactScale : kScale; }

  double middle_of(const Stretch& text) const {
    if (exact_) return (text.x0 + text.x1) / 2.0;
    const auto column = static_cast<size_t>(text.first);
    const double into = std::min(text.x0 - x0_[column], widths_[column]);
    return left_[column] + into + width_of(text) / 2.0;
  }

  double middle_of(int first, int last) const {
    const auto a = static_cast<size_t>(first);
    const auto b = static_cast<size_t>(last);
    if (exact_) return (x0_[a] + x1_[b]) / 2.0;
    return (left_[a] + left_[b] + widths_[b]) / 2.0;
  }

 private:
  static int width_of(const Stretch& text) {
    return text.pieces.back().wide_x1 - text.pieces.front().wide_x0;
  }

  bool exact_;
  std::vector<int> widths_;
  std::vector<int> x0_;
  std::vector<int> x1_;
  std::vector<double> left_;
};

/// Lays the heads of one line over the columns, from left to right.
class LineSpread {
 public:
  LineSpread(const Paper& paper, const std::vector<double>& wants, std::vector<HeadCell*> line)
      : paper_(paper), wants_(wants), line_(std::move(line)) {}

  void run() {
    const size_t columns = wants_.size();
    // best_[h][c]: the first h heads over columns before c.
    best_.assign(line_.size() + 1, std::vector<double>(columns + 1, kNever));
    from_.assign(line_.size() + 1, std::vector<int>(columns + 1, -1));
    best_[0][0] = 0;
    for (size_t h = 0; h <= line_.size(); ++h) {
      for (size_t c = 0; c < columns; ++c) {
        offer(h, c + 1, best_[h][c], -1);
        if (h < line_.size()) place(h, static_cast<int>(c));
      }
    }
    if (best_.back().back() < kNever) trace();
  }

 private:
  static constexpr double kNever = 1e9;

  void offer(size_t h, size_t c, double cost, int from) {
    if (cost >= best_[h][c]) return;
    best_[h][c] = cost;
    from_[h][c] = from;
  }

  void place(size_t h, int first) {
    const HeadCell& head = *line_[h];
    if (first > head.first || best_[h][static_cast<size_t>(first)] >= kNever) return;
    const double middle = paper_.middle_of(head.lines.front());
    double covered = 0;
    for (int last = first; last < static_cast<int>(wants_.size()); ++last) {
      covered += wants_[static_cast<size_t>(last)];
      if (last < head.last) continue;
      const double off = std::abs(middle - paper_.middle_of(first, last)) / paper_.scale();
      offer(h + 1, static_cast<size_t>(last) + 1,
            best_[h][static_cast<size_t>(first)] + off - covered, first);
    }
  }

  void trace() {
    size_t h = line_.size();
    for (size_t c = wants_.size(); c > 0;) {
      const int first = from_[h][c];
      if (first < 0) {
        --c;
        continue;
      }
      --h;
      line_[h]->first = first;
      line_[h]->last = static_cast<int>(c) - 1;
      c = static_cast<size_t>(first);
    }
  }

  const Paper& paper_;
  const std::vector<double>& wants_;
  std::vector<HeadCell*> line_;
  std::vector<std::vector<double>> best_;
  std::vector<std::vector<int>> from_;
};

/// Which columns rather stand under a head of the line than beside it, by the heights of the heads
/// that they have further down: a head without any over it stands in the middle of all head lines.
std::vector<double> wants_of(const std::vector<HeadCell>& cells, int line, int last_line,
                             int columns) {
  std::vector<double> wants(static_cast<size_t>(columns), -kUnheaded);
  for (int c = 0; c < columns; ++c) {
    double top = 1e9;
    double bottom = -1e9;
    for (const HeadCell& cell : cells) {
      if (cell.first > c || cell.last < c || cell.first_line() <= line) continue;
      top = std::min<double>(top, cell.first_line());
      bottom = std::max<double>(bottom, cell.last_line());
    }
    if (bottom < 0) continue;
    const double middle = (top + bottom) / 2;
    const double under = std::abs(middle - (line + 1 + last_line) / 2.0);
    const double beside = std::abs(middle - last_line / 2.0);
    wants[static_cast<size_t>(c)] = std::clamp(kUncovered * (beside - under) + kLean, -1.5, 1.5);
  }
  return wants;
}

bool has_below(const std::vector<HeadCell>& cells, const HeadCell& head) {
  return std::any_of(cells.begin(), cells.end(), [&](const HeadCell& cell) {
    return cell.first_line() > head.last_line() && cell.first <= head.last &&
           cell.last >= head.first;
  });
}

}  // namespace

void spread_heads(const std::vector<std::vector<Stretch>>& lines, size_t heads, int columns,
                  Layout layout, std::vector<HeadCell>& cells) {
  const Paper paper(lines, columns, layout);
  const int last_line = static_cast<int>(heads) - 1;
  for (int line = last_line; line >= 0; --line) {
    std::vector<HeadCell*> over;
    for (HeadCell& cell : cells) {
      if (cell.first_line() == line && has_below(cells, cell)) over.push_back(&cell);
    }
    std::sort(over.begin(), over.end(),
              [](const HeadCell* a, const HeadCell* b) { return a->first < b->first; });
    if (!over.empty()) LineSpread(paper, wants_of(cells, line, last_line, columns), over).run();
  }
}

}  // namespace gewu::plain
