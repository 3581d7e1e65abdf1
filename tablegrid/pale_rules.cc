#include "tablegrid/pale_rules.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/median.h"

namespace gewu {
namespace {

constexpr double kLongEm = 8;       // longer lines are rules, however pale
constexpr double kPaleShare = 0.5;  // of the darkness of the long rules
constexpr int kSamples = 24;        // along a line
constexpr int kAcross = 2;          // pixels on either side of its centre where it is looked for

// How much darker than paper the darkest pixel near a point of the line is.
int darkness_at(const Image& grey, int paper, double along, double across, bool horizontal) {
  int darkest = paper;
  for (int d = -kAcross; d <= kAcross; ++d) {
    const int a = static_cast<int>(along);
    const int b = static_cast<int>(across) + d;
    const int x = horizontal ? a : b;
    const int y = horizontal ? b : a;
    if (x < 0 || y < 0 || x >= grey.width || y >= grey.height) continue;
    darkest = std::min<int>(darkest, grey.row(y)[x]);
  }
  return paper - darkest;
}

double darkness_of(const Rule& rule, const Image& grey, int paper, bool horizontal) {
  std::vector<int> samples;
  for (int i = 0; i < kSamples; ++i) {
    const double along = rule.from + (i + 0.5) / kSamples * rule.length();
    samples.push_back(darkness_at(grey, paper, along, rule.across_at(along), horizontal));
  }
  return median(std::move(samples));
}

}  // namespace

void drop_pale_rules(const Image& grey, int paper, double em, RuleSet* rules) {
  std::vector<int> usual;
  for (const auto& [list, horizontal] :
       {std::pair{&rules->horizontal, true}, std::pair{&rules->vertical, false}}) {
    for (const Rule& rule : *list) {
      if (rule.length() < kLongEm * em) continue;
      usual.push_back(static_cast<int>(darkness_of(rule, grey, paper, horizontal)));
    }
  }
  if (usual.empty()) return;
  const double least = kPaleShare * median(std::move(usual));
  const auto drop = [&](std::vector<Rule>& list, bool horizontal) {
    std::erase_if(list, [&](const Rule& rule) {
      return rule.length() < kLongEm * em && darkness_of(rule, grey, paper, horizontal) < least;
    });
  };
  drop(rules->horizontal, true);
  drop(rules->vertical, false);
}

}  // namespace gewu
