#include "app/input_codec.h"

#include <nlohmann/json.hpp>

#include "app/protocol.h"

namespace gewu {

using nlohmann::json;

json input_to_json(const Input& input) {
  return {{"path", bytes_to_text(input.path)},
          {"name", input.name},
          {"stem", input.stem},
          {"standard", input.standard}};
}

Input input_from_json(const json& value) {
  Input input;
  input.path = text_to_bytes(value.at("path").get<std::string>());
  value.at("name").get_to(input.name);
  value.at("stem").get_to(input.stem);
  value.at("standard").get_to(input.standard);
  return input;
}

}  // namespace gewu
