#include "bench/read_table.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <tuple>

#include "bench/seal_truth.h"

namespace gewu::bench {

namespace {

using nlohmann::ordered_json;

std::string string_of(const ordered_json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : "";
}

ReadCell cell_of(const ordered_json& json) {
  ReadCell cell;
  cell.row = json.at("row");
  cell.col = json.at("col");
  cell.row_span = json.at("row_span");
  cell.col_span = json.at("col_span");
  cell.text = json.at("text");
  cell.review = json.value("review", false);
  cell.confidence = json.value("confidence", 1.0);
  cell.source = string_of(json, "source");
  for (const ordered_json& edit : json.value("edits", ordered_json::array())) {
    cell.edits.push_back(
        {string_of(edit, "rule"), string_of(edit, "before"), string_of(edit, "after")});
  }
  for (const ordered_json& doubt : json.value("doubts", ordered_json::array())) {
    cell.doubts.push_back(string_of(doubt, "code"));
  }
  return cell;
}

ReadTable table_of(const ordered_json& json, const char* kind_key) {
  ReadTable table;
  table.id = string_of(json, "id");
  table.kind = string_of(json, kind_key);
  table.pages = json.at("pages").get<std::vector<int>>();
  table.rows = json.at("rows");
  table.cols = json.at("cols");
  for (const ordered_json& cell : json.at("cells")) table.cells.push_back(cell_of(cell));
  std::sort(table.cells.begin(), table.cells.end(), [](const ReadCell& a, const ReadCell& b) {
    return std::tie(a.row, a.col) < std::tie(b.row, b.col);
  });
  table.record = json.value("record", ordered_json());
  return table;
}

ReadDocument truth_of(const ordered_json& json) {
  ReadDocument document;
  document.family = string_of(json, "family");
  document.condition = string_of(json, "condition");
  document.held_out_face = json.value("held_out_face", false);
  document.text_layer = json.value("text_layer", false);
  const std::vector<TrueSeal> seals = true_seals(json);
  for (const ordered_json& table : json.at("tables")) {
    document.tables.push_back(table_of(table, "kind"));
    mark_cells_under(seals, table, &document.tables.back());
  }
  return document;
}

ReadDocument output_of(const ordered_json& json) {
  ReadDocument document;
  document.status = string_of(json, "status");
  for (const ordered_json& page : json.at("pages")) {
    document.readers.push_back(string_of(page, "reader"));
  }
  for (const ordered_json& table : json.at("tables")) {
    document.tables.push_back(table_of(table, "form"));
  }
  document.findings = json.value("findings", ordered_json::array());
  mark_cells_found_under_seal(document.findings, &document.tables);
  return document;
}

Result<ReadDocument> read(const std::string& path, ReadDocument (*convert)(const ordered_json&)) {
  std::ifstream file(path);
  if (!file) return Error{ErrorCode::NotFound, "no such file", "", path, 0};
  try {
    ReadDocument document = convert(ordered_json::parse(file));
    const std::filesystem::path stem = std::filesystem::path(path).filename();
    document.name = stem.string().substr(0, stem.string().find('.'));
    return document;
  } catch (const nlohmann::json::exception& problem) {
    return Error{ErrorCode::Damaged, problem.what(), "", path, 0};
  }
}

}  // namespace

Result<ReadDocument> read_truth(const std::string& path) { return read(path, truth_of); }
Result<ReadDocument> read_output(const std::string& path) { return read(path, output_of); }

}  // namespace gewu::bench
