#include "bench/forms_score.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <string_view>

#include "base/text.h"
#include "bench/match.h"
#include "export/record_json.h"
#include "records/gold.h"

namespace gewu::bench {

namespace {

using Json = nlohmann::ordered_json;

// Arrays of which every item is a row.
constexpr std::array<std::string_view, 5> kRows{"indicators", "rows", "tasks", "subtotals",
                                                "parts"};
// Derived from what is printed elsewhere in the record.
constexpr std::array<std::string_view, 2> kDerived{"row", "parts"};

template <size_t N>
bool is_one_of(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_row_array(std::string_view key, const Json& value) {
  return value.is_array() && is_one_of(kRows, key);
}

Json pairs_of(const Json& more) {
  Json pairs = Json::array();
  for (const Json& field : more) pairs.push_back({field.at("label"), field.at("text")});
  return pairs;
}

/// Texts by path ("funding.total", "more: 项目属性"); rows are left to their own arrays.
using Leaves = std::multimap<std::string, std::string>;

void collect(const std::string& path, const Json& json, Leaves& leaves) {
  if (json.is_string()) {
    leaves.emplace(path, json.get<std::string>());
  } else if (json.is_object()) {
    for (const auto& [key, value] : json.items()) {
      const std::string inner = path.empty() ? key : std::string(path).append(".").append(key);
      if (!is_row_array(key, value)) collect(inner, value, leaves);
    }
  } else if (json.is_array()) {
    for (const Json& pair : json) {  // of `more`
      leaves.emplace(path + ": " + pair.at(0).get<std::string>(), pair.at(1).get<std::string>());
    }
  }
}

Leaves leaves_of(const Json& json) {
  Leaves leaves;
  collect("", json, leaves);
  return leaves;
}

/// Rows in which everything is as printed, aligned in order.
void compare_rows(const std::string& path, const Json& truth, const Json& output,
                  RecordCount& count, std::vector<std::string>& log) {
  const auto leaves = [](const Json& array) {
    std::vector<Leaves> all;
    for (const Json& row : array) all.push_back(leaves_of(row));
    return all;
  };
  const std::vector<Leaves> a = leaves(truth);
  const std::vector<Leaves> b = leaves(output);
  const Pairs pairs =
      align(static_cast<int>(a.size()), static_cast<int>(b.size()), [&](int i, int j) {
        return a[static_cast<size_t>(i)] == b[static_cast<size_t>(j)] ? 1.0 : 0.0;
      });
  for (const auto& [i, j] : pairs) {
    ++count.rows;
    if (i != kNone && j != kNone) {
      ++count.rows_right;
      continue;
    }
    const Json& row = i != kNone ? truth[static_cast<size_t>(i)] : output[static_cast<size_t>(j)];
    log.push_back(path + (i != kNone ? ": lost " : ": made up ") + row.dump());
  }
}

void compare_leaves(const Json& truth, const Json& output, RecordCount& count,
                    std::vector<std::string>& log) {
  Leaves rest = leaves_of(output);
  for (const auto& leaf : leaves_of(truth)) {
    ++count.fields;
    const auto range = rest.equal_range(leaf.first);
    const auto found = std::find(range.first, range.second, leaf);
    if (found != range.second) {
      ++count.fields_right;
      rest.erase(found);
    } else {
      log.push_back(leaf.first + ": lost 「" + leaf.second + "」");
    }
  }
  for (const auto& [path, text] : rest) {
    if (text.empty()) continue;  // claims nothing
    ++count.fields;
    log.push_back(path + ": made up 「" + text + "」");
  }
}

/// Every array of rows in either record, nested ones too.
void compare_arrays(const std::string& path, const Json& truth, const Json& output,
                    RecordCount& count, std::vector<std::string>& log) {
  std::vector<std::string> keys;
  for (const Json* side : {&truth, &output}) {
    if (!side->is_object()) continue;
    for (const auto& [key, value] : side->items()) {
      if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
    }
  }
  for (const std::string& key : keys) {
    const Json a = truth.is_object() ? truth.value(key, Json()) : Json();
    const Json b = output.is_object() ? output.value(key, Json()) : Json();
    const std::string inner = path.empty() ? key : std::string(path).append(".").append(key);
    if (is_one_of(kRows, key) && (a.is_array() || b.is_array())) {
      compare_rows(inner, a, b, count, log);
    } else if (a.is_object() || b.is_object()) {
      compare_arrays(inner, a, b, count, log);
    }
  }
}

Json record_of(const DocumentTable& table) {
  if (!table.record || std::holds_alternative<BudgetTable>(*table.record)) return {};
  JsonWriter writer;
  write_record(writer, *table.record);
  return as_printed(Json::parse(writer.take()));
}

Document document_of(const std::vector<PageResult>& pages) {
  DocumentInfo info;
  info.name = "forms.pdf";
  info.page_count = static_cast<int>(pages.size());
  return build_document(info, pages, {});
}

/// The record of a table on two pages; null where the parts were not joined.
Json record_of_cut(const Json& gold, const TextTable& whole, const gold::Cut& how) {
  const std::vector<TextTable> parts = gold::cut(whole, how);
  PageResult first = gold::page_of(1, parts[0], &gold, false);
  first.height = 1.1 * parts[0].box.y1;  // the part reaches down to the foot of its page
  const Document document = document_of({first, gold::page_of(2, parts[1], nullptr, false)});
  return document.tables.size() == 1 ? record_of(document.tables[0]) : Json();
}

}  // namespace

RecordCount& RecordCount::operator+=(const RecordCount& other) {
  forms += other.forms;
  forms_right += other.forms_right;
  fields += other.fields;
  fields_right += other.fields_right;
  rows += other.rows;
  rows_right += other.rows_right;
  return *this;
}

Json as_printed(const Json& json) {
  if (json.is_object() && json.contains("text") && !json.contains("label")) return json.at("text");
  if (json.is_object()) {
    Json object = Json::object();
    for (const auto& [key, value] : json.items()) {
      if (is_one_of(kDerived, key)) continue;
      object[key] = key == "more" ? pairs_of(value) : as_printed(value);
    }
    return object;
  }
  if (!json.is_array()) return json;
  Json array = Json::array();
  for (const Json& item : json) array.push_back(as_printed(item));
  return array;
}

RecordCount compare_records(const Json& truth, const Json& output, std::vector<std::string>& log) {
  RecordCount count;
  compare_leaves(truth, output, count, log);
  compare_arrays("", truth, output, count, log);
  return count;
}

std::vector<RecordCount> score_forms(const Json& family, std::vector<std::string>& log) {
  const std::vector<PageResult> pages = gold::pages_of(family);
  const Document document = document_of(pages);
  std::vector<RecordCount> counts;
  for (size_t i = 0; i < family["tables"].size(); ++i) {
    const Json& truth = family["tables"][i];
    std::vector<std::string> differences;
    const bool there = i < document.tables.size();
    const auto* table = there ? &document.tables[i] : nullptr;
    const bool typed = truth["record"].is_object();
    const std::string kind = typed ? truth["kind"].get<std::string>() : "";
    const std::string found = table && table->record ? form_name(*table->record) : "";
    RecordCount count =
        typed ? compare_records(truth["record"], table ? record_of(*table) : Json(), differences)
              : RecordCount{};
    count.forms = 1;
    // Of a table that is none of the performance forms, a record of one is wrong.
    const bool other = found.empty() || found == "budget_table";
    count.forms_right = (typed ? found == kind : other) ? 1 : 0;
    if (count.forms_right == 0) differences.insert(differences.begin(), "read as " + found);
    for (const std::string& line : differences) {
      log.push_back(truth["id"].get<std::string>() + " " + line);
    }
    counts.push_back(count);
  }
  return counts;
}

namespace {

/// What was read of a fixture; null if there is no such file.
Json output_named(const std::string& folder, const std::string& stem) {
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with(stem) || !name.ends_with(".json")) continue;
    std::ifstream file(entry.path());
    return Json::parse(file);
  }
  return {};
}

/// The document's table that is such a form, else the first one that is any.
Json table_of_kind(const Json& document, const std::string& kind) {
  if (!document.is_object()) return {};
  Json found;
  for (const Json& table : document.at("tables")) {
    if (table.at("form") == kind) return table;
    if (found.is_null() && table.at("record").is_object()) found = table;
  }
  return found;
}

Json folded(Json json) {
  if (json.is_string()) return fold_text(json.get<std::string>());
  if (json.is_structured()) {
    for (Json& item : json) item = folded(std::move(item));
  }
  return json;
}

}  // namespace

std::vector<RecordCount> score_read_forms(const Json& family, const std::string& family_name,
                                          const std::string& folder, const std::string& condition,
                                          std::vector<std::string>& log) {
  std::vector<RecordCount> counts;
  for (const Json& truth : family["tables"]) {
    const auto id = truth["id"].get<std::string>();
    if (!truth["record"].is_object()) continue;
    const auto kind = truth["kind"].get<std::string>();
    const std::string stem = family_name + "-" + id + "-" + condition + "-";
    const Json table = table_of_kind(output_named(folder, stem), kind);
    std::vector<std::string> differences;
    const bool there = table.is_object();
    // A scan does not say how wide its brackets and blanks are.
    RecordCount count =
        compare_records(folded(truth["record"]),
                        there ? folded(as_printed(table.at("record"))) : Json(), differences);
    count.forms = 1;
    count.forms_right = there && table.at("form") == kind ? 1 : 0;
    for (const std::string& line : differences) log.push_back(id + " " + line);
    counts.push_back(count);
  }
  return counts;
}

CutCount score_cuts(const Json& family, bool repeat_head, std::vector<std::string>& log) {
  CutCount count;
  gold::Cut how;
  how.repeat_head = repeat_head;
  for (const Json& truth : family["tables"]) {
    const TextTable whole = gold::table_of(truth);
    const Document uncut = document_of({gold::page_of(1, whole, &truth, false)});
    if (!uncut.tables.at(0).record) continue;
    const Json record = record_of(uncut.tables[0]);
    for (how.row = 1; how.row < whole.rows; ++how.row) {
      if (repeat_head && !gold::below_head(whole, how.row)) continue;
      ++count.tried;
      if (record_of_cut(truth, whole, how) == record) {
        ++count.same;
      } else {
        log.push_back(truth["id"].get<std::string>() + " cut at " + std::to_string(how.row));
      }
    }
  }
  return count;
}

}  // namespace gewu::bench
