#include "records/gold.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <stdexcept>

#include "base/text.h"

namespace gewu::gold {

namespace {

constexpr double kPageWidth = 595;
constexpr double kPageHeight = 842;
constexpr double kLeft = 56;
constexpr double kTop = 120;
constexpr double kRowHeight = 20;
constexpr double kLine = 16;

std::vector<double> column_edges(int cols) {
  std::vector<double> edges{kLeft};
  const double width = kPageWidth - 2 * kLeft;
  double total = 0;
  for (int i = 0; i < cols; ++i) total += 2 + i % 3;
  for (int i = 0; i < cols; ++i) edges.push_back(edges.back() + width * (2 + i % 3) / total);
  return edges;
}

void set_boxes(TextTable& table, int page) {
  table.row_edges.clear();
  for (int row = 0; row <= table.rows; ++row) table.row_edges.push_back(kTop + row * kRowHeight);
  auto x = [&](int col) { return table.col_edges[static_cast<size_t>(col)]; };
  auto y = [&](int row) { return table.row_edges[static_cast<size_t>(row)]; };
  table.box = {x(0), y(0), x(table.cols), y(table.rows)};
  table.pages = {page};
  for (TextCell& cell : table.cells) {
    cell.page = page;
    cell.box = {x(cell.col), y(cell.row), x(cell.last_col() + 1), y(cell.last_row() + 1)};
  }
}

Paragraph line(int page, double y, const std::string& text, double size) {
  Paragraph paragraph;
  paragraph.page = page;
  paragraph.box = {200, y, 400, y + size};
  paragraph.text = text;
  paragraph.font_size = size;
  return paragraph;
}

/// Row of the head that a continuation would repeat: of the indicators, else the first.
int head_row(const TextTable& table) {
  for (const TextCell& cell : table.cells) {
    if (cell.text == "二级指标") return cell.row;
  }
  return 0;
}

std::string half(const std::string& text, bool first) {
  const std::u32string letters = decode_utf8(text);
  const size_t middle = letters.size() / 2;
  return encode_utf8(first ? letters.substr(0, middle) : letters.substr(middle));
}

/// Columns whose edges no cell of the part begins or ends at vanish, as they do in print.
void drop_unseen_columns(TextTable& table) {
  std::set<int> seen{0, table.cols};
  for (const TextCell& cell : table.cells) {
    seen.insert(cell.col);
    seen.insert(cell.last_col() + 1);
  }
  std::vector<double> edges;
  std::vector<int> map(static_cast<size_t>(table.cols) + 1, 0);
  for (int edge = 0; edge <= table.cols; ++edge) {
    map[static_cast<size_t>(edge)] = static_cast<int>(edges.size());
    if (seen.count(edge)) edges.push_back(table.col_edges[static_cast<size_t>(edge)]);
  }
  for (TextCell& cell : table.cells) {
    const int end = map[static_cast<size_t>(cell.last_col()) + 1];
    cell.col = map[static_cast<size_t>(cell.col)];
    cell.col_span = end - cell.col;
  }
  table.col_edges = edges;
  table.cols = static_cast<int>(edges.size()) - 1;
}

TextCell blank_like(const TextCell& cell) {
  TextCell blank = cell;
  blank.text.clear();
  blank.source = TextSource::Blank;
  return blank;
}

TextTable upper_part(const TextTable& table, const Cut& how) {
  TextTable part = table;
  part.rows = how.row;
  std::erase_if(part.cells, [&](const TextCell& cell) { return cell.row >= how.row; });
  for (TextCell& cell : part.cells) {
    if (cell.last_row() < how.row) continue;
    cell.row_span = how.row - cell.row;
    if (how.torn_labels) cell.text = half(cell.text, true);
  }
  part.open_bottom = how.open_seam;
  return part;
}

TextTable lower_part(const TextTable& table, const Cut& how) {
  TextTable part = table;
  part.cells.clear();
  const int head = head_row(table);
  const int offset = how.row - (how.repeat_head ? 1 : 0);
  for (const TextCell& cell : table.cells) {
    if (how.repeat_head && cell.row == head && cell.last_row() == head) {
      part.cells.push_back(cell);
      part.cells.back().row = 0;
    }
    if (cell.last_row() < how.row) continue;
    const bool cut = cell.row < how.row;
    TextCell copy = cut ? blank_like(cell) : cell;
    if (cut && how.torn_labels) copy.text = half(cell.text, false);
    // A spine beside the repeated head begins there, the other cells below it.
    const bool spine = cut && how.repeat_head && cell.row <= head;
    copy.row = spine ? 0 : std::max(cell.row, how.row) - offset;
    copy.row_span = cell.last_row() - offset - copy.row + 1;
    part.cells.push_back(copy);
  }
  std::sort(part.cells.begin(), part.cells.end(), [](const TextCell& a, const TextCell& b) {
    return std::pair(a.row, a.col) < std::pair(b.row, b.col);
  });
  part.rows = table.rows - offset;
  part.open_top = how.open_seam;
  return part;
}

}  // namespace

Json load(const std::string& family) {
  std::ifstream file("fixtures/gold/" + family + ".json");
  if (!file) throw std::runtime_error("no gold file of " + family);
  return Json::parse(file);
}

std::vector<std::string> families() {
  return {"akto-2021", "atush-2024", "bohu-2021", "kizilsu-2020", "korla-shanghu-2023"};
}

TextTable table_of(const Json& gold) {
  TextTable table;
  const Json& grid = gold["grid"];
  table.rows = grid["rows"];
  table.cols = grid["cols"];
  for (const Json& source : grid["cells"]) {
    TextCell cell;
    cell.row = source["r"];
    cell.col = source["c"];
    cell.row_span = source["rs"];
    cell.col_span = source["cs"];
    cell.text = source["text"];
    cell.source = cell.text.empty() ? TextSource::Blank : TextSource::TextLayer;
    table.cells.push_back(cell);
  }
  table.col_edges = column_edges(table.cols);
  set_boxes(table, 1);
  return table;
}

std::vector<TextTable> cut(const TextTable& table, const Cut& how) {
  std::vector<TextTable> parts{upper_part(table, how), lower_part(table, how)};
  if (how.drop_columns) drop_unseen_columns(parts[1]);
  set_boxes(parts[0], 1);
  set_boxes(parts[1], 2);
  return parts;
}

bool below_head(const TextTable& table, int row) { return row > head_row(table); }

PageResult page_of(int number, const TextTable& table, const Json* gold, bool with_footer) {
  PageResult page;
  page.number = number;
  page.width = kPageWidth;
  page.height = std::max(kPageHeight, table.box.y1 + 2 * kTop);
  page.reader = Reader::TextLayer;
  page.tables.push_back(table);
  set_boxes(page.tables.back(), number);
  double y = kTop - 3 * kLine;
  auto add = [&](const char* key, double size) {
    const std::string text = gold ? gold->value(key, "") : "";
    if (!text.empty()) page.paragraphs.push_back(line(number, y, text, size));
    y += kLine;
  };
  add("title", 15);
  add("subtitle", 12);
  add("unit_note", 10);
  if (with_footer && gold) {
    y = table.box.y1 + kLine;
    add("footer", 10);
  }
  page.paragraphs.push_back(
      line(number, page.height - kLine, "- " + std::to_string(number) + " -", 9));
  return page;
}

std::vector<PageResult> pages_of(const Json& family) {
  std::vector<PageResult> pages;
  for (const Json& gold : family["tables"]) {
    const auto number = static_cast<int>(pages.size()) + 1;
    pages.push_back(page_of(number, table_of(gold), &gold, true));
  }
  const std::string title = family.value("title", "");
  std::vector<Paragraph>& first = pages.front().paragraphs;
  if (!title.empty() && (first.empty() || first.front().text != title)) {
    first.insert(first.begin(), line(1, kLine, title, 15));
  }
  return pages;
}

namespace {

Json json_of(const std::optional<std::string>& text) { return text ? Json(*text) : Json(); }
Json json_of(const std::optional<Money>& money) { return money ? Json(money->text) : Json(); }

Json json_of(const Funding& funding) {
  return {{"unit", json_of(funding.unit)},
          {"total", json_of(funding.total)},
          {"fiscal", json_of(funding.fiscal)},
          {"other", json_of(funding.other)},
          {"special_bond", json_of(funding.special_bond)},
          {"project_total", json_of(funding.project_total)}};
}

Json json_of(const Indicator& i) {
  return {{"level1", i.level1},
          {"level2", i.level2},
          {"level3", i.level3},
          {"value", i.value.text},
          {"basis", json_of(i.basis)},
          {"last_year", json_of(i.last_year)},
          {"weight", json_of(i.weight)},
          {"scoring_rule", json_of(i.scoring_rule)},
          {"evidence", json_of(i.evidence)}};
}

Json json_of(const ProjectListRow& row);
Json json_of(const FundingSourceRow& row);

template <typename T>
Json json_of(const std::vector<T>& items) {
  Json array = Json::array();
  for (const T& item : items) array.push_back(json_of(item));
  return array;
}

Json json_of(const ProjectTarget& t) {
  return {{"year", json_of(t.year)},
          {"project_name", json_of(t.project_name)},
          {"budget_unit", json_of(t.budget_unit)},
          {"department", json_of(t.department)},
          {"implementing_unit", json_of(t.implementing_unit)},
          {"project_leader", json_of(t.project_leader)},
          {"handler", json_of(t.handler)},
          {"funding", json_of(t.funding)},
          {"goal", json_of(t.goal)},
          {"indicators", json_of(t.indicators)},
          {"midterm", t.midterm ? Json("printed") : Json()},
          {"more", t.more.empty() ? Json() : Json(t.more.front().label + t.more.front().text)}};
}

Json json_of(const ProjectListRow& row) {
  return {{"no", json_of(row.no)},
          {"department", json_of(row.department)},
          {"implementing_unit", json_of(row.implementing_unit)},
          {"project_name", json_of(row.project_name)},
          {"amount", json_of(row.amount)}};
}

Json json_of(const ProjectList& list) {
  return {{"year", json_of(list.year)},
          {"unit", json_of(list.unit)},
          {"total", json_of(list.total)},
          {"rows", json_of(list.rows)}};
}

Json json_of(const FundingSourceRow& row) {
  return {{"source", row.source}, {"amount", row.amount.text}};
}

Json json_of(const DepartmentTarget& t) {
  const Json funding = {{"unit", json_of(t.funding_unit)}, {"rows", json_of(t.funding)}};
  return {{"year", json_of(t.year)},
          {"department", json_of(t.department)},
          {"contact", json_of(t.contact)},
          {"phone", json_of(t.phone)},
          {"goal", json_of(t.goal)},
          {"funding", funding},
          {"indicators", json_of(t.indicators)}};
}

/// No gold file holds budget tables; the kind is enough to tell that a form was taken for one.
Json json_of(const BudgetTable& record) { return {{"kind", budget_kind_name(record.kind)}}; }

void compare(const Json& ours, const Json& gold, const std::string& path,
             std::vector<std::string>& differences) {
  if (ours.is_object() && gold.is_object()) {
    for (const auto& [key, value] : ours.items()) {
      compare(value, gold.value(key, Json()), std::string(path).append(".").append(key),
              differences);
    }
    for (const auto& [key, value] : gold.items()) {
      if (!ours.contains(key)) {
        differences.push_back(std::string(path).append(".").append(key).append(": not compared"));
      }
    }
  } else if (ours.is_array() && gold.is_array() && ours.size() == gold.size()) {
    for (size_t i = 0; i < ours.size(); ++i) {
      const std::string place = std::string(path).append("[").append(std::to_string(i)).append("]");
      compare(ours[i], gold[i], place, differences);
    }
  } else if (ours != gold) {
    differences.push_back(path + ": " + ours.dump() + " instead of " + gold.dump());
  }
}

}  // namespace

std::vector<std::string> differences(const std::optional<Record>& record, const Json& gold) {
  if (!record) return {"no record"};
  std::vector<std::string> found;
  if (form_name(*record) != gold["kind"].get<std::string>()) found.emplace_back("another form");
  const Json ours = std::visit([](const auto& form) { return json_of(form); }, *record);
  compare(ours, gold["record"], "", found);
  return found;
}

}  // namespace gewu::gold
