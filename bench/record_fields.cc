#include "bench/record_fields.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "bench/match.h"

namespace gewu::bench {

namespace {

using nlohmann::ordered_json;
using Fields = std::vector<std::pair<std::string, std::string>>;

bool is_printed(const std::string& key) { return key != "row" && key != "more"; }

void collect(const std::string& path, const ordered_json& json, Fields* fields) {
  if (json.is_string()) {
    fields->emplace_back(path, json.get<std::string>());
  } else if (json.is_object() && json.contains("text")) {
    collect(path, json.at("text"), fields);
  } else if (json.is_object()) {
    const std::string prefix = path.empty() ? "" : path + ".";
    for (const auto& [key, value] : json.items()) {
      if (is_printed(key)) collect(prefix + key, value, fields);
    }
  } else if (json.is_array()) {
    for (std::size_t i = 0; i < json.size(); ++i) {
      collect(path + "[" + std::to_string(i) + "]", json[i], fields);
    }
  }
}

std::map<std::string, std::string> folded(const ordered_json& json) {
  std::map<std::string, std::string> map;
  for (const auto& [path, text] : printed_fields(json)) map[path] = fold_text(text);
  return map;
}

struct Compared {
  int fields = 0;
  int right = 0;
  bool exact() const { return fields == right; }
};

Compared compare(const ordered_json& truth, const ordered_json& output) {
  const std::map<std::string, std::string> a = folded(truth);
  const std::map<std::string, std::string> b = folded(output);
  Compared compared;
  for (const auto& [path, text] : a) {
    const auto found = b.find(path);
    ++compared.fields;
    compared.right += found != b.end() && found->second == text ? 1 : 0;
  }
  for (const auto& [path, text] : b) {
    // An empty claim about a field that the truth does not print is no claim.
    if (!a.contains(path) && !text.empty()) ++compared.fields;
  }
  return compared;
}

ordered_json rows_of(const ordered_json& record, const char* key) {
  if (!record.is_object() || !record.contains(key) || !record.at(key).is_array()) {
    return ordered_json::array();
  }
  return record.at(key);
}

ordered_json without(ordered_json record, const std::vector<const char*>& keys) {
  if (!record.is_object()) return ordered_json::object();
  for (const char* key : keys) record.erase(key);
  return record;
}

// Adds the fields of aligned rows; returns (rows, exact rows).
std::pair<int, int> score_rows(const ordered_json& truth, const ordered_json& output,
                               RecordScore* score) {
  const Pairs pairs =
      align(static_cast<int>(truth.size()), static_cast<int>(output.size()), [&](int i, int j) {
        const Compared compared =
            compare(truth[static_cast<std::size_t>(i)], output[static_cast<std::size_t>(j)]);
        return compared.fields == 0 ? 1.0 : static_cast<double>(compared.right) / compared.fields;
      });
  int exact = 0;
  for (const auto& [i, j] : pairs) {
    const ordered_json none = ordered_json::object();
    const ordered_json& a = i == kNone ? none : truth[static_cast<std::size_t>(i)];
    const ordered_json& b = j == kNone ? none : output[static_cast<std::size_t>(j)];
    const Compared compared = compare(a, b);
    score->fields += compared.fields;
    score->fields_right += compared.right;
    exact += i != kNone && j != kNone && compared.exact() ? 1 : 0;
  }
  return {static_cast<int>(truth.size()), exact};
}

}  // namespace

Fields printed_fields(const ordered_json& record) {
  Fields fields;
  collect("", record, &fields);
  return fields;
}

RecordScore score_record(const ordered_json& truth, const ordered_json& output) {
  RecordScore score;
  if (!truth.is_object()) return score;
  const std::vector<const char*> row_keys = {"indicators", "rows"};
  const Compared head = compare(without(truth, row_keys), without(output, row_keys));
  score.fields = head.fields;
  score.fields_right = head.right;
  const auto [rows, exact] =
      score_rows(rows_of(truth, "indicators"), rows_of(output, "indicators"), &score);
  score.indicators = rows;
  score.indicators_exact = exact;
  score_rows(rows_of(truth, "rows"), rows_of(output, "rows"), &score);
  return score;
}

}  // namespace gewu::bench
