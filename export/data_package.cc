#include "export/data_package.h"

#include <algorithm>

#include "export/json_writer.h"
#include "export/relation.h"

namespace gewu {

namespace {

const char* type_name(ColumnType type) {
  switch (type) {
    case ColumnType::Integer:
      return "integer";
    case ColumnType::Real:
    case ColumnType::Decimal:
      return "number";
    case ColumnType::Flag:
      return "boolean";
    default:
      return "string";
  }
}

const std::string& head_of(const Column& column, CsvHeaders headers) {
  return headers == CsvHeaders::Chinese ? column.name_zh : column.name;
}

// The heads under which columns of these names stand in the file.
void write_heads(JsonWriter& json, const Relation& relation, const std::vector<std::string>& names,
                 CsvHeaders headers) {
  json.open_array(JsonShape::Line);
  for (const std::string& name : names) {
    for (const Column& column : relation.columns) {
      if (column.name == name) json.text(head_of(column, headers));
    }
  }
  json.close();
}

void write_field(JsonWriter& json, const Column& column, CsvHeaders headers) {
  json.open_object(JsonShape::Line);
  json.text_field("name", head_of(column, headers));
  json.text_field("type", type_name(column.type));
  json.text_field("title", headers == CsvHeaders::Chinese ? column.name : column.name_zh);
  json.text_field("description", column.about + " / " + column.about_zh);
  // A text that is printed and empty is told from an absent one by its quotes alone.
  if (column.required && std::string(type_name(column.type)) != "string") {
    json.key("constraints");
    json.open_object();
    json.key("required");
    json.boolean(true);
    json.close();
  }
  json.close();
}

void write_parents(JsonWriter& json, const Relation& one, CsvHeaders headers) {
  if (one.name == "documents") return;
  json.key("foreignKeys");
  json.open_array();
  json.open_object(JsonShape::Line);
  json.key("fields");
  write_heads(json, one, {"document"}, headers);
  json.key("reference");
  json.open_object();
  json.text_field("resource", "documents");
  json.key("fields");
  write_heads(json, relation("documents"), {"document"}, headers);
  json.close();
  json.close();
  json.close();
}

void write_schema(JsonWriter& json, const Relation& one, CsvHeaders headers) {
  json.key("schema");
  json.open_object();
  json.key("fields");
  json.open_array();
  for (const size_t index : file_columns(one)) write_field(json, one.columns[index], headers);
  json.close();
  json.key("missingValues");
  json.open_array(JsonShape::Line);
  json.text("");
  json.close();
  if (!one.key.empty()) {
    json.key("primaryKey");
    write_heads(json, one, one.key, headers);
  }
  write_parents(json, one, headers);
  json.close();
}

}  // namespace

std::string data_package(CsvHeaders headers) {
  JsonWriter json;
  json.open_object();
  json.text_field("name", "gewu");
  json.text_field("title", "Tables of budget disclosures / 预算公开表格");
  json.key("resources");
  json.open_array();
  for (const Relation& one : relations()) {
    if (one.csv.empty()) continue;
    json.open_object();
    json.text_field("name", one.csv.substr(0, one.csv.find('.')));
    json.text_field("path", one.csv);
    json.text_field("title", one.name_zh);
    json.text_field("description", one.about + " / " + one.about_zh);
    json.text_field("profile", "tabular-data-resource");
    json.text_field("format", "csv");
    json.text_field("encoding", "utf-8-sig");
    write_schema(json, one, headers);
    json.close();
  }
  json.close();
  json.close();
  return json.take();
}

}  // namespace gewu
