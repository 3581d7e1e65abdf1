#include "rebuild/confidence.h"

#include <algorithm>

namespace gewu {

namespace {

using Shares = std::array<double, kMarginClasses>;

// Shares of right cells, (right + 1) / (all + 2), among 190,000 cells of damaged forms of five
// families, all strengths and styles. Rows: Used, Moved, Completed; columns: classes of margins,
// the doubtful with the lowest. Fields have no margin; their classes that no cell fell into, and
// those of fewer than twenty cells, have the share of their neighbours.
constexpr std::array<std::array<Shares, kFates>, kFormParts> kShares = {{
    // fields
    {{{0.600001, 0.600002, 0.600003, 0.600004, 0.981708},
      {0.600005, 0.600006, 0.600007, 0.600008, 0.692112},
      {0.600009, 0.600010, 0.600011, 0.600012, 0.692113}}},
    // labels
    {{{0.917208, 0.947179, 0.994103, 0.999725, 0.999496},
      {0.937817, 0.986024, 0.998632, 0.999745, 0.999522},
      {0.887640, 0.887641, 0.887642, 0.887643, 0.887644}}},
    // cells of rows
    {{{0.953008, 0.931298, 0.948148, 0.998505, 0.999828},
      {0.874576, 0.935323, 0.958904, 0.999043, 0.999573},
      {0.874577, 0.935324, 0.965517, 0.998338, 0.999244}}},
    // cells between separators
    {{{0.900001, 0.900002, 0.900003, 0.900004, 0.999001},
      {0.900005, 0.900006, 0.900007, 0.900008, 0.999002},
      {0.900009, 0.900010, 0.900011, 0.900012, 0.998001}}},
    // cells of ordinary tables in aligned text
    {{{0.850001, 0.850002, 0.950003, 0.970004, 0.985005},
      {0.800005, 0.800006, 0.900007, 0.950008, 0.960009},
      {0.800009, 0.800010, 0.900011, 0.950012, 0.960013}}},
}};

std::size_t fate_class(Fate fate) {
  if (fate == Fate::Completed) return 2;
  return fate == Fate::Moved ? 1 : 0;
}

}  // namespace

double confidence_of(const CellEvidence& evidence) {
  const auto edge = std::find_if(kMarginEdges.begin(), kMarginEdges.end(),
                                 [&](double limit) { return evidence.margin < limit; });
  const std::size_t margin =
      evidence.doubtful ? 0 : static_cast<std::size_t>(edge - kMarginEdges.begin());
  return kShares[static_cast<std::size_t>(evidence.part)][fate_class(evidence.fate)][margin];
}

}  // namespace gewu
