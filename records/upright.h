// Pages that were scanned sideways or on their head, as they read.
#pragma once

#include <vector>

#include "base/text_table.h"

namespace gewu {

/// The page with its boxes in the frame in which it reads upright, so that above is above. A page
/// that was not turned comes back as it is.
PageResult turn_upright(PageResult page);

/// Takes the boxes of a table that was found on `pages`, turned upright, back to the frames of the
/// pages as displayed. Column and row edges stay upright.
void turn_back(const std::vector<PageResult>& pages, TextTable& table);

}  // namespace gewu
