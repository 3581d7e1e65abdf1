// The format gewu/1, key by key in the order of docs/output.md.
#include "export/json_writer.h"
#include "export/record_json.h"
#include "export/record_sink.h"
#include "export/tidy.h"

namespace gewu {

namespace {

// A hundredth of a point is 3.5 micrometres on paper: finer than any rule or scan.
constexpr int kBoxDecimals = 2;
constexpr int kSkewDecimals = 2;
constexpr int kConfidenceDecimals = 4;

void write_box(JsonWriter& json, const PointRect& box) {
  json.key("box");
  json.open_array(JsonShape::Line);
  for (const double edge : {box.x0, box.y0, box.x1, box.y1}) json.number(edge, kBoxDecimals);
  json.close();
}

void write_info(JsonWriter& json, const DocumentInfo& info) {
  json.key("document");
  json.open_object();
  json.text_field("name", info.name);
  json.printed_field("sha256", info.sha256);
  json.integer_field("bytes", info.bytes);
  json.text_field("kind", info.kind);
  json.printed_field("title", info.title);
  json.integer_field("page_count", info.page_count);
  json.close();
}

void write_page(JsonWriter& json, const PageSummary& page) {
  json.open_object(JsonShape::Line);
  json.integer_field("number", page.number);
  json.number_field("width", page.width, kBoxDecimals);
  json.number_field("height", page.height, kBoxDecimals);
  json.integer_field("turned", page.turned);
  json.number_field("skew", page.skew, kSkewDecimals);
  json.text_field("reader", reader_name(page.reader));
  json.text_field("why", page.why);
  json.close();
}

void write_paragraph(JsonWriter& json, const Paragraph& paragraph) {
  json.open_object(JsonShape::Line);
  json.integer_field("page", paragraph.page);
  write_box(json, paragraph.box);
  json.text_field("text", paragraph.text);
  json.number_field("confidence", paragraph.confidence, kConfidenceDecimals);
  json.close();
}

void write_parts(JsonWriter& json, const std::vector<PagePart>& parts) {
  if (parts.empty()) return;
  json.key("parts");
  json.open_array();
  for (const PagePart& part : parts) {
    json.open_object();
    json.integer_field("page", part.page);
    write_box(json, part.box);
    json.close();
  }
  json.close();
}

void write_cell(JsonWriter& json, const TextCell& cell) {
  json.open_object(JsonShape::Line);
  json.integer_field("row", cell.row);
  json.integer_field("col", cell.col);
  json.integer_field("row_span", cell.row_span);
  json.integer_field("col_span", cell.col_span);
  json.text_field("text", cell.text);
  json.integer_field("page", cell.page);
  write_box(json, cell.box);
  write_parts(json, cell.more_parts);
  json.text_field("source", text_source_name(cell.source));
  if (cell.has_raw) json.text_field("raw", cell.raw);
  json.number_field("confidence", cell.confidence, kConfidenceDecimals);
  json.key("review");
  json.boolean(cell.review);
  json.close();
}

void write_table_head(JsonWriter& json, const DocumentTable& entry) {
  const TextTable& table = entry.table;
  json.text_field("id", entry.id);
  json.key("pages");
  json.open_array(JsonShape::Line);
  for (const int page : table.pages) json.integer(page);
  json.close();
  json.printed_field("title", table.title);
  json.printed_field("subtitle", table.subtitle);
  json.printed_field("unit_note", table.unit_note);
  json.printed_field("footer", table.footer);
  json.integer_field("rows", table.rows);
  json.integer_field("cols", table.cols);
}

void write_table(JsonWriter& json, const DocumentTable& entry) {
  json.open_object();
  write_table_head(json, entry);
  json.key("cells");
  json.open_array();
  for (const TextCell& cell : entry.table.cells) write_cell(json, cell);
  json.close();
  json.key("form");
  entry.record ? json.text(form_name(*entry.record)) : json.null();
  json.key("record");
  entry.record ? write_record(json, *entry.record) : json.null();
  if (!entry.table.joined.empty()) json.text_field("joined", entry.table.joined);
  json.close();
}

void write_finding(JsonWriter& json, const Finding& finding) {
  json.open_object(JsonShape::Line);
  json.text_field("severity", severity_name(finding.severity));
  json.text_field("code", finding.code);
  json.key("page");
  finding.page > 0 ? json.integer(finding.page) : json.null();
  json.printed_field("table", finding.table);
  json.key("cells");
  json.open_array();
  for (const auto& [row, col] : finding.cells) {
    json.open_array();
    json.integer(row);
    json.integer(col);
    json.close();
  }
  json.close();
  json.text_field("message", finding.message);
  json.printed_field("suggestion", finding.suggestion);
  json.close();
}

template <typename Items, typename Write>
void write_list(JsonWriter& json, const char* name, const Items& items, Write write) {
  json.key(name);
  json.open_array();
  for (const auto& item : items) write(json, item);
  json.close();
}

}  // namespace

std::string to_json(const Document& document) {
  JsonWriter json;
  json.open_object();
  json.text_field("format", "gewu/1");
  write_info(json, document.info);
  json.text_field("status", status_name(document.status));
  write_list(json, "pages", document.pages, write_page);
  write_list(json, "paragraphs", document.paragraphs, write_paragraph);
  write_list(json, "tables", document.tables, write_table);
  write_list(json, "findings", document.findings, write_finding);
  json.close();
  return json.take();
}

}  // namespace gewu
