#include "records/proof/identity.h"

#include <algorithm>

namespace gewu {

namespace {

Decimal absolute(const Decimal& value) { return value < Decimal() ? Decimal() - value : value; }

/// Half a unit of the last printed digit, doubled so as to stay exact.
Decimal last_unit(int scale) { return Decimal::parse("1")->shifted(-scale); }

/// What rounding of each term and of the sum may add up to.
bool is_rounding(const Identity& identity, const Figures& figures, const Decimal& difference) {
  Decimal doubled_tolerance;
  const auto add = [&](int index) {
    const Figure& figure = figures[static_cast<size_t>(index)];
    if (!figure.blank) doubled_tolerance = doubled_tolerance + last_unit(figure.value->scale());
  };
  add(identity.result);
  for (const Term& term : identity.terms) add(term.figure);
  const Decimal size = absolute(difference);
  return !(doubled_tolerance < size + size);
}

}  // namespace

Verdict judge(const Identity& identity, const Figures& figures, bool exact_only) {
  Verdict verdict;
  const Figure& result = figures[static_cast<size_t>(identity.result)];
  if (result.blank) return verdict;
  Decimal sum;
  bool readable = result.value.has_value();
  for (const Term& term : identity.terms) {
    const Figure& figure = figures[static_cast<size_t>(term.figure)];
    if (figure.blank) continue;
    ++verdict.printed_terms;
    if (!figure.value) {
      readable = false;
      continue;
    }
    verdict.nonzero_terms += figure.value->is_zero() ? 0 : 1;
    sum = term.negative ? sum - *figure.value : sum + *figure.value;
  }
  if (verdict.printed_terms == 0) return verdict;
  if (!readable) {
    verdict.outcome = SumOutcome::Unreadable;
    return verdict;
  }
  verdict.difference = *result.value - sum;
  if (verdict.difference.is_zero()) {
    verdict.outcome = SumOutcome::Exact;
  } else {
    const bool forgiven = !exact_only && is_rounding(identity, figures, verdict.difference);
    verdict.outcome = forgiven ? SumOutcome::Rounded : SumOutcome::Fails;
  }
  return verdict;
}

void Family::judge_all(const Figures& figures, bool exact_only) {
  verdicts.clear();
  holds = copies = rounded = fails = 0;
  for (const Identity& identity : identities) {
    const Verdict verdict = judge(identity, figures, exact_only);
    verdicts.push_back(verdict);
    if (verdict.outcome == SumOutcome::Exact) {
      holds += verdict.nonzero_terms > 1 ? 1 : 0;
      copies += verdict.nonzero_terms == 1 ? 1 : 0;
    }
    rounded += verdict.outcome == SumOutcome::Rounded ? 1 : 0;
    fails += verdict.outcome == SumOutcome::Fails ? 1 : 0;
  }
}

bool Family::established() const {
  constexpr int kHoldsPerFailure = 2;
  return holds >= 2 && holds + copies + rounded >= kHoldsPerFailure * fails;
}

}  // namespace gewu
