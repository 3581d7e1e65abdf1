// A typed record as JSON.
#pragma once

#include "export/json_writer.h"
#include "records/document.h"

namespace gewu {

/// Writes the record as the next value. Fields that a form does not print are null; columns that
/// its indicator rows do not have are left out (both mean "not printed").
void write_record(JsonWriter& json, const Record& record);

}  // namespace gewu
