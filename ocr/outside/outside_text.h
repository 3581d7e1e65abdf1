// The text lines of a page that stand in no table.
#pragma once

#include <cstddef>
#include <vector>

#include "base/geometry.h"
#include "ocr/ink/page_ink.h"
#include "ocr/line/line_queue.h"
#include "ocr/outside/paragraphs.h"
#include "tablegrid/grid/grid_table.h"

namespace gewu {

/// A line outside tables that waits in a queue.
struct QueuedLine {
  std::size_t id = 0;
  PointRect box;  ///< of its ink, upright pixels
  double em = 0;
};

/// Finds lines above, below and beside the tables, and queues them. Texts far apart in one row (a
/// unit note beside a date) are separate. Rules, pictures and the dark edges of scans are left out.
std::vector<QueuedLine> queue_outside_text(const PageInk& page, const std::vector<GridTable>& grids,
                                           LineQueue* queue);

/// The parts of the page that no table covers, upright pixels: bands over the whole width above,
/// between and below tables, and what is left and right of them.
std::vector<PixelRect> free_areas(int width, int height, const std::vector<PixelRect>& tables);

}  // namespace gewu
