#include "records/proof/mending.h"

#include <algorithm>
#include <map>

#include "records/proof/misreading.h"

namespace gewu {

namespace {

/// What a figure must be for the identity to hold; `index`: -1 for the result, else of the term.
/// Unreadable figures count as zero in `sum`.
std::optional<Decimal> required(const Identity& identity, int index, const Figures& figures) {
  Decimal sum;
  bool index_negative = false;
  for (size_t i = 0; i < identity.terms.size(); ++i) {
    const Term& term = identity.terms[i];
    if (static_cast<int>(i) == index) {
      index_negative = term.negative;
      continue;
    }
    const Figure& figure = figures[static_cast<size_t>(term.figure)];
    if (figure.blank) continue;
    if (!figure.value) return std::nullopt;
    sum = term.negative ? sum - *figure.value : sum + *figure.value;
  }
  if (index < 0) return sum;
  const Figure& result = figures[static_cast<size_t>(identity.result)];
  if (!result.value) return std::nullopt;
  return index_negative ? sum - *result.value : *result.value - sum;
}

class Mender {
 public:
  Mender(const Figures& figures, const std::vector<bool>& proved)
      : figures_(figures), proved_(proved) {}

  std::vector<Mending> mendings(const Identity& identity) const {
    std::vector<Mending> found;
    try_figure(identity, identity.result, -1, found);
    for (size_t i = 0; i < identity.terms.size(); ++i) {
      try_figure(identity, identity.terms[i].figure, static_cast<int>(i), found);
    }
    return found;
  }

 private:
  void try_figure(const Identity& identity, int figure, int index,
                  std::vector<Mending>& found) const {
    const Figure& read = figures_[static_cast<size_t>(figure)];
    if (read.blank || proved_[static_cast<size_t>(figure)]) return;
    const std::optional<Decimal> wanted = required(identity, index, figures_);
    if (!wanted) return;
    if (const auto misread = misreading_between(read.text, *wanted, read.usual_scale)) {
      found.push_back({figure, misread->text, misread->likely});
    }
  }

  const Figures& figures_;
  const std::vector<bool>& proved_;
};

using Votes = std::map<std::pair<int, std::string>, int>;

/// Keeps the best kind of mending: one that mends several sums; else likely ones; else a lone one.
void choose(const Votes& votes, std::vector<Mending>& mendings) {
  const auto count = [&](const Mending& mending) {
    return votes.at({mending.figure, mending.text});
  };
  int most = 0;
  for (const Mending& mending : mendings) most = std::max(most, count(mending));
  if (most > 1) {
    std::erase_if(mendings, [&](const Mending& mending) { return count(mending) < most; });
    return;
  }
  const bool likely = std::any_of(mendings.begin(), mendings.end(),
                                  [](const Mending& mending) { return mending.likely; });
  if (likely) {
    std::erase_if(mendings, [](const Mending& mending) { return !mending.likely; });
  } else if (mendings.size() > 1) {
    mendings.clear();
  }
}

bool only_weak(const FailedSum& failed) {
  return std::none_of(failed.mendings.begin(), failed.mendings.end(),
                      [](const Mending& mending) { return mending.likely; });
}

}  // namespace

std::vector<FailedSum> failed_sums(const std::vector<SheetSums>& all, const Figures& figures,
                                   const std::vector<bool>& proved) {
  const Mender mender(figures, proved);
  std::vector<FailedSum> failed;
  std::vector<Expectation> expected;
  Votes votes;
  for (const SheetSums& sums : all) {
    for (const Family& family : sums.families) {
      for (size_t i = 0; i < family.identities.size(); ++i) {
        const Verdict& verdict = family.verdicts[i];
        const bool bad =
            verdict.outcome == SumOutcome::Fails || verdict.outcome == SumOutcome::Unreadable;
        if (!bad) continue;
        const Expectation hope = expectation(sums, family, family.identities[i]);
        if (hope == Expectation::None) continue;
        failed.push_back({&family.identities[i], verdict, mender.mendings(family.identities[i])});
        expected.push_back(hope);
        for (const Mending& mending : failed.back().mendings) {
          ++votes[{mending.figure, mending.text}];
        }
      }
    }
  }
  std::vector<FailedSum> kept;
  for (size_t i = 0; i < failed.size(); ++i) {
    choose(votes, failed[i].mendings);
    const bool unreadable = failed[i].verdict.outcome == SumOutcome::Unreadable;
    const bool drop = (unreadable && failed[i].mendings.empty()) ||
                      (expected[i] == Expectation::Weak && only_weak(failed[i]));
    if (!drop) kept.push_back(std::move(failed[i]));
  }
  return kept;
}

}  // namespace gewu
