// The format gewu/1, key by key in the order of docs/output.md.
#include "base/atomic_file.h"
#include "export/json_writer.h"
#include "export/record_json.h"
#include "export/record_sink.h"
#include "export/tidy.h"
#include "records/document_members.h"

namespace gewu {

namespace {

void write_box(JsonWriter& json, const PointRect& box) {
  json.open_array(JsonShape::Line);
  for (const double edge : {box.x0, box.y0, box.x1, box.y1}) json.number(edge, kPointDecimals);
  json.close();
}

template <typename Value>
void write_value(JsonWriter& json, const Value& value, int decimals);

template <typename Item>
void write_value(JsonWriter& json, const std::vector<Item>& items, int decimals) {
  json.open_array();
  for (const Item& item : items) write_value(json, item, decimals);
  json.close();
}

template <typename Value>
bool is_empty(const Value& value) {
  return value == Value();
}

template <typename Item>
bool is_empty(const std::vector<Item>& items) {
  return items.empty();
}

template <typename Struct, typename Value>
bool is_shown(const Struct& from, const Member<Struct, Value>& member) {
  if (member.in_json == InJson::Never) return false;
  if (member.only_if && !(from.*member.only_if)) return false;
  return member.in_json != InJson::IfSet || !is_empty(from.*member.member);
}

/// The members that the list of the struct shows, in its order.
template <typename Struct>
void write_members(JsonWriter& json, const Struct& from) {
  for_each_member<Struct>([&](const auto& member) {
    if (!is_shown(from, member)) return;
    const auto& value = from.*member.member;
    json.key(member.name);
    if (member.in_json == InJson::NullIfEmpty && is_empty(value)) return json.null();
    write_value(json, value, member.decimals);
  });
}

template <typename Struct>
void write_line(JsonWriter& json, const Struct& from) {
  json.open_object(JsonShape::Line);
  write_members(json, from);
  json.close();
}

template <typename Value>
void write_value(JsonWriter& json, const Value& value, int decimals) {
  if constexpr (has_members<Value>) {
    write_line(json, value);
  } else if constexpr (std::is_enum_v<Value>) {
    json.text(EnumNames<Value>::name(value));
  } else if constexpr (std::is_same_v<Value, PointRect>) {
    write_box(json, value);
  } else if constexpr (std::is_same_v<Value, bool>) {
    json.boolean(value);
  } else if constexpr (std::is_integral_v<Value>) {
    json.integer(value);
  } else if constexpr (std::is_same_v<Value, double>) {
    json.number(value, decimals);
  } else if constexpr (std::is_same_v<Value, std::optional<double>>) {
    value ? json.number(*value, decimals) : json.null();
  } else if constexpr (std::is_same_v<Value, std::pair<int, int>>) {
    json.open_array();
    json.integer(value.first);
    json.integer(value.second);
    json.close();
  } else {
    json.text(value);
  }
}

void write_table(JsonWriter& json, const DocumentTable& entry) {
  json.open_object();
  json.text_field("id", entry.id);
  write_members(json, entry.table);
  json.key("form");
  entry.record ? json.text(form_name(*entry.record)) : json.null();
  json.key("record");
  entry.record ? write_record(json, *entry.record) : json.null();
  if (entry.also) {
    json.key("also");
    json.open_object();
    json.text_field("form", form_name(*entry.also));
    json.key("record");
    write_record(json, *entry.also);
    json.close();
  }
  if (!entry.projects.empty()) {
    json.key("projects");
    json.open_array();
    for (const ProjectTarget& project : entry.projects) write_record(json, project);
    json.close();
  }
  if (!entry.table.joined.empty()) json.text_field("joined", entry.table.joined);
  if (!entry.edits.empty()) {
    json.key("edits");
    write_value(json, entry.edits, 0);
  }
  json.close();
}

template <typename Items, typename Write>
void write_list(JsonWriter& json, const char* name, const Items& items, Write write) {
  json.key(name);
  json.open_array();
  for (const auto& item : items) write(json, item);
  json.close();
}

void write_document(JsonWriter& json, const Document& document) {
  json.open_object();
  json.text_field("format", "gewu/1");
  json.key("document");
  json.open_object();
  write_members(json, document.info);
  json.close();
  json.text_field("status", status_name(document.status));
  write_list(json, "pages", document.pages, write_line<PageSummary>);
  write_list(json, "paragraphs", document.paragraphs, write_line<Paragraph>);
  write_list(json, "tables", document.tables, write_table);
  write_list(json, "findings", document.findings, write_line<Finding>);
  json.close();
}

}  // namespace

std::string to_json(const Document& document) {
  JsonWriter json;
  write_document(json, document);
  return json.take();
}

Status write_json(const Document& document, AtomicFile& file) {
  Status status = ok_status();
  JsonWriter json([&](std::string_view piece) {
    if (status) status = file.write(piece);
  });
  write_document(json, document);
  json.finish();
  return status;
}

}  // namespace gewu
