// From a page as displayed to one that is upright and clean.
#pragma once

#include <functional>
#include <vector>

#include "base/geometry.h"
#include "base/image.h"
#include "ingest/types/page.h"
#include "layout/page/page_layout.h"

namespace gewu {

/// Says whether the lines of text in `boxes` (pixels of `grey`) read better upside down; whoever
/// can read makes one.
using HeadJudge = std::function<bool(const Image& grey, const std::vector<PixelRect>& boxes)>;

struct LayoutOptions {
  bool find_turn = true;  ///< look for pages scanned sideways or upside down
  double max_skew = 6.0;  ///< degrees
  /// Asked about a page whose dots do not show which end is up. Empty: then the dots decide alone.
  HeadJudge reads_upside_down;
};

PageLayout analyse_layout(const Page& page, const LayoutOptions& options);

}  // namespace gewu
