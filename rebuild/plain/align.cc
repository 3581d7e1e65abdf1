// Which columns the stretches of a table's lines stand in.
#include <algorithm>
#include <limits>
#include <numeric>

#include "rebuild/plain/aligned.h"

namespace gewu::plain {

namespace {

constexpr double kNever = 1e9;
constexpr double kNewColumn = 3;
constexpr double kOff = 1;          // a stretch that overlaps its column nowhere
constexpr double kPerColumn = 0.2;  // ... and for each character between them
constexpr double kCentred = 2;      // characters that a head over several columns may be off
constexpr double kOver = 0.5;       // gained for each further column that a head stands over
constexpr double kMostOver = 1.5;
constexpr size_t kMostColumns = 64;

struct Extent {
  int x0 = 0;
  int x1 = 0;
};

int overlap(const Stretch& stretch, const Extent& column) {
  return std::min(stretch.x1, column.x1) - std::max(stretch.x0, column.x0);
}

double cost(const Stretch& stretch, const Extent& column) {
  const int shared = overlap(stretch, column);
  if (shared <= 0) return kOff + kPerColumn * -shared;
  const double off = std::abs(stretch.x0 + stretch.x1 - column.x0 - column.x1) / 2.0;
  return off / (1.0 + column.x1 - column.x0 + stretch.x1 - stretch.x0);
}

/// Columns found so far, from left to right; lines are added one by one.
class Aligner {
 public:
  // Gives the stretches of a line to columns, in order; opens columns for what stands between them.
  void add(std::vector<Stretch>& line, bool head) {
    if (columns_.empty()) {
      for (const Stretch& stretch : line) columns_.push_back({stretch.x0, stretch.x1});
      return;
    }
    const std::vector<int> columns = assign(line, head);
    for (size_t s = line.size(); s-- > 0;) place(line[s], columns[s], head);
  }

  // The final places, once all columns are known.
  void settle(std::vector<Stretch>& line) const {
    const std::vector<int> columns = assign(line, false, false);
    for (size_t s = 0; s < line.size(); ++s) {
      line[s].first = line[s].last = columns[s] < 0 ? 0 : columns[s];
    }
  }

  // A head stands in the middle of the columns that it is over: those between its neighbours that
  // have heads further down.
  void spread(std::vector<Stretch>& line, const std::vector<bool>& headed) const {
    for (size_t s = 0; s < line.size(); ++s) {
      const int from = s == 0 ? 0 : line[s - 1].last + 1;
      const int to = s + 1 < line.size() ? line[s + 1].first : static_cast<int>(columns_.size());
      double best = off_centre(line[s], line[s].first, line[s].first);
      for (int a = from; a < to; ++a) {
        for (int b = a + 1; b < to; ++b) {
          if (!headed[static_cast<size_t>(a)] || !headed[static_cast<size_t>(b)]) continue;
          // Wider is likelier: what is below has heads of its own.
          const double centre = off_centre(line[s], a, b);
          const double off = centre - std::min(kOver * (b - a), kMostOver);
          if (centre > kCentred || off >= best) continue;
          best = off;
          line[s].first = a;
          line[s].last = b;
        }
      }
    }
  }

  size_t size() const { return columns_.size(); }

 private:
  double off_centre(const Stretch& stretch, int first, int last) const {
    const int left = columns_[static_cast<size_t>(first)].x0;
    const int right = columns_[static_cast<size_t>(last)].x1;
    return std::abs(stretch.x0 + stretch.x1 - left - right) / 2.0;
  }

  // best_: the first s stretches in the first c columns. -1: between two columns.
  std::vector<int> assign(const std::vector<Stretch>& line, bool head, bool open = true) const {
    const size_t n = line.size();
    const size_t m = columns_.size();
    const size_t width = m + 1;
    best_.assign((n + 1) * width, kNever);
    step_.assign((n + 1) * width, 0);
    std::fill(best_.begin(), best_.begin() + static_cast<std::ptrdiff_t>(width), 0);
    for (size_t s = 1; s <= n; ++s) {
      const double* before = &best_[(s - 1) * width];
      double* best = &best_[s * width];
      signed char* step = &step_[s * width];
      for (size_t c = 0; c <= m; ++c) {
        if (c > 0) {
          best[c] = best[c - 1];
          step[c] = 2;  // nothing in this column
          const double here = before[c - 1] + cost(line[s - 1], columns_[c - 1]);
          if (here < best[c]) {
            best[c] = here;
            step[c] = 0;
          }
        }
        const bool may = open && !head && before[c] + kNewColumn < best[c];
        if (may && free_at(line[s - 1], c)) {
          best[c] = before[c] + kNewColumn;
          step[c] = 1;
        }
      }
    }
    std::vector<int> columns(n, -1);
    size_t c = m;
    for (size_t s = n; s > 0;) {
      if (best_[s * width + c] >= kNever) break;
      const int step = step_[s * width + c];
      if (step == 2) {
        --c;
      } else if (step == 1) {
        columns[--s] = -1 - static_cast<int>(c);
      } else {
        columns[--s] = static_cast<int>(--c);
      }
    }
    return columns;
  }

  // The stretch stands between column c - 1 and column c.
  bool free_at(const Stretch& stretch, size_t c) const {
    if (columns_.size() >= kMostColumns) return false;
    const bool after = c == 0 || columns_[c - 1].x1 <= stretch.x0;
    const bool before = c == columns_.size() || stretch.x1 <= columns_[c].x0;
    return after && before;
  }

  void place(const Stretch& stretch, int column, bool head) {
    if (column < 0) {
      const auto at = static_cast<std::ptrdiff_t>(-1 - column);
      columns_.insert(columns_.begin() + at, {stretch.x0, stretch.x1});
      return;
    }
    if (head) return;
    const auto c = static_cast<size_t>(column);
    Extent& extent = columns_[c];
    const int left = c == 0 ? 0 : columns_[c - 1].x1;
    const int right =
        c + 1 < columns_.size() ? columns_[c + 1].x0 : std::numeric_limits<int>::max();
    extent.x0 = std::min(extent.x0, std::max(left, stretch.x0));
    extent.x1 = std::max(extent.x1, std::min(right, stretch.x1));
  }

  std::vector<Extent> columns_;
  mutable std::vector<double> best_;  ///< kept between lines, of which there may be a million
  mutable std::vector<signed char> step_;
};

}  // namespace

int align(std::vector<std::vector<Stretch>>& lines, size_t heads) {
  std::vector<size_t> order(lines.size());
  std::iota(order.begin(), order.end(), 0);
  // Full lines tell most; heads, which may stand over several columns, come last.
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    if ((a < heads) != (b < heads)) return b < heads;
    return lines[a].size() > lines[b].size();
  });
  Aligner aligner;
  for (size_t line : order) aligner.add(lines[line], line < heads && line != order.front());
  for (std::vector<Stretch>& line : lines) aligner.settle(line);
  std::vector<bool> headed(aligner.size(), false);
  for (size_t line = heads; line-- > 0;) {
    if (line + 1 < heads) aligner.spread(lines[line], headed);
    for (const Stretch& stretch : lines[line]) {
      std::fill(headed.begin() + stretch.first, headed.begin() + stretch.last + 1, true);
    }
  }
  return static_cast<int>(aligner.size());
}

}  // namespace gewu::plain
