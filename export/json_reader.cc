#include "export/json_reader.h"

#include <nlohmann/json.hpp>

#include "records/document_members.h"

namespace gewu {

namespace {

using nlohmann::json;

template <typename Struct>
void read_members(const json& from, Struct& to);

PointRect read_box(const json& value) {
  return {value.at(0).get<double>(), value.at(1).get<double>(), value.at(2).get<double>(),
          value.at(3).get<double>()};
}

template <typename Enum>
Enum read_enum(const json& value) {
  const auto& name = value.get_ref<const std::string&>();
  for (int i = 0; i <= static_cast<int>(EnumNames<Enum>::last); ++i) {
    if (name == EnumNames<Enum>::name(static_cast<Enum>(i))) return static_cast<Enum>(i);
  }
  throw json::other_error::create(501, "unknown name " + name, &value);
}

template <typename Value>
void read_value(const json& from, Value& to) {
  if constexpr (has_members<Value>) {
    read_members(from, to);
  } else if constexpr (std::is_enum_v<Value>) {
    to = read_enum<Value>(from);
  } else if constexpr (std::is_same_v<Value, PointRect>) {
    to = read_box(from);
  } else if constexpr (std::is_same_v<Value, std::optional<double>>) {
    to = from.get<double>();
  } else {
    from.get_to(to);
  }
}

template <typename Item>
void read_value(const json& from, std::vector<Item>& to) {
  for (const json& item : from) read_value(item, to.emplace_back());
}

// An absent or null key leaves the member as in a fresh struct.
template <typename Struct>
void read_members(const json& from, Struct& to) {
  for_each_member<Struct>([&](const auto& member) {
    if (member.in_json == InJson::Never) return;
    const auto found = from.find(std::string(member.name));
    if (found == from.end() || found->is_null()) return;
    read_value(*found, to.*member.member);
    if (member.only_if) to.*member.only_if = true;
  });
}

DocumentStatus read_status(const json& value) {
  const auto& name = value.get_ref<const std::string&>();
  if (name == "ok") return DocumentStatus::Ok;
  return name == "partial" ? DocumentStatus::Partial : DocumentStatus::Failed;
}

DocumentTable read_table(const json& value) {
  DocumentTable entry;
  value.at("id").get_to(entry.id);
  read_members(value, entry.table);
  if (value.contains("joined")) value.at("joined").get_to(entry.table.joined);
  if (value.contains("edits")) read_value(value.at("edits"), entry.edits);
  const std::string torn = tiling_error(entry.table);
  if (!torn.empty()) throw json::other_error::create(501, torn, &value);
  return entry;
}

Document read_document(const json& value) {
  Document document;
  if (value.at("format") != "gewu/1") {
    throw json::other_error::create(501, "another format", &value);
  }
  read_members(value.at("document"), document.info);
  document.status = read_status(value.at("status"));
  read_value(value.at("pages"), document.pages);
  read_value(value.at("paragraphs"), document.paragraphs);
  for (const json& table : value.at("tables")) document.tables.push_back(read_table(table));
  read_value(value.at("findings"), document.findings);
  return document;
}

}  // namespace

Result<Document> document_from_json(std::string_view text) {
  try {
    return read_document(json::parse(text));
  } catch (const json::exception& failure) {
    return Error{ErrorCode::Damaged, std::string("is no output of gewu: ") + failure.what(),
                 "convert the document again", ""};
  }
}

}  // namespace gewu
