// The columns of a head of indicators, dealt out to its halves.
#pragma once

#include <vector>

#include "records/indicator_head.h"

namespace gewu {

/// Fills `head.groups` from its columns, whose kinds are known, and tells which half is the
/// mid-term's: by what the heads say, else by their place.
void split_into_groups(const GridView& grid, const std::vector<HeadColumn>& columns,
                       IndicatorHead& head);

}  // namespace gewu
