// Proof by arithmetic: which printed numbers the document's own sums confirm, and which sums fail.
#pragma once

#include <vector>

#include "records/document.h"

namespace gewu {

/// What was tried, for measuring.
struct ProofCounts {
  int numbers = 0;     ///< printed amounts and counts
  int proved = 0;      ///< of these
  int identities = 0;  ///< with a printed sum and a printed part
  int exact = 0;
  int rounded = 0;
  int failed = 0;     ///< of the ones that are expected to hold
  int undecided = 0;  ///< fail, but nothing shows that they should hold
};

/// Sets `proved` on the cells that a sum confirms, raises their confidence and takes them off
/// review; sets `review` on cells that a likely misreading would mend. Texts stay as they are.
/// Returns row-sum, column-sum, hierarchy-sum, side-balance and cross-table findings.
std::vector<Finding> prove_document(std::vector<DocumentTable>& tables,
                                    ProofCounts* counts = nullptr);

}  // namespace gewu
