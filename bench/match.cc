#include "bench/match.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>

#include "base/text.h"

namespace gewu::bench {

namespace {

constexpr double kSamePlace = 0.2;  // what standing on the same first page is worth
constexpr double kLeastLikeness = 0.15;
constexpr double kEmptyPair = 0.05;  // two empty cells: better than none, worse than any text

std::map<char32_t, int> letters(const ReadTable& table) {
  std::map<char32_t, int> counts;
  for (const ReadCell& cell : table.cells) {
    for (const char32_t c : decode_utf8(fold_text(cell.text))) ++counts[c];
  }
  return counts;
}

// Share of letters in common (Dice over multisets).
double likeness(const std::map<char32_t, int>& a, const std::map<char32_t, int>& b) {
  int common = 0;
  int total = 0;
  for (const auto& [c, n] : a) {
    total += n;
    const auto found = b.find(c);
    if (found != b.end()) common += std::min(n, found->second);
  }
  for (const auto& [c, n] : b) total += n;
  return total == 0 ? 1.0 : 2.0 * common / total;
}

bool shares_page(const ReadTable& a, const ReadTable& b) {
  return std::find_first_of(a.pages.begin(), a.pages.end(), b.pages.begin(), b.pages.end()) !=
         a.pages.end();
}

double text_likeness(const std::u32string& a, const std::u32string& b) {
  if (a.empty() && b.empty()) return kEmptyPair;
  if (a.empty() || b.empty()) return kEmptyPair / 5;
  const double longer = static_cast<double>(std::max(a.size(), b.size()));
  return 1.0 - edit_distance(a, b) / longer;
}

std::vector<std::u32string> folded_texts(const ReadTable& table) {
  std::vector<std::u32string> texts;
  texts.reserve(table.cells.size());
  for (const ReadCell& cell : table.cells) texts.push_back(decode_utf8(fold_text(cell.text)));
  return texts;
}

}  // namespace

bool same_grid(const ReadTable& a, const ReadTable& b) {
  if (a.rows != b.rows || a.cols != b.cols || a.cells.size() != b.cells.size()) return false;
  for (std::size_t i = 0; i < a.cells.size(); ++i) {
    const ReadCell& x = a.cells[i];
    const ReadCell& y = b.cells[i];
    if (x.row != y.row || x.col != y.col || x.row_span != y.row_span || x.col_span != y.col_span) {
      return false;
    }
  }
  return true;
}

Pairs match_tables(const std::vector<ReadTable>& truth, const std::vector<ReadTable>& output) {
  std::vector<std::map<char32_t, int>> a;
  std::vector<std::map<char32_t, int>> b;
  std::transform(truth.begin(), truth.end(), std::back_inserter(a), letters);
  std::transform(output.begin(), output.end(), std::back_inserter(b), letters);
  return align(static_cast<int>(truth.size()), static_cast<int>(output.size()), [&](int i, int j) {
    const auto x = static_cast<std::size_t>(i);
    const auto y = static_cast<std::size_t>(j);
    if (!shares_page(truth[x], output[y])) return 0.0;
    const double like = likeness(a[x], b[y]);
    const bool same_start = truth[x].pages.front() == output[y].pages.front();
    return like < kLeastLikeness ? 0.0 : like + (same_start ? kSamePlace : 0);
  });
}

Pairs match_cells(const ReadTable& truth, const ReadTable& output) {
  if (same_grid(truth, output)) {
    Pairs pairs;
    for (int i = 0; i < static_cast<int>(truth.cells.size()); ++i) pairs.emplace_back(i, i);
    return pairs;
  }
  const std::vector<std::u32string> a = folded_texts(truth);
  const std::vector<std::u32string> b = folded_texts(output);
  return align(static_cast<int>(a.size()), static_cast<int>(b.size()), [&](int i, int j) {
    return text_likeness(a[static_cast<std::size_t>(i)], b[static_cast<std::size_t>(j)]);
  });
}

}  // namespace gewu::bench
