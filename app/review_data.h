// What a review page must know of a document.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "records/corrections.h"

namespace gewu {

/// From the JSON of a document (gewu/1, parsed) and the answers that were given already: the cells
/// to review with all that helps to decide, worst first: amounts by what is at stake, then the rest
/// by how doubtful they are. Throws nlohmann::json::exception if `document` is no gewu/1.
/// {"document": {"name", "sha256", "file"}, "pages": {"3": {"width", "height", "turned"}},
///  "items": [{"page", "box", "text", "confidence", "table", "title", "row", "col", "row_label",
///             "col_head", "yuan", "doubts", "readings", "findings", "answer"}]}
nlohmann::json review_data(const nlohmann::json& document, const std::string& stem,
                           const std::vector<Correction>& answers);

/// The page: the template with the data in it.
std::string review_page(const nlohmann::json& data);

}  // namespace gewu
