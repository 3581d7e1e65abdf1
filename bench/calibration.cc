#include "bench/calibration.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "bench/match.h"
#include "bench/score.h"

namespace gewu::bench {

namespace {

constexpr double kSure = 0.99;
constexpr double kEdges[] = {0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999};
constexpr double kReviewed[] = {0, 0.01, 0.02, 0.03, 0.04, 0.06, 0.08, 0.10, 0.15, 0.20};

struct Bin {
  int cells = 0;
  int right = 0;
  double confidence = 0;

  void add(const Judged& cell) {
    ++cells;
    right += cell.right ? 1 : 0;
    confidence += cell.confidence;
  }
  double share_right() const { return cells == 0 ? 0 : static_cast<double>(right) / cells; }
  double mean_confidence() const { return cells == 0 ? 0 : confidence / cells; }
};

Bin bin_between(const std::vector<Judged>& cells, double low, double high) {
  Bin bin;
  for (const Judged& cell : cells) {
    if (cell.confidence >= low && cell.confidence < high) bin.add(cell);
  }
  return bin;
}

std::string line(const char* format, double a, double b, double c, double d, double e) {
  char text[128];
  std::snprintf(text, sizeof text, format, a, b, c, d, e);
  return text;
}

bool from_pixels(const ReadCell& cell) { return cell.source == "ocr" || cell.source == "repaired"; }

}  // namespace

std::vector<Judged> judge_cells(const ReadDocument& truth, const ReadDocument& output) {
  std::vector<Judged> judged;
  for (const auto& [i, j] : match_tables(truth.tables, output.tables)) {
    if (i == kNone || j == kNone) continue;
    const ReadTable& expected = truth.tables[static_cast<std::size_t>(i)];
    const ReadTable& got = output.tables[static_cast<std::size_t>(j)];
    for (const auto& [a, b] : match_cells(expected, got)) {
      if (a == kNone || b == kNone) continue;
      const ReadCell& cell = got.cells[static_cast<std::size_t>(b)];
      if (!from_pixels(cell)) continue;
      const std::string& text = expected.cells[static_cast<std::size_t>(a)].text;
      judged.push_back(
          {cell.confidence, texts_agree(text, cell.text, Tolerance::Folded), cell.review});
    }
  }
  return judged;
}

double expected_calibration_error(const std::vector<Judged>& cells) {
  constexpr int kBins = 10;
  if (cells.empty()) return 0;
  double error = 0;
  for (int i = 0; i < kBins; ++i) {
    const double high = i + 1 == kBins ? 2.0 : (i + 1.0) / kBins;  // the last holds 1.0 itself
    const Bin bin = bin_between(cells, static_cast<double>(i) / kBins, high);
    error += bin.cells * std::abs(bin.mean_confidence() - bin.share_right());
  }
  return error / static_cast<double>(cells.size());
}

double silent_if_reviewed(std::vector<Judged> cells, double reviewed) {
  if (cells.empty()) return 0;
  std::stable_sort(cells.begin(), cells.end(),
                   [](const Judged& a, const Judged& b) { return a.confidence < b.confidence; });
  const auto looked_at =
      static_cast<std::ptrdiff_t>(std::lround(reviewed * static_cast<double>(cells.size())));
  const auto silent = std::count_if(cells.begin() + looked_at, cells.end(),
                                    [](const Judged& cell) { return !cell.right; });
  return static_cast<double>(silent) / static_cast<double>(cells.size());
}

std::string report_calibration(const std::vector<Judged>& cells) {
  std::string text = "confidence        cells    right%   mean confidence%\n";
  for (std::size_t i = 0; i < std::size(kEdges); ++i) {
    const double high = i + 1 < std::size(kEdges) ? kEdges[i + 1] : 2.0;
    const Bin bin = bin_between(cells, kEdges[i], high);
    text += line("%5.3f to %5.3f  %7.0f  %8.3f  %8.3f\n", kEdges[i], std::min(high, 1.0), bin.cells,
                 100 * bin.share_right(), 100 * bin.mean_confidence());
  }
  const Bin sure = bin_between(cells, kSure, 2.0);
  text += line("expected calibration error %.4f; of %.0f cells given 0.99 or more %.3f %% right\n",
               expected_calibration_error(cells), sure.cells, 100 * sure.share_right(), 0, 0);
  text += "least confident cells reviewed -> wrong cells that escape, of all\n";
  for (const double share : kReviewed) {
    text += line("%5.1f %%  ->  %6.3f %%\n", 100 * share, 100 * silent_if_reviewed(cells, share), 0,
                 0, 0);
  }
  Bin escaped;
  int reviewed = 0;
  for (const Judged& cell : cells) {
    reviewed += cell.review ? 1 : 0;
    if (!cell.review) escaped.add(cell);
  }
  const double total = std::max<double>(1, static_cast<double>(cells.size()));
  text += line("as marked: %.2f %% to review, %.3f %% escape\n", 100 * reviewed / total,
               100 * (escaped.cells - escaped.right) / total, 0, 0, 0);
  return text;
}

}  // namespace gewu::bench
