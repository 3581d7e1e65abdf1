// Indicator rows: levels carried over spans, values put together from their columns.
#pragma once

#include <vector>

#include "records/document.h"
#include "records/indicator_head.h"

namespace gewu {

struct IndicatorBlock {
  int first_row = 0;  ///< of the rows below the head
  int last_row = -1;
  bool midterm = false;
  std::vector<Indicator> indicators;
  std::vector<int> total_rows;  ///< 总分, 合计: rows of the block that are no indicators
};

/// One block for every group of every head. Rows end at the next head or at a labelled row that is
/// no indicator (其他说明, 备注, ...), told by its label or by a text that runs from the columns of
/// names into those of values.
std::vector<IndicatorBlock> read_indicators(const GridView& grid,
                                            const std::vector<IndicatorHead>& heads);

}  // namespace gewu
