#include "app/input_list.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "app/input_codec.h"
#include "app/page_codec.h"

namespace gewu {

namespace {

using nlohmann::json;

std::string encoded(const Input& input) {
  json value = input_to_json(input);
  value["place"] = input.place;
  if (input.problem) value["problem"] = error_to_json(*input.problem);
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

Input decoded(const std::string& record) {
  const json value = json::parse(record);
  Input input = input_from_json(value);
  value.at("place").get_to(input.place);
  if (value.contains("problem")) input.problem = error_from_json(value.at("problem"));
  return input;
}

}  // namespace

Result<InputList> InputList::create() {
  Result<DiskMap> map = DiskMap::create();
  if (!map) return map.error();
  return InputList(std::move(*map));
}

Status InputList::add(const Input& input) {
  return map_.put(key_of_number(end_++), encoded(input));
}

void InputList::keep_shard(size_t shard, size_t shards) {
  const size_t count = size();
  end_ = first_ + count * shard / shards;
  first_ += count * (shard - 1) / shards;
}

Result<Input> InputList::at(size_t index) const {
  const Result<std::optional<std::string>> record = map_.get(key_of_number(first_ + index));
  if (!record) return record.error();
  return decoded(record->value());
}

}  // namespace gewu
