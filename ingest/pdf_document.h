// PDF files. Free of Poppler's headers.
#pragma once

#include <memory>
#include <string>

#include "ingest/document.h"

namespace gewu {

/// Opens a PDF; see open_document for the errors. `file` is a regular file within the limits.
Result<std::unique_ptr<SourceDocument>> open_pdf(const SourceFile& file,
                                                 const OpenOptions& options);

}  // namespace gewu
