#include "rebuild/plain/label_spans.h"

#include <algorithm>
#include <cmath>

namespace gewu::plain {

namespace {

constexpr double kFar = 1.6;  // lines that a label may be off the middle of its rows
constexpr int kMostRows = 60;

/// One stretch of rows between sums: labels tile it.
class Tiling {
 public:
  Tiling(const std::vector<ColumnLabel>& labels, size_t first, size_t last,
         const std::vector<double>& tops, int begin, int end)
      : labels_(labels), first_(first), last_(last), tops_(tops), begin_(begin), end_(end) {}

  // False if a label would stand far off the middle of its rows.
  bool run(std::vector<Span>& spans) const {
    const size_t n = last_ - first_;
    const auto rows = static_cast<size_t>(end_ - begin_);
    if (rows < n || rows > static_cast<size_t>(kMostRows)) return false;
    std::vector<std::vector<double>> best(n + 1, std::vector<double>(rows + 1, kNever));
    std::vector<std::vector<size_t>> from(n + 1, std::vector<size_t>(rows + 1, 0));
    best[0][0] = 0;
    for (size_t k = 0; k < n; ++k) {
      for (size_t r = 0; r < rows; ++r) {
        for (size_t past = r + 1; past <= rows && best[k][r] < kNever; ++past) {
          const double cost = best[k][r] + off(first_ + k, r, past);
          if (cost >= best[k + 1][past]) continue;
          best[k + 1][past] = cost;
          from[k + 1][past] = r;
        }
      }
    }
    if (best[n][rows] >= kNever) return false;
    for (size_t k = n, past = rows; k > 0; --k) {
      const size_t r = from[k][past];
      spans[first_ + k - 1] = {begin_ + static_cast<int>(r), begin_ + static_cast<int>(past)};
      past = r;
    }
    return true;
  }

 private:
  static constexpr double kNever = 1e9;

  double off(size_t label, size_t begin, size_t end) const {
    const auto at = [&](size_t r) { return tops_[static_cast<size_t>(begin_) + r]; };
    const double away = std::abs(labels_[label].middle - (at(begin) + at(end)) / 2);
    return away > kFar ? kNever : away * away;
  }

  const std::vector<ColumnLabel>& labels_;
  size_t first_;
  size_t last_;
  const std::vector<double>& tops_;
  int begin_;
  int end_;
};

}  // namespace

std::vector<Span> lay_labels(const std::vector<ColumnLabel>& labels,
                             const std::vector<double>& tops, const std::vector<bool>& parts) {
  std::vector<Span> spans(labels.size());
  const int rows = static_cast<int>(parts.size());
  size_t next = 0;
  for (int begin = 0; begin < rows;) {
    if (parts[static_cast<size_t>(begin)]) {
      ++begin;
      continue;
    }
    int end = begin;
    while (end < rows && !parts[static_cast<size_t>(end)]) ++end;
    const size_t first = next;
    while (next < labels.size() && labels[next].middle <= tops[static_cast<size_t>(end)]) ++next;
    if (next > first && !Tiling(labels, first, next, tops, begin, end).run(spans)) return {};
    begin = end;
  }
  return next == labels.size() ? spans : std::vector<Span>();
}

}  // namespace gewu::plain
