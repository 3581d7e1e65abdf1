// PageResult to JSON and back, exactly: how a page travels from a worker to the parent.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "base/result.h"
#include "base/text_table.h"

namespace gewu {

nlohmann::json page_to_json(const PageResult& page);

/// Error with code Internal if `json` is not what page_to_json makes.
Result<PageResult> page_from_json(const nlohmann::json& json);

nlohmann::json error_to_json(const Error& error);
Error error_from_json(const nlohmann::json& json);  ///< throws nlohmann::json::exception

}  // namespace gewu
