#include "tablegrid/false_rulings/slanting.h"

#include <cmath>

#include "base/median.h"

namespace gewu {
namespace {

constexpr double kLongEm = 5;         // shorter lines do not tell their slope well
constexpr double kMostSlope = 0.035;  // against the usual one: a bent page has less
constexpr double kMostOffEm = 0.35;   // from one end of a line to the other

void drop(double em, std::vector<Ruling>* rulings) {
  std::vector<double> slopes;
  for (const Ruling& ruling : *rulings) {
    if (!ruling.seam && ruling.length() >= kLongEm * em) slopes.push_back(ruling.slope);
  }
  if (slopes.empty()) return;
  const double usual = median(std::move(slopes));
  std::erase_if(*rulings, [&](const Ruling& ruling) {
    const double off = std::abs(ruling.slope - usual);
    return off > kMostSlope && off * ruling.length() > kMostOffEm * em;
  });
}

}  // namespace

void drop_slanting(double em, RulingSet* rulings) {
  drop(em, &rulings->horizontal);
  drop(em, &rulings->vertical);
}

}  // namespace gewu
