#include "bench/document_json.h"

namespace gewu::bench {

namespace {

using Json = nlohmann::json;

std::string text_of(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found == json.end() || found->is_null() ? "" : found->get<std::string>();
}

PointRect box_of(const Json& json) {
  const auto found = json.find("box");
  if (found == json.end() || found->size() != 4) return {};
  return {(*found)[0], (*found)[1], (*found)[2], (*found)[3]};
}

TextSource source_of(const std::string& name) {
  for (int i = 0; i <= static_cast<int>(TextSource::Blank); ++i) {
    const auto source = static_cast<TextSource>(i);
    if (name == text_source_name(source)) return source;
  }
  return TextSource::Ocr;
}

TextCell cell_of(const Json& json) {
  TextCell cell;
  cell.row = json.at("row");
  cell.col = json.at("col");
  cell.row_span = json.at("row_span");
  cell.col_span = json.at("col_span");
  cell.text = text_of(json, "text");
  cell.page = json.value("page", 0);
  cell.box = box_of(json);
  cell.source = source_of(text_of(json, "source"));
  cell.confidence = json.value("confidence", 1.0);
  cell.review = json.value("review", false);
  for (const Json& part : json.value("parts", Json::array())) {
    cell.more_parts.push_back({part.at("page"), box_of(part)});
  }
  return cell;
}

TextTable table_of(const Json& json) {
  TextTable table;
  table.pages = json.at("pages").get<std::vector<int>>();
  table.rows = json.at("rows");
  table.cols = json.at("cols");
  table.title = text_of(json, "title");
  table.subtitle = text_of(json, "subtitle");
  table.unit_note = text_of(json, "unit_note");
  table.footer = text_of(json, "footer");
  for (const Json& cell : json.at("cells")) table.cells.push_back(cell_of(cell));
  if (!table.cells.empty()) table.box = table.cells.front().box;
  return table;
}

}  // namespace

Document read_document(const Json& json) {
  Document document;
  document.info.name = text_of(json.at("document"), "name");
  document.info.title = text_of(json.at("document"), "title");
  for (const Json& paragraph : json.at("paragraphs")) {
    Paragraph read;
    read.page = paragraph.value("page", 0);
    read.box = box_of(paragraph);
    read.text = text_of(paragraph, "text");
    document.paragraphs.push_back(std::move(read));
  }
  for (const Json& table : json.at("tables")) {
    DocumentTable entry;
    entry.id = text_of(table, "id");
    entry.table = table_of(table);
    document.tables.push_back(std::move(entry));
  }
  return document;
}

}  // namespace gewu::bench
