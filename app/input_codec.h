// An input as JSON: in the journal's records and in the list of a run.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "app/inputs.h"

namespace gewu {

/// Without its problem; names of files may be of any bytes.
nlohmann::json input_to_json(const Input& input);

/// Throws nlohmann::json::exception if `value` is not what input_to_json() makes.
Input input_from_json(const nlohmann::json& value);

}  // namespace gewu
