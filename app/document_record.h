// A document of a run as its journal holds it, for shards to be merged from.
#pragma once

#include <string>
#include <string_view>

#include "app/journal.h"
#include "app/read_document.h"
#include "base/result.h"

namespace gewu {

/// All but the pages that were read, which the journal holds by themselves.
std::string encode_document(const ReadDocument& document, const PageRanges& ranges);

/// The document with its pages out of the journal. Errors: OutputFailed, Internal if the record is
/// not what encode_document makes.
Result<ReadDocument> read_back(const Journal& journal, size_t index);

}  // namespace gewu
