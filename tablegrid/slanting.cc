#include "tablegrid/slanting.h"

#include <cmath>

#include "base/median.h"

namespace gewu {
namespace {

constexpr double kLongEm = 5;         // shorter lines do not tell their slope well
constexpr double kMostSlope = 0.035;  // against the usual one: a bent page has less
constexpr double kMostOffEm = 0.35;   // from one end of a line to the other

void drop(double em, std::vector<Rule>* rules) {
  std::vector<double> slopes;
  for (const Rule& rule : *rules) {
    if (!rule.seam && rule.length() >= kLongEm * em) slopes.push_back(rule.slope);
  }
  if (slopes.empty()) return;
  const double usual = median(std::move(slopes));
  std::erase_if(*rules, [&](const Rule& rule) {
    const double off = std::abs(rule.slope - usual);
    return off > kMostSlope && off * rule.length() > kMostOffEm * em;
  });
}

}  // namespace

void drop_slanting(double em, RuleSet* rules) {
  drop(em, &rules->horizontal);
  drop(em, &rules->vertical);
}

}  // namespace gewu
