// How well mangled text is rebuilt: gewu-rebuild-bench GOLD.json TEXT [-v]
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/text.h"
#include "base/vocabulary.h"
#include "rebuild/rebuild.h"

namespace gewu {
namespace {

using Json = nlohmann::json;
constexpr std::array kFields = {"level1",    "level2", "level3",       "value",   "basis",
                                "last_year", "weight", "scoring_rule", "evidence"};
constexpr std::array kKinds = {LabelKind::Level1, LabelKind::Level2,      LabelKind::Level3,
                               LabelKind::Value,  LabelKind::Basis,       LabelKind::LastYear,
                               LabelKind::Weight, LabelKind::ScoringRule, LabelKind::Evidence};

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream buffer;
  buffer << in.rdbuf();
  return buffer.str();
}

struct Row {
  std::vector<std::string> cells;
  bool review = false;
};

std::vector<Row> rows_of(const TextTable& table) {
  std::vector<Row> rows;
  std::vector<int> columns(kFields.size(), -1);
  int header = -1;
  for (int r = 0; r < table.rows && header < 0; ++r) {
    for (int c = 0; c < table.cols; ++c) {
      const TextCell* cell = table.cell_at(r, c);
      if (cell == nullptr || cell->row != r || cell->col != c) continue;
      const LabelMatch match = match_label(cell->text, false);
      for (size_t k = 0; k < kKinds.size(); ++k) {
        if (match.kind == kKinds[k]) columns[k] = c;
      }
      if (match.kind == LabelKind::Level3) header = r;
    }
  }
  for (int r = header + 1; header >= 0 && r < table.rows; ++r) {
    Row row;
    for (int c : columns) {
      const TextCell* cell = c < 0 ? nullptr : table.cell_at(r, c);
      row.cells.push_back(cell == nullptr ? "" : cell->text);
      row.review = row.review || (cell != nullptr && cell->review);
    }
    rows.push_back(row);
  }
  return rows;
}

std::vector<Row> truth_of(const Json& table) {
  std::vector<Row> rows;
  for (const Json& indicator : table["record"]["indicators"]) {
    Row row;
    for (const char* field : kFields) {
      row.cells.push_back(indicator.contains(field) && indicator[field].is_string()
                              ? indicator[field].get<std::string>()
                              : "");
    }
    rows.push_back(row);
  }
  return rows;
}

bool same(const Row& a, const Row& b) {
  for (size_t i = 0; i < a.cells.size(); ++i) {
    if (fold_text(a.cells[i]) != fold_text(b.cells[i])) return false;
  }
  return true;
}

void print(const char* tag, const Row& row) {
  std::cout << "    " << tag << (row.review ? "?" : " ");
  for (const std::string& cell : row.cells) std::cout << " | " << cell;
  std::cout << "\n";
}

void dump(const TextTable& table) {
  for (int r = 0; r < table.rows; ++r) {
    std::cout << r << " ";
    for (const TextCell& cell : table.cells) {
      if (cell.row != r) continue;
      std::cout << " | c" << cell.col;
      if (cell.col_span > 1) std::cout << "+" << cell.col_span;
      if (cell.row_span > 1) std::cout << "v" << cell.row_span;
      std::cout << ":" << (cell.review ? "?" : "") << cell.text;
      if (cell.has_raw && cell.raw != cell.text) std::cout << " <" << cell.raw << ">";
    }
    std::cout << "\n";
  }
}

int run(int argc, char** argv) {
  const Json gold = Json::parse(read_file(argv[1]));
  const auto pages = rebuild_pages(read_file(argv[2]), RebuildOptions());
  const bool verbose = argc > 3;
  if (!pages) {
    std::cout << pages.error().message << "\n";
    return 4;
  }
  std::vector<const TextTable*> tables;
  for (const PageResult& page : *pages) {
    for (const TextTable& table : page.tables) tables.push_back(&table);
  }
  if (verbose && argv[3] == std::string("-d")) {
    for (const TextTable* table : tables) {
      std::cout << "=== " << table->rows << "x" << table->cols << "\n";
      dump(*table);
    }
  }
  size_t total = 0;
  size_t right = 0;
  size_t silent = 0;
  if (tables.size() != gold["tables"].size()) std::cout << "tables: " << tables.size() << " of " << gold["tables"].size() << "\n";
  for (size_t t = 0; t < gold["tables"].size(); ++t) {
    const Json& truth = gold["tables"][t];
    if (truth["kind"] == "project_list") continue;
    const std::vector<Row> expected = truth_of(truth);
    const std::vector<Row> got = t < tables.size() ? rows_of(*tables[t]) : std::vector<Row>();
    total += expected.size();
    const std::string error = t < tables.size() ? tiling_error(*tables[t]) : "";
    if (!error.empty()) std::cout << "  TILING " << error << "\n";
    for (size_t r = 0; r < expected.size(); ++r) {
      // Rows in order; a missing one must not spoil the rest.
      const bool ok = (r < got.size() && same(expected[r], got[r])) ||
                      std::any_of(got.begin(), got.end(), [&](const Row& row) { return same(row, expected[r]); });
      right += ok ? 1 : 0;
      if (ok) continue;
      silent += r < got.size() && !got[r].review ? 1 : 0;
      if (!verbose) continue;
      std::cout << "  table " << t << " row " << r << "\n";
      print("gold", expected[r]);
      if (r < got.size()) print("got ", got[r]);
    }
  }
  std::cout << argv[2] << ": rows " << right << "/" << total << " silent rows " << silent << "\n";
  if (verbose) {
    for (const PageResult& page : *pages) {
      for (const Finding& finding : page.findings) std::cout << finding.code << " " << finding.message << "\n";
    }
  }
  return 0;
}

}  // namespace
}  // namespace gewu

int main(int argc, char** argv) { return gewu::run(argc, argv); }
