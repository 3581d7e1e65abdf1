#include "rebuild/plain/packed_line.h"

#include <algorithm>

namespace gewu::plain {

namespace {

constexpr double kNever = 1e9;
constexpr double kMoved = 0.3;   // for each column that a text stands left of its own
constexpr double kMisfit = 1.6;  // a figure among texts, or a text among figures
constexpr double kPushed = 4;    // a text left of where it can be

bool like_figure(const std::u32string& folded) {
  return is_figure(folded) || folded == U"-" || folded == U"/" || folded == U"—";
}

}  // namespace

int PackedLine::column_of(int x) const {
  const auto next = std::upper_bound(starts_.begin(), starts_.end(), x);
  return std::max(0, static_cast<int>(next - starts_.begin()) - 1);
}

double PackedLine::misfit(const Stretch& text, size_t column) const {
  const double figures = numeric_[column];
  return kMisfit * (like_figure(text.folded) ? 1 - figures : figures);
}

std::vector<int> PackedLine::columns_of(const std::vector<Stretch>& line,
                                        const std::vector<Edge>& edges) const {
  const size_t columns = starts_.size();
  std::vector<std::vector<double>> best(line.size(), std::vector<double>(columns, kNever));
  std::vector<std::vector<int>> from(line.size(), std::vector<int>(columns, -1));
  for (size_t t = 0; t < line.size(); ++t) {
    const auto stands = static_cast<size_t>(column_of(line[t].x0));
    const bool packed = t > 0 && edges[t].gap == Gap::One;
    for (size_t c = packed ? 0 : stands; c < columns; ++c) {
      if (!packed && c > stands) break;
      const double off = c < stands ? kPushed * static_cast<double>(stands - c)
                                    : kMoved * static_cast<double>(c - stands);
      const double here = off + (packed ? misfit(line[t], c) : 0);
      if (t == 0) {
        best[t][c] = here;
        continue;
      }
      for (size_t p = 0; p <= c; ++p) {
        const double joined = p == c ? shared_cost(edges[t]) : 0;
        const double total = best[t - 1][p] + here + joined;
        if (total >= best[t][c]) continue;
        best[t][c] = total;
        from[t][c] = static_cast<int>(p);
      }
    }
  }
  std::vector<int> found(line.size(), 0);
  if (line.empty()) return found;
  const auto& ends = best.back();
  auto c = static_cast<int>(std::min_element(ends.begin(), ends.end()) - ends.begin());
  for (size_t t = line.size(); t-- > 0;) {
    found[t] = c;
    c = t > 0 ? std::max(0, from[t][static_cast<size_t>(c)]) : c;
  }
  return found;
}

}  // namespace gewu::plain
