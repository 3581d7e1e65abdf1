#include "tablegrid/pale_rules.h"

#include "tablegrid/line_paint.h"

namespace gewu {
namespace {

constexpr double kLongEm = 8;       // longer lines are rules, however pale
constexpr double kPaleShare = 0.5;  // of the darkness of the long rules

}  // namespace

void drop_pale_rules(const Image& grey, int paper, double em, RuleSet* rules) {
  const double least = kPaleShare * usual_darkness(grey, paper, kLongEm * em, *rules);
  if (least <= 0) return;
  for (const bool horizontal : {true, false}) {
    const LinePaint paint{grey, paper, horizontal};
    std::erase_if(horizontal ? rules->horizontal : rules->vertical, [&](const Rule& rule) {
      return rule.length() < kLongEm * em && paint.of(rule) < least;
    });
  }
}

}  // namespace gewu
