#include "bench/line_score.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "base/sign_classes.h"

namespace gewu::bench {

namespace {

constexpr std::size_t kBins = 15;

using Costs = std::vector<std::vector<int>>;

// costs[i][j]: distance of the first i characters of a to the first j of b.
Costs prefix_distances(const std::u32string& a, const std::u32string& b) {
  Costs costs(a.size() + 1, std::vector<int>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        costs[i][j] = static_cast<int>(i + j);
        continue;
      }
      const int replaced = costs[i - 1][j - 1] + (a[i - 1] != b[j - 1] ? 1 : 0);
      costs[i][j] = std::min({replaced, costs[i - 1][j] + 1, costs[i][j - 1] + 1});
    }
  }
  return costs;
}

void count_characters(const LineResult& result, LineFigures* figures) {
  figures->characters += static_cast<int>(result.truth.size());
  for (const auto& [truth, read] : align_lines(result.truth, result.read)) {
    if (truth != read) ++figures->errors;
    if (!is_comparator(truth)) continue;
    ++figures->comparators;
    if (read != truth && is_comparator(read)) ++figures->flips;
  }
}

struct Bin {
  int lines = 0;
  int right = 0;
  double probability = 0;
};

double calibration_error(const std::vector<LineResult>& results) {
  std::array<Bin, kBins> bins{};
  for (const LineResult& result : results) {
    const double p = std::clamp(result.probability, 0.0, 1.0);
    Bin& bin = bins[std::min(static_cast<std::size_t>(p * kBins), kBins - 1)];
    ++bin.lines;
    bin.right += result.right() ? 1 : 0;
    bin.probability += p;
  }
  double error = 0;
  for (const Bin& bin : bins) error += std::abs(bin.probability - bin.right);
  return results.empty() ? 0 : error / static_cast<double>(results.size());
}

}  // namespace

double fitting_odds(const std::vector<LineResult>& results) {
  if (results.empty()) return 1;
  constexpr int kSteps = 50;
  double low = 0.01;
  double high = 100;
  for (int i = 0; i < kSteps; ++i) {
    const double odds = std::sqrt(low * high);
    double surplus = 0;  // of lines expected right
    for (const LineResult& result : results) {
      const double p = result.probability;
      surplus += odds * p / (1 - p + odds * p) - (result.right() ? 1 : 0);
    }
    (surplus < 0 ? low : high) = odds;
  }
  return std::sqrt(low * high);
}

std::vector<std::pair<char32_t, char32_t>> align_lines(const std::u32string& truth,
                                                       const std::u32string& read) {
  const Costs costs = prefix_distances(truth, read);
  std::vector<std::pair<char32_t, char32_t>> pairs;
  std::size_t i = truth.size();
  std::size_t j = read.size();
  while (i > 0 || j > 0) {
    const int here = costs[i][j];
    if (i > 0 && j > 0 && here == costs[i - 1][j - 1] + (truth[i - 1] != read[j - 1] ? 1 : 0)) {
      pairs.emplace_back(truth[--i], read[--j]);
    } else if (i > 0 && here == costs[i - 1][j] + 1) {
      pairs.emplace_back(truth[--i], U'\0');
    } else {
      pairs.emplace_back(U'\0', read[--j]);
    }
  }
  std::reverse(pairs.begin(), pairs.end());
  return pairs;
}

LineFigures score_lines(const std::vector<LineResult>& results) {
  LineFigures figures;
  for (const LineResult& result : results) {
    ++figures.lines;
    figures.right += result.right() ? 1 : 0;
    count_characters(result, &figures);
    if (result.probability < kSure) continue;
    ++figures.sure;
    figures.sure_right += result.right() ? 1 : 0;
  }
  figures.calibration_error = calibration_error(results);
  return figures;
}

}  // namespace gewu::bench
