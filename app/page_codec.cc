#include "app/page_codec.h"

#include "app/errors.h"

namespace gewu {

namespace {

using nlohmann::json;

// Enums travel as numbers; a number beyond the last one is refused.
template <typename Enum>
Enum enum_from(const json& value, Enum last) {
  const int number = value.get<int>();
  if (number < 0 || number > static_cast<int>(last)) {
    throw json::other_error::create(501, "enum out of range", &value);
  }
  return static_cast<Enum>(number);
}

json box_to(const PointRect& box) { return json::array({box.x0, box.y0, box.x1, box.y1}); }

PointRect box_from(const json& value) {
  return {value.at(0).get<double>(), value.at(1).get<double>(), value.at(2).get<double>(),
          value.at(3).get<double>()};
}

json part_to(const PagePart& part) { return {{"page", part.page}, {"box", box_to(part.box)}}; }

PagePart part_from(const json& value) {
  return {value.at("page").get<int>(), box_from(value.at("box"))};
}

template <typename Item, typename To>
json list_to(const std::vector<Item>& items, To to) {
  json out = json::array();
  for (const Item& item : items) out.push_back(to(item));
  return out;
}

template <typename Item, typename From>
std::vector<Item> list_from(const json& values, From from) {
  std::vector<Item> out;
  out.reserve(values.size());
  for (const json& value : values) out.push_back(from(value));
  return out;
}

json cell_to(const TextCell& cell) {
  return {{"at", json::array({cell.row, cell.col, cell.row_span, cell.col_span})},
          {"text", cell.text},
          {"raw", cell.raw},
          {"has_raw", cell.has_raw},
          {"page", cell.page},
          {"box", box_to(cell.box)},
          {"parts", list_to(cell.more_parts, part_to)},
          {"source", static_cast<int>(cell.source)},
          {"confidence", cell.confidence},
          {"review", cell.review}};
}

TextCell cell_from(const json& value) {
  TextCell cell;
  const json& at = value.at("at");
  cell.row = at.at(0).get<int>();
  cell.col = at.at(1).get<int>();
  cell.row_span = at.at(2).get<int>();
  cell.col_span = at.at(3).get<int>();
  value.at("text").get_to(cell.text);
  value.at("raw").get_to(cell.raw);
  value.at("has_raw").get_to(cell.has_raw);
  value.at("page").get_to(cell.page);
  cell.box = box_from(value.at("box"));
  cell.more_parts = list_from<PagePart>(value.at("parts"), part_from);
  cell.source = enum_from(value.at("source"), TextSource::Blank);
  value.at("confidence").get_to(cell.confidence);
  value.at("review").get_to(cell.review);
  return cell;
}

json table_to(const TextTable& table) {
  return {{"pages", table.pages},
          {"box", box_to(table.box)},
          {"rows", table.rows},
          {"cols", table.cols},
          {"cells", list_to(table.cells, cell_to)},
          {"col_edges", table.col_edges},
          {"row_edges", table.row_edges},
          {"open_top", table.open_top},
          {"open_bottom", table.open_bottom},
          {"aligned", table.aligned},
          {"title", table.title},
          {"subtitle", table.subtitle},
          {"unit_note", table.unit_note},
          {"footer", table.footer},
          {"joined", table.joined}};
}

TextTable table_from(const json& value) {
  TextTable table;
  value.at("pages").get_to(table.pages);
  table.box = box_from(value.at("box"));
  value.at("rows").get_to(table.rows);
  value.at("cols").get_to(table.cols);
  table.cells = list_from<TextCell>(value.at("cells"), cell_from);
  value.at("col_edges").get_to(table.col_edges);
  value.at("row_edges").get_to(table.row_edges);
  value.at("open_top").get_to(table.open_top);
  value.at("open_bottom").get_to(table.open_bottom);
  value.at("aligned").get_to(table.aligned);
  value.at("title").get_to(table.title);
  value.at("subtitle").get_to(table.subtitle);
  value.at("unit_note").get_to(table.unit_note);
  value.at("footer").get_to(table.footer);
  value.at("joined").get_to(table.joined);
  return table;
}

json paragraph_to(const Paragraph& paragraph) {
  return {{"page", paragraph.page},
          {"box", box_to(paragraph.box)},
          {"text", paragraph.text},
          {"confidence", paragraph.confidence},
          {"source", static_cast<int>(paragraph.source)},
          {"font_size", paragraph.font_size}};
}

Paragraph paragraph_from(const json& value) {
  Paragraph paragraph;
  value.at("page").get_to(paragraph.page);
  paragraph.box = box_from(value.at("box"));
  value.at("text").get_to(paragraph.text);
  value.at("confidence").get_to(paragraph.confidence);
  paragraph.source = enum_from(value.at("source"), TextSource::Blank);
  value.at("font_size").get_to(paragraph.font_size);
  return paragraph;
}

json finding_to(const Finding& finding) {
  return {{"severity", static_cast<int>(finding.severity)},
          {"code", finding.code},
          {"page", finding.page},
          {"table", finding.table},
          {"cells", finding.cells},
          {"message", finding.message},
          {"suggestion", finding.suggestion}};
}

Finding finding_from(const json& value) {
  Finding finding;
  finding.severity = enum_from(value.at("severity"), Severity::Error);
  value.at("code").get_to(finding.code);
  value.at("page").get_to(finding.page);
  value.at("table").get_to(finding.table);
  value.at("cells").get_to(finding.cells);
  value.at("message").get_to(finding.message);
  value.at("suggestion").get_to(finding.suggestion);
  return finding;
}

PageResult page_from(const json& value) {
  PageResult page;
  value.at("number").get_to(page.number);
  value.at("width").get_to(page.width);
  value.at("height").get_to(page.height);
  value.at("turned").get_to(page.turned);
  value.at("skew").get_to(page.skew);
  page.reader = enum_from(value.at("reader"), Reader::Blank);
  value.at("why").get_to(page.why);
  page.paragraphs = list_from<Paragraph>(value.at("paragraphs"), paragraph_from);
  page.tables = list_from<TextTable>(value.at("tables"), table_from);
  page.findings = list_from<Finding>(value.at("findings"), finding_from);
  return page;
}

}  // namespace

nlohmann::json page_to_json(const PageResult& page) {
  return {{"number", page.number},
          {"width", page.width},
          {"height", page.height},
          {"turned", page.turned},
          {"skew", page.skew},
          {"reader", static_cast<int>(page.reader)},
          {"why", page.why},
          {"paragraphs", list_to(page.paragraphs, paragraph_to)},
          {"tables", list_to(page.tables, table_to)},
          {"findings", list_to(page.findings, finding_to)}};
}

Result<PageResult> page_from_json(const nlohmann::json& json) {
  try {
    return page_from(json);
  } catch (const nlohmann::json::exception& failure) {
    return make_error(ErrorCode::Internal,
                      std::string("a worker's answer is broken: ") + failure.what());
  }
}

nlohmann::json error_to_json(const Error& error) {
  return {{"code", static_cast<int>(error.code)},
          {"message", error.message},
          {"hint", error.hint},
          {"file", error.file},
          {"page", error.page}};
}

Error error_from_json(const nlohmann::json& value) {
  Error error;
  error.code = enum_from(value.at("code"), ErrorCode::Internal);
  value.at("message").get_to(error.message);
  value.at("hint").get_to(error.hint);
  value.at("file").get_to(error.file);
  value.at("page").get_to(error.page);
  return error;
}

}  // namespace gewu
