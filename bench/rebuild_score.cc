#include "bench/rebuild_score.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "forms/vocabulary.h"
#include "records/document.h"

namespace gewu::bench {

namespace {

using Json = nlohmann::json;

constexpr std::array kFields = {"level1",    "level2", "level3",       "value",   "basis",
                                "last_year", "weight", "scoring_rule", "evidence"};

struct Cell {
  std::string text;  // folded
  bool review = false;
  double confidence = 0;  // 0: no cell prints this text
};

using Row = std::array<Cell, kFields.size()>;

std::array<std::string, kFields.size()> texts_of(const Indicator& row) {
  const auto text = [](const std::optional<std::string>& field) { return field.value_or(""); };
  return {row.level1,        row.level2,          row.level3,       row.value.text,
          text(row.basis),   text(row.last_year), text(row.weight), text(row.scoring_rule),
          text(row.evidence)};
}

// Whether any cell of the row that prints this text is marked.
bool marked(const TextTable& table, int row, const std::string& folded) {
  for (int c = 0; c < table.cols; ++c) {
    const TextCell* cell = table.cell_at(row, c);
    if (cell == nullptr || !cell->review) continue;
    const std::string text = fold_text(cell->text);
    if (text == folded || (!folded.empty() && folded.find(text) != std::string::npos)) return true;
  }
  return false;
}

// The cell of the row (-1: of any row) that prints this text.
const TextCell* printed(const TextTable& table, int row, const std::string& folded) {
  for (const TextCell& cell : table.cells) {
    const bool here = row < 0 || (cell.row <= row && row <= cell.last_row());
    if (here && fold_text(cell.text) == folded) return &cell;
  }
  return nullptr;
}

std::vector<Row> rows_of(const DocumentTable& table, const std::vector<Indicator>& indicators) {
  std::vector<Row> rows;
  for (const Indicator& indicator : indicators) {
    Row row;
    const auto texts = texts_of(indicator);
    for (size_t i = 0; i < row.size(); ++i) {
      row[i].text = fold_text(texts[i]);
      row[i].review = marked(table.table, indicator.row, row[i].text);
      const TextCell* cell =
          row[i].text.empty() ? nullptr : printed(table.table, indicator.row, row[i].text);
      if (cell != nullptr) row[i].confidence = cell->confidence;
    }
    rows.push_back(row);
  }
  return rows;
}

void add_truth(const Json& indicators, std::vector<Row>& rows) {
  for (const Json& indicator : indicators) {
    Row row;
    for (size_t i = 0; i < row.size(); ++i) {
      const auto field = indicator.find(kFields[i]);
      if (field != indicator.end() && field->is_string()) {
        row[i].text = fold_text(field->get<std::string>());
      }
    }
    rows.push_back(row);
  }
}

// The year's rows, then those of a mid-term half.
std::vector<Row> truth_of(const Json& table) {
  std::vector<Row> rows;
  add_truth(table["record"]["indicators"], rows);
  const auto midterm = table["record"].find("midterm");
  if (midterm != table["record"].end() && midterm->is_object()) {
    add_truth((*midterm)["indicators"], rows);
  }
  return rows;
}

int alike(const Row& a, const Row& b) {
  int same = 0;
  for (size_t i = 0; i < a.size(); ++i) same += a[i].text == b[i].text ? 1 : 0;
  return same;
}

// Pairs rows in order so that most cells agree; -1: a row without partner.
std::vector<int> align(const std::vector<Row>& truth, const std::vector<Row>& got) {
  const size_t n = truth.size();
  const size_t m = got.size();
  std::vector<std::vector<int>> best(n + 1, std::vector<int>(m + 1, 0));
  for (size_t i = n; i-- > 0;) {
    for (size_t j = m; j-- > 0;) {
      best[i][j] = std::max(
          {best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + alike(truth[i], got[j]) * 2 - 5});
    }
  }
  std::vector<int> partner(n, -1);
  for (size_t i = 0, j = 0; i < n && j < m;) {
    if (best[i][j] == best[i + 1][j + 1] + alike(truth[i], got[j]) * 2 - 5) {
      partner[i++] = static_cast<int>(j++);
    } else if (best[i][j] == best[i + 1][j]) {
      ++i;
    } else {
      ++j;
    }
  }
  return partner;
}

void print(std::ostream& log, const char* label, const Row& row) {
  log << "    " << label;
  for (const Cell& cell : row) log << " | " << (cell.review ? "?" : "") << cell.text;
  log << "\n";
}

void score_rows(const std::vector<Row>& truth, const std::vector<Row>& got, FormScore& score,
                std::ostream* log) {
  const std::vector<int> partner = align(truth, got);
  const int matched =
      static_cast<int>(std::count_if(partner.begin(), partner.end(), [](int p) { return p >= 0; }));
  const int surplus = static_cast<int>(got.size()) - matched;
  score.cells_wrong += surplus;
  score.cells_silent += surplus;
  if (log != nullptr && surplus > 0) *log << "    surplus rows: " << surplus << "\n";
  for (size_t i = 0; i < truth.size(); ++i) {
    ++score.rows;
    score.cells += static_cast<int>(kFields.size());
    static const Row kNone{};
    const Row& row = partner[i] < 0 ? kNone : got[static_cast<size_t>(partner[i])];
    const int same = partner[i] < 0 ? 0 : alike(truth[i], row);
    const bool right = same == static_cast<int>(kFields.size());
    score.rows_right += right ? 1 : 0;
    for (size_t k = 0; k < kFields.size(); ++k) {
      score.cells_review += row[k].review ? 1 : 0;
      if (row[k].confidence > 0) {
        score.judged.push_back({row[k].confidence, row[k].text == truth[i][k].text, row[k].review});
      }
      if (partner[i] >= 0 && row[k].text == truth[i][k].text) continue;
      ++score.cells_wrong;
      score.cells_silent += row[k].review ? 0 : 1;
    }
    if (right || log == nullptr) continue;
    print(*log, "gold", truth[i]);
    if (partner[i] >= 0) print(*log, "got ", row);
  }
}

using Fields = std::map<std::string, std::string>;

void put(Fields& fields, const char* name, const std::optional<std::string>& text) {
  if (text) fields[name] = fold_text(*text);
}

void put(Fields& fields, const char* name, const std::optional<Money>& money) {
  if (money) fields[name] = fold_text(money->text);
}

Fields fields_of(const ProjectTarget& record) {
  Fields fields;
  put(fields, "year", record.year);
  put(fields, "handler", record.handler);
  put(fields, "project_name", record.project_name);
  put(fields, "budget_unit", record.budget_unit);
  put(fields, "department", record.department);
  put(fields, "implementing_unit", record.implementing_unit);
  put(fields, "project_leader", record.project_leader);
  put(fields, "goal", record.goal);
  put(fields, "funding.total", record.funding.total);
  put(fields, "funding.fiscal", record.funding.fiscal);
  put(fields, "funding.other", record.funding.other);
  put(fields, "funding.special_bond", record.funding.special_bond);
  put(fields, "funding.project_total", record.funding.project_total);
  put(fields, "funding.unit", record.funding.unit);
  if (record.midterm) put(fields, "midterm.goal", record.midterm->goal);
  if (record.midterm) put(fields, "midterm.total", record.midterm->funding.total);
  return fields;
}

Fields fields_of(const DepartmentTarget& record) {
  Fields fields;
  put(fields, "year", record.year);
  put(fields, "department", record.department);
  put(fields, "contact", record.contact);
  put(fields, "phone", record.phone);
  put(fields, "goal", record.goal);
  put(fields, "funding.unit", record.funding_unit);
  for (const FundingSourceRow& row : record.funding) {
    fields["funding " + fold_text(row.source)] = fold_text(row.amount.text);
  }
  return fields;
}

Fields truth_fields(const Json& record) {
  static const std::array<const char*, 10> kNames = {
      "year",           "handler", "project_name", "budget_unit", "department", "implementing_unit",
      "project_leader", "goal",    "contact",      "phone"};
  Fields fields;
  for (const char* name : kNames) {
    const auto field = record.find(name);
    if (field != record.end() && field->is_string())
      fields[name] = fold_text(field->get<std::string>());
  }
  const auto midterm = record.find("midterm");
  if (midterm != record.end() && midterm->is_object()) {
    fields["midterm.goal"] = fold_text((*midterm)["goal"].get<std::string>());
    fields["midterm.total"] = fold_text((*midterm)["funding"]["total"].get<std::string>());
  }
  const auto funding = record.find("funding");
  if (funding == record.end() || !funding->is_object()) return fields;
  for (const auto& [name, value] : funding->items()) {
    if (value.is_string()) fields["funding." + name] = fold_text(value.get<std::string>());
    if (name != "rows") continue;
    for (const Json& row : value) {
      fields["funding " + fold_text(row["source"].get<std::string>())] =
          fold_text(row["amount"].get<std::string>());
    }
  }
  return fields;
}

void score_fields(const Fields& truth, const Fields& got, FormScore& score, std::ostream* log) {
  for (const auto& [name, text] : truth) {
    ++score.fields;
    const auto found = got.find(name);
    if (found != got.end() && found->second == text) {
      ++score.fields_right;
      continue;
    }
    if (log == nullptr) continue;
    *log << "    field " << name << " gold " << text << "\n                got "
         << (found == got.end() ? std::string("nothing") : found->second) << "\n";
  }
}

void judge_fields(const Fields& truth, const Fields& got, const TextTable& table,
                  FormScore& score) {
  for (const auto& [name, text] : truth) {
    const auto found = got.find(name);
    const TextCell* cell =
        found == got.end() || found->second.empty() ? nullptr : printed(table, -1, found->second);
    if (cell == nullptr) continue;
    score.judged.push_back({cell->confidence, found->second == text, cell->review});
  }
}

std::optional<std::vector<Indicator>> indicators_of(const DocumentTable& table) {
  if (!table.record) return std::nullopt;
  if (const auto* whole = std::get_if<DepartmentTarget>(&*table.record)) return whole->indicators;
  const ProjectTarget* project = project_target_of(*table.record);
  if (project == nullptr) return std::nullopt;
  std::vector<Indicator> all = project->indicators;
  if (project->midterm) {
    all.insert(all.end(), project->midterm->indicators.begin(), project->midterm->indicators.end());
  }
  return all;
}

}  // namespace

FormScore& FormScore::operator+=(const FormScore& other) {
  forms += other.forms;
  rows += other.rows;
  rows_right += other.rows_right;
  fields += other.fields;
  fields_right += other.fields_right;
  cells += other.cells;
  cells_wrong += other.cells_wrong;
  cells_silent += other.cells_silent;
  cells_review += other.cells_review;
  judged.insert(judged.end(), other.judged.begin(), other.judged.end());
  return *this;
}

FormScore score_document(const Json& tables, std::vector<PageResult> pages, std::ostream* log) {
  DocumentInfo info;
  info.kind = "text";
  const Document document = build_document(info, std::move(pages), {});
  std::vector<const DocumentTable*> forms;
  for (const DocumentTable& table : document.tables) {
    if (!table.record || !std::holds_alternative<ProjectList>(*table.record)) {
      forms.push_back(&table);
    }
  }
  FormScore score;
  size_t next = 0;
  for (const Json& truth : tables) {
    if (truth["kind"] == "project_list") continue;
    const DocumentTable* table = next < forms.size() ? forms[next] : nullptr;
    ++next;
    ++score.forms;
    if (log != nullptr) *log << "  form " << truth["id"] << "\n";
    const auto indicators = table == nullptr ? std::nullopt : indicators_of(*table);
    if (log != nullptr && table != nullptr && !indicators) *log << "    no record\n";
    score_rows(truth_of(truth), indicators ? rows_of(*table, *indicators) : std::vector<Row>(),
               score, log);
    Fields fields;
    if (indicators) {
      const ProjectTarget* project = project_target_of(*table->record);
      fields = project != nullptr ? fields_of(*project)
                                  : fields_of(std::get<DepartmentTarget>(*table->record));
    }
    score_fields(truth_fields(truth["record"]), fields, score, log);
    if (indicators) judge_fields(truth_fields(truth["record"]), fields, table->table, score);
  }
  if (log != nullptr && next != forms.size()) {
    *log << "forms: " << forms.size() << " of " << next << "\n";
  }
  return score;
}

}  // namespace gewu::bench
