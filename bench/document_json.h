// Reading back a document that was written as JSON, as far as records are made from it.
#pragma once

#include <nlohmann/json.hpp>

#include "records/document.h"

namespace gewu::bench {

/// Tables with cells and captions, paragraphs and the title; records and findings are left empty.
Document read_document(const nlohmann::json& json);

}  // namespace gewu::bench
