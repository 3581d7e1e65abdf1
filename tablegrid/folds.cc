#include "tablegrid/folds.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "tablegrid/disjoint_sets.h"
#include "tablegrid/line_paint.h"

namespace gewu {
namespace {

constexpr double kLongEm = 8;          // of the rules whose darkness is the usual one
constexpr double kPaleShare = 0.62;    // of the usual darkness
constexpr double kEdgeToEdge = 0.85;   // of the page: what a fold reaches at least
constexpr double kCover = 0.5;         // ... and what of it is inked, text interrupting it
constexpr std::size_t kMostFolds = 2;  // each way
constexpr double kApartEm = 0.15;      // rules on one line lie this close to it
constexpr double kLeastApart = 3;      // pixels
constexpr double kEndShare = 0.03;     // of the line at either end: pale on a fold
constexpr double kDarkShare = 0.6;     // of a rule on a fold that is darker than the fold
constexpr int kSamples = 96;

using Line = std::vector<std::size_t>;  // indices of the rules that lie on it

std::vector<Line> lines_of(const std::vector<Rule>& rules, double em) {
  const double apart = std::max(kLeastApart, kApartEm * em);
  DisjointSets sets(rules.size());
  for (std::size_t i = 0; i < rules.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      const double middle = (rules[i].from + rules[i].to + rules[k].from + rules[k].to) / 4;
      if (std::abs(rules[i].across_at(middle) - rules[k].across_at(middle)) > apart) continue;
      sets.join(static_cast<int>(i), static_cast<int>(k));
    }
  }
  std::vector<Line> lines(rules.size());
  for (std::size_t i = 0; i < rules.size(); ++i) {
    lines[static_cast<std::size_t>(sets.root(static_cast<int>(i)))].push_back(i);
  }
  return lines;
}

class FoldDropper {
 public:
  FoldDropper(const LinePaint& paint, double least, double page)
      : paint_(paint), least_(least), page_(page) {}

  void drop(double em, std::vector<Rule>* rules) const {
    std::vector<Line> folds = lines_of(*rules, em);
    std::erase_if(folds, [&](const Line& line) { return !is_fold(line, *rules); });
    if (folds.size() > kMostFolds) return;
    std::vector<char> folded(rules->size(), 0);
    for (const Line& fold : folds) {
      for (const std::size_t i : fold) folded[i] = 1;
    }
    std::vector<Rule> kept;
    for (std::size_t i = 0; i < rules->size(); ++i) {
      Rule& rule = (*rules)[i];
      if (folded[i] == 0 || keep_dark_part(&rule)) kept.push_back(std::move(rule));
    }
    *rules = std::move(kept);
  }

 private:
  bool is_fold(const Line& line, const std::vector<Rule>& rules) const {
    if (line.empty()) return false;
    const Rule* first = &rules[line.front()];
    const Rule* last = first;
    double covered = 0;
    for (const std::size_t i : line) {
      if (rules[i].from < first->from) first = &rules[i];
      if (rules[i].to > last->to) last = &rules[i];
      covered += rules[i].covered();
    }
    if (last->to - first->from < kEdgeToEdge * page_ || covered < kCover * page_) return false;
    return paint_.of(*first, 0, kEndShare) < least_ && paint_.of(*last, 1 - kEndShare, 1) < least_;
  }

  // The dark stretch of the line: the rule that lies on the fold. Returns whether there is one;
  // strokes of text, which also cross a fold, leave too much of it pale.
  bool keep_dark_part(Rule* rule) const {
    int first = kSamples;
    int last = 0;
    int dark = 0;
    const auto place = [&](double i) { return rule->from + i / kSamples * rule->length(); };
    for (int i = 0; i < kSamples; ++i) {
      const double along = place(i + 0.5);
      if (paint_.at(along, rule->across_at(along)) < least_) continue;
      first = std::min(first, i);
      last = i;
      ++dark;
    }
    if (dark == 0 || dark < kDarkShare * (last - first + 1)) return false;
    if (first > 0 || last + 1 < kSamples) clip(rule, place(first), place(last + 1));
    return true;
  }

  static void clip(Rule* rule, double from, double to) {
    rule->across = rule->across_at((from + to) / 2);
    rule->from = from;
    rule->to = to;
    for (Span& piece : rule->pieces) {
      piece.from = std::max(piece.from, from);
      piece.to = std::min(piece.to, to);
    }
    std::erase_if(rule->pieces, [](const Span& piece) { return piece.length() <= 0; });
  }

  LinePaint paint_;
  double least_;  // darkness below which a line is pale
  double page_;   // its extent along the lines
};

}  // namespace

void drop_folds(const Image& grey, int paper, double em, RuleSet* rules) {
  const double least = kPaleShare * usual_darkness(grey, paper, kLongEm * em, *rules);
  if (least <= 0) return;
  FoldDropper({grey, paper, true}, least, grey.width).drop(em, &rules->horizontal);
  FoldDropper({grey, paper, false}, least, grey.height).drop(em, &rules->vertical);
}

}  // namespace gewu
