#include "rebuild/plain/left_edges.h"

#include <algorithm>

namespace gewu::plain {

namespace {

constexpr double kColumn = 2.2;      // what a further column costs
constexpr double kSharedWide = 3;    // two texts of one column with a wide gap between them
constexpr double kSharedOne = 0.9;   // ... with a single blank
constexpr double kSharedWord = 0.1;  // ... between words
constexpr double kSharedFigure = 2;  // ... where one of them is a figure, or both are heads
constexpr double kCrossed = 0.7;     // a text that reaches into the next column
constexpr double kRoom = 0.03;       // for each free column of characters before a border
constexpr int kMostRoom = 20;
constexpr std::size_t kMostPlaces = 400;  // beyond, lines are no rows of a table

/// The search over all sets of borders; a border stands at a left edge.
class BorderSearch {
 public:
  explicit BorderSearch(const std::vector<std::vector<Edge>>& lines) {
    for (const auto& line : lines) {
      for (const Edge& edge : line) places_.push_back(edge.x0);
    }
    std::sort(places_.begin(), places_.end());
    places_.erase(std::unique(places_.begin(), places_.end()), places_.end());
    if (places_.size() > kMostPlaces) return;
    shared_.assign(places_.size() * places_.size(), 0);
    crossed_.assign(places_.size() + 1, 0);
    for (const auto& line : lines) add(line);
    sum_up();
  }

  std::vector<int> run() const {
    const std::size_t n = places_.size();
    if (n == 0 || n > kMostPlaces) return {0};
    std::vector<double> best(n + 1,
                             1e18);  // of the places before one, the last column ending there
    std::vector<std::size_t> from(n + 1, 0);
    best[0] = 0;
    for (std::size_t j = 1; j <= n; ++j) {
      for (std::size_t i = 0; i < j; ++i) {
        const double total = best[i] + shared(i, j - 1) + kColumn;
        if (total >= best[j]) continue;
        best[j] = total;
        from[j] = i;
      }
      if (j < n) best[j] += border_cost(j);
    }
    std::vector<int> starts;
    for (std::size_t j = n; j > 0; j = from[j]) starts.push_back(places_[from[j]]);
    std::reverse(starts.begin(), starts.end());
    starts.front() = 0;
    return starts;
  }

 private:
  std::size_t index(int x) const {
    return static_cast<std::size_t>(std::lower_bound(places_.begin(), places_.end(), x) -
                                    places_.begin());
  }

  double& at(std::size_t i, std::size_t j) { return shared_[i * places_.size() + j]; }

  void add(const std::vector<Edge>& line) {
    for (std::size_t e = 0; e < line.size(); ++e) {
      const std::size_t left = index(line[e].x0);
      if (e > 0) at(index(line[e - 1].x0), left) += shared_cost(line[e]);
      for (std::size_t j = left + 1; j < places_.size() && places_[j] < line[e].x1; ++j) {
        ++crossed_[j];
      }
    }
  }

  // shared_[i, j]: what it costs that the places i..j are of one column.
  void sum_up() {
    const std::size_t n = places_.size();
    for (std::size_t i = n; i-- > 0;) {
      for (std::size_t j = i; j < n; ++j) {
        if (j > i) at(i, j) += at(i, j - 1);
        if (i + 1 < n && j > i) at(i, j) += at(i + 1, j);
        if (i + 1 < n && j > i + 1) at(i, j) -= at(i + 1, j - 1);
      }
    }
  }

  double shared(std::size_t i, std::size_t j) const { return shared_[i * places_.size() + j]; }

  double border_cost(std::size_t j) const {
    const int room = std::min(places_[j] - places_[j - 1], kMostRoom);
    return kCrossed * crossed_[j] - kRoom * room;
  }

  std::vector<int> places_;
  std::vector<double> shared_;
  std::vector<int> crossed_;
};

}  // namespace

double shared_cost(const Edge& edge) {
  if (edge.gap == Gap::Wide || edge.gap == Gap::Tab) return kSharedWide;
  if (edge.gap == Gap::None) return 0;
  switch (edge.beside) {
    case Beside::Words:
      return kSharedWord;
    case Beside::Texts:
      return kSharedOne;
    case Beside::Figures:
    case Beside::Heads:
      return kSharedFigure;
  }
  return kSharedOne;
}

double against(const std::vector<std::vector<Edge>>& lines, const std::vector<int>& starts) {
  const auto column = [&](int x) {
    return std::upper_bound(starts.begin(), starts.end(), x) - starts.begin();
  };
  double cost = 0;
  for (const auto& line : lines) {
    for (std::size_t e = 0; e < line.size(); ++e) {
      const bool shares = e > 0 && column(line[e - 1].x0) == column(line[e].x0);
      if (shares) cost += shared_cost(line[e]);
      cost += kCrossed * static_cast<double>(column(line[e].x1 - 1) - column(line[e].x0));
    }
  }
  return cost;
}

std::vector<int> column_starts(const std::vector<std::vector<Edge>>& lines) {
  return BorderSearch(lines).run();
}

}  // namespace gewu::plain
