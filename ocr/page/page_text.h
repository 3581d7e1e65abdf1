// From a page and its grids to text with confidence. The only folder that uses Tesseract.
#pragma once

#include <vector>

#include "base/text_table.h"
#include "ingest/types/page.h"
#include "layout/page/page_layout.h"
#include "ocr/reader/reader_set.h"
#include "tablegrid/grid/grid_table.h"

namespace gewu {

enum class ReaderChoice { Auto, TextLayer, Ocr };

struct ReadOptions {
  ReaderChoice reader = ReaderChoice::Auto;
};

/// Reads every cell and every text line outside the tables. Fills the PageResult except for what a
/// document knows; its tables correspond to `grids` one to one. `readers` may be null only if the
/// text layer serves (reader TextLayer).
PageResult read_page_text(const Page& page, const PageLayout& layout,
                          const std::vector<GridTable>& grids, ReaderSet* readers,
                          const ReadOptions& options);

}  // namespace gewu
