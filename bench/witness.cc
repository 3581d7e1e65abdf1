#include "bench/witness.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "bench/match.h"
#include "bench/tree_edit.h"

namespace gewu::bench {

namespace {

// Of the area that two tables cover together: photos are bent, and tables may be one row high.
constexpr double kSameTable = 0.2;
constexpr double kSamePlace = 2.0;  // points between the same rule drawn and found
constexpr int kNobody = -1;

double overlap(const PointRect& a, const PointRect& b) {
  const double common = intersect(a, b).area();
  const double together = a.area() + b.area() - common;
  return together > 0 ? common / together : 0;
}

// Which seen table is the drawn one of each index.
std::vector<int> partners(const std::vector<DrawnTable>& drawn,
                          const std::vector<SeenTable>& seen) {
  std::vector<int> found(drawn.size(), kNobody);
  std::vector<bool> taken(seen.size(), false);
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    double best = kSameTable;
    for (std::size_t j = 0; j < seen.size(); ++j) {
      const double share = overlap(drawn[i].box, seen[j].box);
      if (taken[j] || share < best) continue;
      best = share;
      found[i] = static_cast<int>(j);
    }
    if (found[i] != kNobody) taken[static_cast<std::size_t>(found[i])] = true;
  }
  return found;
}

double farthest(const std::vector<double>& a, const std::vector<double>& b) {
  double most = 0;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    most = std::max(most, std::abs(a[i] - b[i]));
  }
  return most;
}

double farthest(const DrawnTable& drawn, const SeenTable& seen) {
  return std::max(farthest(drawn.xs, seen.xs), farthest(drawn.ys, seen.ys));
}

std::string shape(const ReadTable& table) {
  return std::to_string(table.rows) + "x" + std::to_string(table.cols) + ":" +
         std::to_string(table.cells.size());
}

std::string place(const PointRect& box) {
  char text[64];
  std::snprintf(text, sizeof text, "(%.0f %.0f %.0f %.0f)", box.x0, box.y0, box.x1, box.y1);
  return text;
}

std::string describe(const DrawnTable& drawn) {
  char least[32];
  std::snprintf(least, sizeof least, "%.1f", drawn.closest);
  return std::string(drawn.open ? "open " : "") + (drawn.by_ends ? "by ends " : "") +
         (drawn.torn ? "torn " : "") + "drawn " + shape(drawn.grid) + " " + place(drawn.box) +
         " closest " + least;
}

class PageComparison {
 public:
  explicit PageComparison(WitnessSum* sum) : sum_(sum) {}

  void open(const DrawnTable& drawn, const SeenTable* seen) {
    ++sum_->open;
    const bool alike = seen != nullptr && same_grid(drawn.grid, seen->grid);
    sum_->open_alike += alike ? 1 : 0;
    if (!alike) differ(drawn, seen, "");
  }

  void closed(const DrawnTable& drawn, const SeenTable* seen) {
    ++sum_->tables;
    sum_->by_ends += drawn.by_ends ? 1 : 0;
    if (seen == nullptr) {
      ++sum_->missed;
      differ(drawn, seen, "");
      return;
    }
    sum_->teds += teds_struct(drawn.grid, seen->grid);
    if (!same_grid(drawn.grid, seen->grid)) {
      differ(drawn, seen, "");
    } else if (const double far = farthest(drawn, *seen); far > kSamePlace) {
      ++sum_->moved;
      differ(drawn, seen, " a rule lies " + std::to_string(far) + " pt off");
    } else {
      ++sum_->exact;
    }
  }

  void undrawn(const SeenTable& seen) {
    (seen.aligned ? sum_->aligned : sum_->extra) += 1;
    lines_.push_back(std::string("drawn none, found ") + (seen.aligned ? "aligned " : "") +
                     shape(seen.grid) + " " + place(seen.box));
  }

  std::vector<std::string> take() { return std::move(lines_); }

 private:
  void differ(const DrawnTable& drawn, const SeenTable* seen, const std::string& more) {
    lines_.push_back(describe(drawn) + ", found " +
                     (seen == nullptr ? "none" : shape(seen->grid) + " " + place(seen->box)) +
                     more);
  }

  WitnessSum* sum_;
  std::vector<std::string> lines_;
};

void print_line(const std::string& key, const WitnessSum& s) {
  const double tables = std::max(1, s.tables);
  std::printf("%-12s %6d %6d %7d %6d %7.2f %7.4f %5d %6d %6d %5d %6d %6d %6d %7d\n", key.c_str(),
              s.pages, s.tables, s.by_ends, s.exact, s.tables == 0 ? 100 : 100 * s.exact / tables,
              s.tables == 0 ? 1 : s.teds / tables, s.moved, s.missed, s.extra, s.open, s.open_alike,
              s.bare_pages, s.bare_with, s.aligned);
}

}  // namespace

void WitnessSum::add(const WitnessSum& o) {
  pages += o.pages, tables += o.tables, exact += o.exact, by_ends += o.by_ends, moved += o.moved;
  missed += o.missed, extra += o.extra, open += o.open, open_alike += o.open_alike;
  bare_pages += o.bare_pages, bare_with += o.bare_with, aligned += o.aligned;
  teds += o.teds;
}

std::vector<std::string> compare_page(const std::vector<DrawnTable>& drawn,
                                      const std::vector<SeenTable>& seen, WitnessSum* sum) {
  PageComparison comparison(sum);
  std::vector<bool> drawn_too(seen.size(), false);
  const std::vector<int> partner = partners(drawn, seen);
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    const auto j = static_cast<std::size_t>(partner[i]);
    if (partner[i] != kNobody) drawn_too[j] = true;
    const SeenTable* found = partner[i] == kNobody ? nullptr : &seen[j];
    drawn[i].open ? comparison.open(drawn[i], found) : comparison.closed(drawn[i], found);
  }
  for (std::size_t j = 0; j < seen.size(); ++j) {
    if (!drawn_too[j]) comparison.undrawn(seen[j]);
  }
  ++sum->pages;
  sum->bare_pages += drawn.empty() ? 1 : 0;
  sum->bare_with += drawn.empty() && !seen.empty() ? 1 : 0;
  return comparison.take();
}

void print_witness_sums(const std::map<std::string, WitnessSum>& sums) {
  std::printf("%-12s %6s %6s %7s %6s %7s %7s %5s %6s %6s %5s %6s %6s %6s %7s\n", "", "pages",
              "tables", "by ends", "exact", "exact%", "TEDS-S", "moved", "missed", "extra", "open",
              "alike", "bare", "table!", "by text");
  WitnessSum all;
  for (const auto& [key, sum] : sums) {
    print_line(key, sum);
    all.add(sum);
  }
  if (sums.size() > 1) print_line("all", all);
}

}  // namespace gewu::bench
