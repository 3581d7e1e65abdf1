// Sums that fail, and the single misreadings that would mend them.
#pragma once

#include <string>
#include <vector>

#include "records/proof/prover.h"

namespace gewu {

/// A figure that would make sums hold if it were printed otherwise.
struct Mending {
  int figure = kNoFigure;
  std::string text;     ///< what would have to be printed
  bool likely = false;  ///< see Misreading
};

struct FailedSum {
  const Identity* identity = nullptr;
  Verdict verdict;
  std::vector<Mending> mendings;  ///< may be empty: the document itself may err
};

/// The sums that should hold and do not, with what would mend them. A figure that another sum
/// proves is no candidate; one that mends several sums rules out the rest.
std::vector<FailedSum> failed_sums(const std::vector<SheetSums>& all, const Figures& figures,
                                   const std::vector<bool>& proved);

}  // namespace gewu
