#include "app/input_list.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace gewu {

namespace {

// Texts of an input, none of which holds a zero byte: names of files cannot.
void append(std::string& record, std::string_view text) {
  record += text;
  record += '\0';
}

std::string take(std::string_view& record) {
  const size_t end = std::min(record.find('\0'), record.size());
  std::string text(record.substr(0, end));
  record.remove_prefix(std::min(end + 1, record.size()));
  return text;
}

std::string encoded(const Input& input) {
  std::string record;
  for (const std::string* text : {&input.path, &input.name, &input.stem, &input.place}) {
    append(record, *text);
  }
  append(record, input.standard ? "-" : "");
  if (!input.problem) return record;
  const Error& problem = *input.problem;
  append(record, std::to_string(static_cast<int>(problem.code)));
  for (const std::string* text : {&problem.message, &problem.hint, &problem.file}) {
    append(record, *text);
  }
  return record;
}

Input decoded(std::string_view record) {
  Input input;
  for (std::string* text : {&input.path, &input.name, &input.stem, &input.place}) {
    *text = take(record);
  }
  input.standard = !take(record).empty();
  if (record.empty()) return input;
  Error problem;
  problem.code = static_cast<ErrorCode>(std::stoi(take(record)));
  for (std::string* text : {&problem.message, &problem.hint, &problem.file}) *text = take(record);
  input.problem = std::move(problem);
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
