// How well mangled text is rebuilt. Without arguments: all tables, from the repository's root.
//
//   gewu-bench-rebuild [FOLDER]                         everything; FOLDER holds born-digital PDFs
//                                                       (NAME.pdf, NAME.truth.json) for pdftotext
//   gewu-bench-rebuild text GOLD.json TEXT [-v|-d]      one text against its true tables
//   gewu-bench-rebuild time FILE                        CPU seconds for one file
//   gewu-bench-rebuild layout FOLDER | speed            one part of it
//   gewu-bench-rebuild confidence [fit]                 whether confidence means what it says
//   gewu-bench-rebuild forms [--seed N] [--count N] [--kinds tuning|reporting] [-v]
//                                                       forms made by a procedure, mangled and
//                                                       between separators
//   gewu-bench-rebuild other GOLD.json [-v]             all tables of a gold file in every way of
//                                                       printing text: grid rows
//   gewu-bench-rebuild other GOLD.json --texts DIR [-v] ... and as another program printed them,
//                                                       DIR/ID.txt for each table
//   gewu-bench-rebuild fit [--seed N] [--count N] [--rounds N]  weights of rebuild/weights.h
//   gewu-bench-rebuild stress [--only KIND] [MB...]    time of texts that are no tables
//   gewu-bench-rebuild mangled STRENGTH STYLE FORMS SEED GOLD.json... [-v]
#include <array>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <map>
#include <sstream>

#include "bench/rebuild_fit.h"
#include "bench/rebuild_forms.h"
#include "bench/rebuild_runs.h"
#include "bench/rebuild_stress.h"
#include "rebuild/rebuild.h"

namespace gewu::bench {
namespace {

namespace fs = std::filesystem;
using fixtures::Strength;
using fixtures::TextStyle;
using Json = nlohmann::json;

constexpr int kFormsPerFamily = 100;
constexpr std::array kStrengths = {Strength::Light, Strength::Medium, Strength::Heavy};
constexpr std::array kStyles = {TextStyle::Tabs, TextStyle::Aligned};

const char* style_name(TextStyle style) { return style == TextStyle::Tabs ? "tabs" : "aligned"; }

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream buffer;
  buffer << in.rdbuf();
  return buffer.str();
}

double percent(int part, int whole) { return 100.0 * part / std::max(1, whole); }

void print(const std::string& label, const FormScore& score) {
  std::cout << std::fixed << std::setprecision(2) << std::left << std::setw(44) << label
            << std::right << std::setw(5) << score.forms << std::setw(7) << score.rows
            << std::setw(8) << percent(score.rows_right, score.rows) << std::setw(8)
            << percent(score.fields_right, score.fields) << std::setw(8)
            << percent(score.cells_silent, score.cells) << std::setw(8)
            << percent(score.cells_review, score.cells) << std::endl;
}

void print_head(const std::string& title) {
  std::cout << "\n"
            << std::left << std::setw(44) << title << std::right << std::setw(5) << "forms"
            << std::setw(7) << "rows" << std::setw(8) << "exact%" << std::setw(8) << "fields%"
            << std::setw(8) << "silent%" << std::setw(8) << "review%"
            << "\n";
}

void dump(const TextTable& table) {
  std::cout << "=== " << table.rows << "x" << table.cols;
  for (const TextCell& cell : table.cells) {
    std::cout << (cell.col == 0 ? "\n" : "") << cell.row << "," << cell.col << "+" << cell.row_span
              << "x" << cell.col_span << " " << (cell.review ? "?" : "") << cell.text;
    if (cell.has_raw && cell.raw != cell.text) std::cout << " <" << cell.raw << ">";
    std::cout << " | ";
  }
  std::cout << "\n";
}

std::vector<GoldForms> load_folder(const std::string& folder) {
  std::vector<std::string> paths;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".json") paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<GoldForms> all;
  for (const std::string& path : paths) {
    auto gold = load_gold_forms(path);
    if (gold) all.push_back(std::move(*gold));
  }
  return all;
}

void print_sources(const std::vector<GoldForms>& families) {
  print_head("real texts");
  for (const GoldForms& gold : families) {
    const std::string& name = gold.manuscript.family;
    const std::string text = read_file("fixtures/mangled/" + name + ".txt");
    print(name, score_text(gold.tables, text, nullptr));
  }
}

void print_mangled(const std::string& title, const std::vector<GoldForms>& families,
                   bool by_family) {
  print_head(title);
  for (Strength strength : kStrengths) {
    for (TextStyle style : kStyles) {
      FormScore total;
      const std::string label =
          std::string(fixtures::strength_name(strength)) + " " + style_name(style);
      for (const GoldForms& gold : families) {
        const FormScore score =
            score_mangled(gold, {strength, style, kFormsPerFamily, kReportingSeeds}, nullptr);
        if (by_family) print(label + " " + gold.manuscript.family, score);
        total += score;
      }
      print(label + (by_family ? " ALL" : ""), total);
    }
  }
}

std::string output_of(const std::string& command) {
  std::string text;
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return text;
  std::array<char, 4096> buffer{};
  for (std::size_t n = 0; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
    text.append(buffer.data(), n);
  }
  pclose(pipe);
  return text;
}

// What another tool's extraction of born-digital pages gives.
void print_layout(const std::string& folder) {
  print_head("pdftotext -layout");
  FormScore total;
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().stem().string();
    const bool digital =
        name.find("-digital-") != std::string::npos && name.find("nounicode") == std::string::npos;
    if (digital && entry.path().extension() == ".pdf") names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  for (const std::string& name : names) {
    const std::string stem = (fs::path(folder) / name).string();
    std::string command = "pdftotext -layout '";
    command.append(stem).append(".pdf' -");
    const std::string text = output_of(command);
    if (text.empty()) {
      std::cout << name << ": no text; is pdftotext (poppler-utils) there?\n";
      continue;
    }
    const Json truth = Json::parse(read_file(stem + ".truth.json"));
    const FormScore score = score_text(truth.at("tables"), text, nullptr);
    print(name, score);
    total += score;
  }
  print("ALL", total);
}

void print_speed(const std::vector<GoldForms>& families) {
  constexpr std::size_t kMegabyte = 1'000'000;
  std::cout << "\nCPU seconds for 1 MB\n";
  for (TextStyle style : kStyles) {
    const std::string text =
        mangled_text(families, {Strength::Medium, style, 0, kReportingSeeds}, kMegabyte);
    const std::clock_t start = std::clock();
    const auto pages = rebuild_pages(text, RebuildOptions());
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    std::cout << std::setw(10) << style_name(style) << std::setw(8)
              << seconds * kMegabyte / static_cast<double>(text.size())
              << (pages.ok() ? "" : " (refused)") << "\n";
  }
}

// Judged cells of all strengths and styles.
std::vector<Judged> judge_damaged(const std::vector<GoldForms>& families, std::uint64_t seeds) {
  FormScore total;
  for (Strength strength : kStrengths) {
    for (TextStyle style : kStyles) {
      for (const GoldForms& gold : families) {
        total += score_mangled(gold, {strength, style, kFormsPerFamily, seeds}, nullptr);
      }
    }
  }
  return total.judged;
}

// What rebuild/confidence.cc is fitted on: the share right of each class of cells.
int fit_confidence() {
  std::map<double, std::pair<int, int>> classes;  // confidence -> right, all
  for (const Judged& cell : judge_damaged(load_folder("fixtures/gold"), kTuningSeeds)) {
    auto& [right, all] = classes[cell.confidence];
    right += cell.right ? 1 : 0;
    ++all;
  }
  for (const auto& [confidence, counts] : classes) {
    std::cout << std::fixed << std::setprecision(6) << confidence << " right " << counts.first
              << " of " << counts.second << " fit " << (counts.first + 1.0) / (counts.second + 2.0)
              << "\n";
  }
  return 0;
}

int run_confidence(const std::string& option) {
  if (option == "fit") return fit_confidence();
  const auto judged = judge_damaged(load_folder("fixtures/gold"), kReportingSeeds);
  std::cout << "\nconfidence of rebuilt cells\n" << report_calibration(judged);
  return 0;
}

int run_layout(const std::string& folder) {
  print_layout(folder);
  return 0;
}

// CPU seconds for one file, whatever is in it.
int run_time(const std::string& path) {
  const std::string text = read_file(path);
  const std::clock_t start = std::clock();
  const auto pages = rebuild_pages(text, RebuildOptions());
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  std::size_t tables = 0;
  for (const PageResult& page : pages ? *pages : std::vector<PageResult>()) {
    tables += page.tables.size();
  }
  std::cout << path << " " << text.size() << " bytes " << std::fixed << std::setprecision(2)
            << seconds << " s " << tables << " tables" << (pages.ok() ? "" : " (refused)") << "\n";
  return 0;
}

int run_speed() {
  print_speed(load_folder("fixtures/gold"));
  return 0;
}

int run_all(const std::string& folder) {
  const std::vector<GoldForms> families = load_folder("fixtures/gold");
  print_sources(families);
  print_mangled("damaged forms", families, true);
  print_mangled("damaged forms of no family", load_folder("fixtures/forms"), true);
  print_layout(folder);
  print_speed(families);
  return run_confidence("");
}

int run_text(int argc, char** argv) {
  const std::string option = argc > 4 ? argv[4] : "";
  const std::string text = read_file(argv[3]);
  const Json truth = Json::parse(read_file(argv[2]));
  if (option == "-d") {
    const auto pages = rebuild_pages(text, RebuildOptions());
    for (const PageResult& page : pages ? *pages : std::vector<PageResult>()) {
      for (const TextTable& table : page.tables) dump(table);
    }
  }
  print_head("text");
  print(argv[3], score_text(truth.at("tables"), text, option.empty() ? nullptr : &std::cout));
  return 0;
}

int run_mangled(int argc, char** argv) {
  MangledRun run;
  for (Strength strength : kStrengths) {
    if (fixtures::strength_name(strength) == std::string(argv[2])) run.strength = strength;
  }
  run.style = argv[3] == std::string("tabs") ? TextStyle::Tabs : TextStyle::Aligned;
  run.forms = std::stoi(argv[4]);
  run.first_seed = std::stoull(argv[5]);
  const bool verbose = argv[argc - 1] == std::string("-v");
  FormScore total;
  print_head(std::string(argv[2]) + " " + argv[3]);
  for (int a = 6; a < argc - (verbose ? 1 : 0); ++a) {
    const auto gold = load_gold_forms(argv[a]);
    if (!gold) return 4;
    const FormScore score = score_mangled(*gold, run, verbose ? &std::cout : nullptr);
    print(gold->manuscript.family, score);
    total += score;
  }
  print("ALL", total);
  return 0;
}

}  // namespace
}  // namespace gewu::bench

int main(int argc, char** argv) {
  using namespace gewu::bench;
  const std::string command = argc > 1 ? argv[1] : "";
  if (command == "forms") return run_made_forms({argv + 2, argv + argc});
  if (command == "other" && argc > 2) return run_other_forms({argv + 2, argv + argc});
  if (command == "layout" && argc > 2) return run_layout(argv[2]);
  if (command == "speed") return run_speed();
  if (command == "fit") return run_fit({argv + 2, argv + argc});
  if (command == "stress") return run_stress({argv + 2, argv + argc});
  if (command == "time" && argc > 2) return run_time(argv[2]);
  if (command == "confidence") return run_confidence(argc > 2 ? argv[2] : "");
  if (command == "text" && argc > 3) return run_text(argc, argv);
  if (command == "mangled" && argc > 6) return run_mangled(argc, argv);
  if (command == "all" && argc > 2) return run_all(argv[2]);
  std::cerr << "usage: scripts/bench rebuild [forms ... | other GOLD | text GOLD TEXT | mangled "
               "STRENGTH STYLE FORMS SEED "
               "GOLD... | layout FOLDER | speed | confidence [fit]]\n";
  return 2;
}
