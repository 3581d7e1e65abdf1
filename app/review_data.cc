#include "app/review_data.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>

#include "app/review_template.h"
#include "export/chinese.h"
#include "export/doubt_words.h"
#include "records/cell_place.h"

namespace gewu {

namespace {

using nlohmann::json;

// Cells of findings of these severities are shown beside those marked for review.
bool asks_for_a_look(const json& finding) {
  return finding.at("severity") != "info" && !finding.at("cells").empty();
}

bool covers(const json& cell, int row, int col) {
  const int r = cell.at("row").get<int>();
  const int c = cell.at("col").get<int>();
  return row >= r && row < r + cell.at("row_span").get<int>() && col >= c &&
         col < c + cell.at("col_span").get<int>();
}

/// One table, for finding what a cell is called.
class TableView {
 public:
  explicit TableView(const json& table)
      : places_(table.at("cols").get<int>(), placed_texts(table)) {
    collect_money(table.at("record"));
  }

  std::string row_label(const json& cell) const {
    return places_.row_label(cell.at("row").get<int>(), cell.at("col").get<int>());
  }
  std::string col_head(const json& cell) const {
    return places_.col_head(cell.at("row").get<int>(), cell.at("col").get<int>());
  }

  /// In yuan, where the record holds the text as an amount; else "".
  std::string yuan(const std::string& text) const {
    const auto found = money_.find(text);
    return found == money_.end() ? "" : found->second;
  }

 private:
  static std::vector<PlacedText> placed_texts(const json& table) {
    std::vector<PlacedText> out;
    for (const json& cell : table.at("cells")) {
      out.push_back({cell.at("row").get<int>(), cell.at("col").get<int>(),
                     cell.at("row_span").get<int>(), cell.at("col_span").get<int>(),
                     cell.at("text").get<std::string>()});
    }
    return out;
  }

  // Every {"text", "yuan"} of the record, however deep.
  void collect_money(const json& value) {
    if (value.is_object() && value.contains("yuan") && value.at("yuan").is_string()) {
      money_[value.value("text", "")] = value.at("yuan").get<std::string>();
    }
    if (!value.is_structured()) return;
    for (const json& inside : value) collect_money(inside);
  }

  CellPlaces places_;
  std::map<std::string, std::string> money_;
};

// What was found and what to do about it.
json words_of(const json& finding, bool chinese) {
  json out = json::array();
  for (const char* part : {"message", "suggestion"}) {
    if (finding.at(part).is_null()) continue;
    const std::string words = finding.at(part).get<std::string>();
    out.push_back(chinese ? said_in_chinese(words) : words);
  }
  return out;
}

// Why a cell is doubted, each doubt in words.
json doubts_of(const json& cell) {
  json out = json::array();
  for (const json& doubt : cell.value("doubts", json::array())) {
    const std::string code = doubt.at("code").get<std::string>();
    const DoubtWords* words = doubt_words(code);
    out.push_back({{"code", code},
                   {"words", words ? words->english : code},
                   {"words_zh", words ? words->chinese : code}});
  }
  return out;
}

json findings_of(const json& document, const std::string& table, const json& cell) {
  json out = json::array();
  for (const json& finding : document.at("findings")) {
    if (finding.at("table") != table) continue;
    for (const json& place : finding.at("cells")) {
      if (!covers(cell, place.at(0).get<int>(), place.at(1).get<int>())) continue;
      out.push_back({{"severity", finding.at("severity")},
                     {"code", finding.at("code")},
                     {"words", words_of(finding, false)},
                     {"words_zh", words_of(finding, true)}});
      break;
    }
  }
  return out;
}

// What else the cell may say: the first reading and what rules changed.
json readings_of(const json& cell) {
  std::set<std::string> seen = {cell.at("text").get<std::string>()};
  json out = json::array();
  const auto add = [&](const std::string& text) {
    if (seen.insert(text).second) out.push_back(text);
  };
  if (cell.contains("raw")) add(cell.at("raw").get<std::string>());
  for (const json& edit : cell.value("edits", json::array())) {
    const std::string before = edit.at("before").get<std::string>();
    // A rule that changed a piece of the text names the piece alone.
    if (before.size() + 4 >= cell.at("text").get_ref<const std::string&>().size()) add(before);
  }
  return out;
}

json answer_to(const json& item, const std::vector<Correction>& answers) {
  json out;
  for (const Correction& one : answers) {
    const json& box = item.at("box");
    const bool here = one.page == item.at("page").get<int>() &&
                      std::abs(box.at(0).get<double>() - one.box.x0) < 1 &&
                      std::abs(box.at(1).get<double>() - one.box.y0) < 1 &&
                      std::abs(box.at(2).get<double>() - one.box.x1) < 1 &&
                      std::abs(box.at(3).get<double>() - one.box.y1) < 1;
    if (here) out = {{"action", action_name(one.action)}, {"text", one.text}};
  }
  return out;
}

json item_of(const json& document, const json& table, const TableView& view, const json& cell) {
  const std::string id = table.at("id").get<std::string>();
  return {{"page", cell.at("page")},
          {"box", cell.at("box")},
          {"text", cell.at("text")},
          {"confidence", cell.at("confidence")},
          {"table", id},
          {"title", table.at("title")},
          {"row", cell.at("row")},
          {"col", cell.at("col")},
          {"row_label", view.row_label(cell)},
          {"col_head", view.col_head(cell)},
          {"yuan", view.yuan(cell.at("text").get<std::string>())},
          {"doubts", doubts_of(cell)},
          {"readings", readings_of(cell)},
          {"findings", findings_of(document, id, cell)}};
}

bool is_doubtful(const json& document, const std::string& table, const json& cell) {
  if (cell.at("source") == "reviewer") return false;
  if (cell.at("review").get<bool>()) return true;
  for (const json& finding : document.at("findings")) {
    if (finding.at("table") != table || !asks_for_a_look(finding)) continue;
    // A sum that fails names its cells; a remark about a whole column would name hundreds.
    constexpr size_t kMostCells = 12;
    if (finding.at("cells").size() > kMostCells) continue;
    for (const json& place : finding.at("cells")) {
      if (covers(cell, place.at(0).get<int>(), place.at(1).get<int>())) return true;
    }
  }
  return false;
}

// Yuan that a wrong reading would cost, as far as one can say.
double at_stake(const json& item) {
  const double yuan = std::abs(std::atof(item.at("yuan").get_ref<const std::string&>().c_str()));
  const double doubt = 1 - item.at("confidence").get<double>();
  const bool failing = !item.at("findings").empty();
  return yuan * std::max(doubt, failing ? 0.5 : 0.01);
}

bool is_worse(const json& a, const json& b) {
  const double first = at_stake(a);
  const double second = at_stake(b);
  if (first != second) return first > second;
  return a.at("confidence").get<double>() < b.at("confidence").get<double>();
}

}  // namespace

json review_data(const json& document, const std::string& stem,
                 const std::vector<Correction>& answers) {
  const json& info = document.at("document");
  json items = json::array();
  json pages = json::object();
  for (const json& table : document.at("tables")) {
    const TableView view(table);
    const std::string id = table.at("id").get<std::string>();
    for (const json& cell : table.at("cells")) {
      if (!is_doubtful(document, id, cell)) continue;
      items.push_back(item_of(document, table, view, cell));
      json answer = answer_to(items.back(), answers);
      if (!answer.is_null()) items.back()["answer"] = std::move(answer);
    }
  }
  std::stable_sort(items.begin(), items.end(), is_worse);
  for (const json& page : document.at("pages")) {
    const bool wanted = std::any_of(items.begin(), items.end(), [&](const json& item) {
      return item.at("page") == page.at("number");
    });
    if (!wanted) continue;
    pages[std::to_string(page.at("number").get<int>())] = {
        {"width", page.at("width")}, {"height", page.at("height")}, {"turned", page.at("turned")}};
  }
  return {{"document", {{"name", info.at("name")}, {"sha256", info.at("sha256")}, {"file", stem}}},
          {"pages", std::move(pages)},
          {"items", std::move(items)}};
}

std::string review_page(const json& data) {
  std::string text = data.dump(-1, ' ', false, json::error_handler_t::replace);
  // Nothing in the data may end the script element that holds it.
  for (size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at + 1)) {
    text.replace(at, 1, "\\u003c");
  }
  std::string page = kReviewTemplate;
  const std::string mark = "GEWU_REVIEW_DATA";
  return page.replace(page.find(mark), mark.size(), text);
}

}  // namespace gewu
