// Reading the format gewu/1 back.
#pragma once

#include <string_view>

#include "base/result.h"
#include "records/document.h"

namespace gewu {

/// The document that to_json() wrote, as far as it was written: records are left out (type_tables
/// makes them again), numbers are as rounded there. Unknown keys are passed over. Error with code
/// Damaged if `text` is no such JSON.
Result<Document> document_from_json(std::string_view text);

}  // namespace gewu
