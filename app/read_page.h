// The pipeline of one page: file -> pixels and text layer -> upright and clean -> cells -> text.
#pragma once

#include <memory>

#include "app/page_reader.h"

namespace gewu {

/// Reads PDFs and images through ingest, layout, tablegrid and ocr, and text through rebuild. Keeps
/// the document that it opened last, and the readers once they were needed.
std::unique_ptr<PageReader> make_page_reader(const ReadSettings& settings);

}  // namespace gewu
