#include "rebuild/plain/head_spread.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gewu::plain {

namespace {

constexpr double kScale = 5;        // halves of an em that a head is off the middle, roughly
constexpr double kUncovered = 0.9;  // a column with heads further down, under none
constexpr double kUnheaded = 3;     // a column that nothing below heads, under one of several
constexpr int kGutter = 2;          // between the texts of neighbouring columns

using Line = std::vector<Stretch>;

/// Where columns stand on paper, in halves of an em, as far as the widest texts in them tell: the
/// columns of characters of an extraction are no measure, since Han take one each.
class Paper {
 public:
  Paper(const std::vector<Line>& lines, int columns)
      : widths_(static_cast<size_t>(columns), 2),
        x0_(widths_.size(), std::numeric_limits<int>::max()) {
    for (const Line& line : lines) {
      for (const Stretch& text : line) {
        const auto column = static_cast<size_t>(text.first);
        x0_[column] = std::min(x0_[column], text.x0);
        if (text.first == text.last) widths_[column] = std::max(widths_[column], width_of(text));
      }
    }
    left_.assign(1, 0);
    for (int width : widths_) left_.push_back(left_.back() + width + kGutter);
  }

  static int width_of(const Stretch& text) {
    return text.pieces.back().wide_x1 - text.pieces.front().wide_x0;
  }

  double middle_of(const Stretch& text) const {
    const auto column = static_cast<size_t>(text.first);
    const double into = std::min(text.x0 - x0_[column], widths_[column]);
    return left_[column] + into + width_of(text) / 2.0;
  }

  double middle_of(int first, int last) const {
    return (left_[static_cast<size_t>(first)] + left_[static_cast<size_t>(last) + 1] - kGutter) / 2;
  }

 private:
  std::vector<int> widths_;
  std::vector<int> x0_;
  std::vector<double> left_;
};

/// Lays the heads of one line over the columns, from left to right.
class LineSpread {
 public:
  LineSpread(const Paper& paper, const std::vector<bool>& headed, Line& line)
      : paper_(paper), headed_(headed), line_(line) {}

  void run() {
    const size_t columns = headed_.size();
    // best_[h][c]: the first h heads over columns before c.
    best_.assign(line_.size() + 1, std::vector<double>(columns + 1, kNever));
    from_.assign(line_.size() + 1, std::vector<int>(columns + 1, -1));
    best_[0][0] = 0;
    for (size_t h = 0; h <= line_.size(); ++h) {
      for (size_t c = 0; c < columns; ++c) {
        offer(h, c + 1, best_[h][c] + (headed_[c] ? kUncovered : 0), -1);
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
    const Stretch& head = line_[h];
    if (first > head.first || best_[h][static_cast<size_t>(first)] >= kNever) return;
    const double middle = paper_.middle_of(head);
    double bare = 0;
    for (int last = first; last < static_cast<int>(headed_.size()); ++last) {
      bare += headed_[static_cast<size_t>(last)] ? 0 : kUnheaded;
      if (last < head.last) continue;
      const double several = first == last ? 0 : bare;
      const double off = std::abs(middle - paper_.middle_of(first, last)) / kScale;
      offer(h + 1, static_cast<size_t>(last) + 1,
            best_[h][static_cast<size_t>(first)] + several + off, first);
    }
  }

  void trace() {
    size_t h = line_.size();
    for (size_t c = headed_.size(); c > 0;) {
      const int first = from_[h][c];
      if (first < 0) {
        --c;
        continue;
      }
      --h;
      line_[h].first = first;
      line_[h].last = static_cast<int>(c) - 1;
      c = static_cast<size_t>(first);
    }
  }

  const Paper& paper_;
  const std::vector<bool>& headed_;
  Line& line_;
  std::vector<std::vector<double>> best_;
  std::vector<std::vector<int>> from_;
};

}  // namespace

void spread_heads(std::vector<std::vector<Stretch>>& lines, size_t heads, int columns) {
  const Paper paper(lines, columns);
  std::vector<bool> headed(static_cast<size_t>(columns), false);
  for (size_t line = heads; line-- > 0;) {
    if (line + 1 < heads) LineSpread(paper, headed, lines[line]).run();
    for (const Stretch& head : lines[line]) {
      std::fill(headed.begin() + head.first, headed.begin() + head.last + 1, true);
    }
  }
}

}  // namespace gewu::plain
