// Image files. Free of Leptonica's headers.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "ingest/document.h"

namespace gewu {

/// True if `head`, the first bytes of a file, begins an image format that open_image knows.
bool looks_like_image(std::string_view head);

/// Opens an image file, each image of a TIFF being a page; see open_document for the errors.
Result<std::unique_ptr<SourceDocument>> open_image(const SourceFile& file,
                                                   const OpenOptions& options);

}  // namespace gewu
