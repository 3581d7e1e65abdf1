// How well mangled text is rebuilt.
//
//   gewu-rebuild-bench GOLD.json TEXT [-v|-d]          one text against its true tables
//   gewu-rebuild-bench --mangled STRENGTH STYLE FORMS GOLD.json...   damaged forms, seeded
#include <chrono>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/text.h"
#include "bench/rebuild_score.h"
#include "fixtures/mangler/mangle.h"
#include "fixtures/rng.h"
#include "rebuild/rebuild.h"

namespace gewu {
namespace {

using Json = nlohmann::json;
using bench::FormScore;

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream buffer;
  buffer << in.rdbuf();
  return buffer.str();
}

void dump(const TextTable& table) {
  std::cout << "=== " << table.rows << "x" << table.cols << "\n";
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

void print(const char* label, const FormScore& score) {
  std::cout << std::fixed << std::setprecision(2) << label << ": rows " << score.rows_right << "/"
            << score.rows << " = " << 100.0 * score.rows_right / std::max(1, score.rows)
            << " %, fields " << score.fields_right << "/" << score.fields << " = "
            << 100.0 * score.fields_right / std::max(1, score.fields) << " %, cells " << score.cells
            << " wrong " << score.cells_wrong << " silent " << score.cells_silent << " = "
            << 100.0 * score.cells_silent / std::max(1, score.cells) << " %, review "
            << 100.0 * score.cells_review / std::max(1, score.cells) << " %\n";
}

FormScore score_text(const Json& tables, const std::string& text, bool verbose, bool show) {
  FormScore total;
  auto pages = rebuild_pages(text, RebuildOptions());
  if (!pages) {
    std::cout << pages.error().message << "\n";
    return total;
  }
  if (show) {
    for (const PageResult& page : *pages) {
      for (const TextTable& table : page.tables) dump(table);
    }
  }
  if (verbose) {
    for (const PageResult& page : *pages) {
      for (const Finding& finding : page.findings) {
        std::cout << finding.code << " " << finding.message << "\n";
      }
    }
  }
  return bench::score_document(tables, std::move(*pages), verbose ? &std::cout : nullptr);
}

int run_one(int argc, char** argv) {
  const Json gold = Json::parse(read_file(argv[1]));
  const bool show = argc > 3 && argv[3] == std::string("-d");
  print(argv[2], score_text(gold["tables"], read_file(argv[2]), argc > 3, show));
  return 0;
}

int run_mangled(int argc, char** argv) {
  using fixtures::Strength;
  using fixtures::TextStyle;
  const std::string name = argv[2];
  const Strength strength = name == "light"    ? Strength::Light
                            : name == "medium" ? Strength::Medium
                                               : Strength::Heavy;
  const TextStyle style = argv[3] == std::string("tabs") ? TextStyle::Tabs : TextStyle::Aligned;
  const int wanted = std::stoi(argv[4]);
  const bool verbose = std::getenv("VERBOSE") != nullptr;
  FormScore total;
  const int per_family = wanted / (argc - 5);
  for (int a = 5; a < argc; ++a) {
    const Json gold = Json::parse(read_file(argv[a]));
    const auto manuscript = fixtures::load_gold(argv[a]);
    if (!manuscript) return 4;
    FormScore family;
    for (std::uint64_t seed = 1; family.forms < per_family; ++seed) {
      std::string text;
      Json tables = Json::array();
      for (size_t t = 0; t < manuscript->tables.size(); ++t) {
        const auto& table = manuscript->tables[t];
        if (table.kind == "project_list") continue;
        if (family.forms + static_cast<int>(tables.size()) >= per_family) break;
        text += fixtures::mangle(table, style, strength, fixtures::seed_of(table.id, seed));
        tables.push_back(gold["tables"][t]);
      }
      if (verbose) std::cout << "##### seed " << seed << "\n" << text;
      family += score_text(tables, text, verbose, false);
    }
    print((name + " " + argv[3] + " " + manuscript->family).c_str(), family);
    total += family;
  }
  print((name + " " + argv[3] + " ALL").c_str(), total);
  return 0;
}

}  // namespace
}  // namespace gewu

int main(int argc, char** argv) {
  if (argc >= 6 && argv[1] == std::string("--mangled")) return gewu::run_mangled(argc, argv);
  if (argc >= 3) return gewu::run_one(argc, argv);
  std::cerr
      << "usage: gewu-rebuild-bench GOLD.json TEXT [-v|-d]\n"
         "       gewu-rebuild-bench --mangled light|medium|heavy tabs|aligned FORMS GOLD.json...\n";
  return 2;
}
