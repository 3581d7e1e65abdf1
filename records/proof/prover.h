// The state of a proof: what sums there are, and which figures they confirm.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/disjoint_sets.h"
#include "records/proof/identity.h"
#include "records/proof/prove.h"

namespace gewu {

/// Families of one sheet that share their evidence; those between sheets come last, without a
/// sheet.
struct SheetSums {
  const Sheet* sheet = nullptr;
  bool exact_only = false;
  std::vector<Family> families;

  /// holds, copies, rounded and fails of all families of a direction together.
  Family pooled(bool rows) const;
};

/// All sums of the sheets, judged.
std::vector<SheetSums> find_sums(const std::vector<Sheet>& sheets, const Figures& figures);

/// Whether a failing identity is one that should hold.
enum class Expectation { None, Weak, Strong };
Expectation expectation(const SheetSums& sums, const Family& family, const Identity& identity);

/// Which figures are proved: in an exact sum of two parts or more, or the same figure as one that
/// is, through sums of one part and through other tables of the document.
std::vector<bool> proved_figures(const std::vector<SheetSums>& all,
                                 const std::vector<Sheet>& sheets, const Figures& figures);

}  // namespace gewu
