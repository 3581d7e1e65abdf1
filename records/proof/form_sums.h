// Sums that performance forms print: the money and its sources, points and what adds them up.
#pragma once

#include <vector>

#include "records/proof/prover.h"
#include "records/proof/rates.h"

namespace gewu {

struct FormProof {
  std::vector<SheetSums> sums;    ///< one for each sum or row of sums; no sheet belongs to them
  std::vector<Rate> rates;        ///< 执行率 of self-evaluations
  std::vector<Finding> findings;  ///< rate-wrong: more points than there are
};

/// The sums of every form, whose figures are appended to `figures`: total = Σ sources (of each
/// column of a self-evaluation), a printed 100 = Σ weights, total score = Σ scores, the total of a
/// task = Σ its sources. A sum to 100 that is not printed proves nothing: where 10 points go to
/// the budget's execution, a misread weight may make 100 out of 90.
FormProof read_form_sums(const std::vector<DocumentTable>& tables, Figures& figures);

}  // namespace gewu
