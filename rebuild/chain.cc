#include "rebuild/chain.h"

#include <algorithm>

namespace gewu {

namespace {

constexpr double kNever = -1e9;

}  // namespace

Chain::Chain(int count, int longest)
    : count_(count),
      longest_(longest),
      offers_(static_cast<std::size_t>(count) * static_cast<std::size_t>(longest), {kNever, 0}) {}

const Chain::Offer& Chain::at(int begin, int end) const {
  return offers_[static_cast<std::size_t>(begin * longest_ + end - begin - 1)];
}

void Chain::offer(int begin, int end, double score, int kind) {
  Offer& best = offers_[static_cast<std::size_t>(begin * longest_ + end - begin - 1)];
  if (score > best.score) best = {score, kind};
}

void Chain::solve() {
  const std::size_t cuts = static_cast<std::size_t>(count_) + 1;
  forward_.assign(cuts, kNever);
  backward_.assign(cuts, kNever);
  from_.assign(cuts, 0);
  forward_.front() = backward_.back() = 0;
  for (int i = 0; i < count_; ++i) {
    for (int j = i + 1; j <= std::min(count_, i + longest_); ++j) {
      const double total = forward_[static_cast<std::size_t>(i)] + at(i, j).score;
      if (total <= forward_[static_cast<std::size_t>(j)]) continue;
      forward_[static_cast<std::size_t>(j)] = total;
      from_[static_cast<std::size_t>(j)] = i;
    }
  }
  for (int i = count_ - 1; i >= 0; --i) {
    double& best = backward_[static_cast<std::size_t>(i)];
    for (int j = i + 1; j <= std::min(count_, i + longest_); ++j) {
      best = std::max(best, at(i, j).score + backward_[static_cast<std::size_t>(j)]);
    }
  }
  uncut_.clear();
  for (int cut = 0; cut <= count_; ++cut) uncut_.push_back(without_cut(cut));
}

double Chain::without_cut(int cut) const {
  double best = kNever;
  for (int i = std::max(0, cut - longest_ + 1); i < cut; ++i) {
    for (int j = cut + 1; j <= std::min(count_, i + longest_); ++j) {
      best = std::max(best, forward_[static_cast<std::size_t>(i)] + at(i, j).score +
                                backward_[static_cast<std::size_t>(j)]);
    }
  }
  return best;
}

double Chain::margin_of(int begin, int end) const {
  const double total = forward_.back();
  double rival =
      std::max(uncut_[static_cast<std::size_t>(begin)], uncut_[static_cast<std::size_t>(end)]);
  for (int cut = begin + 1; cut < end; ++cut) {
    const auto c = static_cast<std::size_t>(cut);
    rival = std::max(rival, forward_[c] + backward_[c]);
  }
  return total - rival;
}

std::vector<Chain::Run> Chain::runs() const {
  std::vector<Run> runs;
  for (int end = count_; end > 0; end = from_[static_cast<std::size_t>(end)]) {
    const int begin = from_[static_cast<std::size_t>(end)];
    runs.push_back({begin, end, at(begin, end).kind, margin_of(begin, end)});
  }
  std::reverse(runs.begin(), runs.end());
  return runs;
}

}  // namespace gewu
