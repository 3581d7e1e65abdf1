#include "tablegrid/folds.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "base/disjoint_sets.h"
#include "tablegrid/line_paint.h"

namespace gewu {
namespace {

constexpr double kLongEm = 8;          // of the rules whose darkness is the usual one
constexpr double kPaleShare = 0.8;     // of the usual darkness: the ends of a fold are paler
constexpr double kEdgeToEdge = 0.92;   // of the page: what a fold reaches at least
constexpr double kCover = 0.5;         // ... and what of it is inked, text interrupting it
constexpr std::size_t kMostFolds = 2;  // each way
constexpr double kApartEm = 0.15;      // rules on one line lie this close to it
constexpr double kLeastApart = 3;      // pixels
constexpr double kEndPx = 80;          // of the line at either end: they tell how dark the fold is
constexpr double kDarkShare = 0.6;     // of a rule on a fold that is darker than the fold
constexpr int kSamples = 96;

constexpr double kBesidePt = 1.6;    // from the edge of a rule to where paper is again
constexpr double kSoftShare = 0.45;  // of a shadow's darkness, to be seen there on both sides

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
  FoldDropper(const LinePaint& paint, double usual, double page)
      : paint_(paint), usual_(usual), page_(page) {}

  void drop(double em, std::vector<Rule>* rules) const {
    std::vector<Line> folds = lines_of(*rules, em);
    std::erase_if(folds, [&](const Line& line) { return !is_fold(line, *rules); });
    if (folds.size() > kMostFolds) return;
    std::vector<char> gone(rules->size(), 0);
    for (const Line& fold : folds) {
      const double least = (darkness_of_ends(fold, *rules) + usual_) / 2;
      for (const std::size_t i : fold) gone[i] = keep_dark_part(&(*rules)[i], least) ? 0 : 1;
    }
    std::vector<Rule> kept;
    for (std::size_t i = 0; i < rules->size(); ++i) {
      if (gone[i] == 0) kept.push_back(std::move((*rules)[i]));
    }
    *rules = std::move(kept);
  }

 private:
  bool is_fold(const Line& line, const std::vector<Rule>& rules) const {
    if (line.empty()) return false;
    double covered = 0;
    for (const std::size_t i : line) covered += rules[i].covered();
    const auto [first, last] = ends_of(line, rules);
    if (last->to - first->from < kEdgeToEdge * page_ || covered < kCover * page_) return false;
    return darkness_of_ends(line, rules) < kPaleShare * usual_;
  }

  static std::pair<const Rule*, const Rule*> ends_of(const Line& line,
                                                     const std::vector<Rule>& rules) {
    const Rule* first = &rules[line.front()];
    const Rule* last = first;
    for (const std::size_t i : line) {
      if (rules[i].from < first->from) first = &rules[i];
      if (rules[i].to > last->to) last = &rules[i];
    }
    return {first, last};
  }

  // Of the darker of the two.
  double darkness_of_ends(const Line& line, const std::vector<Rule>& rules) const {
    const auto [first, last] = ends_of(line, rules);
    return std::max(paint_.of(*first, 0, kEndPx / std::max(kEndPx, first->length())),
                    paint_.of(*last, 1 - kEndPx / std::max(kEndPx, last->length()), 1));
  }

  // The dark stretch of the line: the rule that lies on the fold. Returns whether there is one;
  // strokes of text, which also cross a fold, leave too much of it pale.
  bool keep_dark_part(Rule* rule, double least) const {
    int first = kSamples;
    int last = 0;
    int dark = 0;
    const auto place = [&](double i) { return rule->from + i / kSamples * rule->length(); };
    for (int i = 0; i < kSamples; ++i) {
      const double along = place(i + 0.5);
      if (paint_.at(along, rule->across_at(along)) < least) continue;
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
  double usual_;  // darkness of the rules of the page
  double page_;   // its extent along the lines
};

// Darkness of the page in one place.
int darkness(const LinePaint& paint, double along, double across) {
  const int x = static_cast<int>(paint.horizontal ? along : across);
  const int y = static_cast<int>(paint.horizontal ? across : along);
  if (x < 0 || y < 0 || x >= paint.grey.width || y >= paint.grey.height) return 0;
  return std::max(0, paint.paper - paint.grey.row(y)[x]);
}

bool is_soft(const LinePaint& paint, const Rule& rule, double beside) {
  std::vector<int> lighter_side;
  for (int i = 0; i < kSamples; ++i) {
    const double along = rule.from + (i + 0.5) / kSamples * rule.length();
    const double across = rule.across_at(along);
    lighter_side.push_back(
        std::min(darkness(paint, along, across - beside), darkness(paint, along, across + beside)));
  }
  return median(std::move(lighter_side)) > kSoftShare * paint.of(rule);
}

}  // namespace

void drop_shadows(const Image& grey, int paper, double dpi, RuleSet* rules) {
  for (const bool horizontal : {true, false}) {
    const LinePaint paint{grey, paper, horizontal};
    std::erase_if(horizontal ? rules->horizontal : rules->vertical, [&](const Rule& rule) {
      return is_soft(paint, rule, rule.thickness / 2 + kBesidePt / 72 * dpi);
    });
  }
}

void drop_folds(const Image& grey, int paper, double em, RuleSet* rules) {
  const double usual = usual_darkness(grey, paper, kLongEm * em, *rules);
  if (usual <= 0) return;
  FoldDropper({grey, paper, true}, usual, grey.width).drop(em, &rules->horizontal);
  FoldDropper({grey, paper, false}, usual, grey.height).drop(em, &rules->vertical);
}

}  // namespace gewu
