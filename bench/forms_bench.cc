// How well typed records come out of true tables: no page is read, so what is wrong is wrong in
// records/. Without arguments: the tables of no family.
//
//   gewu-bench-forms [-v] [GOLD.json...]      -v names every difference
//   gewu-bench-forms [-v] --read DIR CONDITION [GOLD.json...]   the records of documents that were
//       read: DIR holds the JSON of the fixtures of set "forms" (gewu-fixtures --gold
//       fixtures/records), CONDITION is one of theirs (scan300)
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "bench/forms_score.h"

namespace gewu::bench {
namespace {

using Json = nlohmann::ordered_json;

void print(const std::string& name, const RecordCount& count) {
  std::printf("%-32s %4d/%-4d %5d/%-5d %5d/%-5d\n", name.c_str(), count.forms_right, count.forms,
              count.fields_right, count.fields, count.rows_right, count.rows);
}

Json gold_of(const std::string& path) {
  std::ifstream file(path);
  return Json::parse(file);
}

/// The documents of `folder` rather than the true tables, where it is not empty.
struct Source {
  std::string folder, condition;
};

void run_read(const std::string& path, const Source& source, bool verbose) {
  const std::string name = std::filesystem::path(path).stem().string();
  std::vector<std::string> log;
  RecordCount sum;
  for (const RecordCount& count :
       score_read_forms(gold_of(path), name, source.folder, source.condition, log)) {
    sum += count;
  }
  print(name + " " + source.condition, sum);
  if (!verbose) return;
  for (const std::string& line : log) std::cout << line << "\n";
}

void run(const std::string& path, bool verbose) {
  const Json family = gold_of(path);
  std::vector<std::string> log;
  const std::vector<RecordCount> counts = score_forms(family, log);
  std::printf("\n%-32s %9s %11s %11s\n", path.c_str(), "form", "fields", "rows");
  RecordCount sum;
  for (size_t i = 0; i < counts.size(); ++i) {
    print(family["tables"][i]["id"].get<std::string>(), counts[i]);
    sum += counts[i];
  }
  print("together", sum);
  for (const bool repeat_head : {false, true}) {
    const CutCount cuts = score_cuts(family, repeat_head, log);
    std::printf("cut over a page break%s: the same record %d/%d times\n",
                repeat_head ? ", head repeated" : "", cuts.same, cuts.tried);
  }
  if (!verbose) return;
  for (const std::string& line : log) std::cout << line << "\n";
}

}  // namespace
}  // namespace gewu::bench

int main(int argc, char** argv) {
  bool verbose = false;
  gewu::bench::Source source;
  std::vector<std::string> paths;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "-v") {
      verbose = true;
    } else if (argument == "--read" && i + 2 < argc) {
      source = {argv[i + 1], argv[i + 2]};
      i += 2;
    } else {
      paths.push_back(argument);
    }
  }
  if (paths.empty())
    paths = {"fixtures/records/other-forms.json",      "fixtures/records/templates.json",
             "fixtures/records/more-templates.json",   "fixtures/records/later-templates.json",
             "fixtures/records/latest-templates.json", "fixtures/records/newest-templates.json",
             "fixtures/records/last-templates.json",   "fixtures/records/province-templates.json",
             "fixtures/records/office-templates.json", "fixtures/records/sided-templates.json",
             "fixtures/records/joined-templates.json", "fixtures/records/section-templates.json",
             "fixtures/records/graded-templates.json", "fixtures/records/plain-templates.json",
             "fixtures/records/fund-templates.json",   "fixtures/records/mixed-templates.json"};
  try {
    for (const std::string& path : paths) {
      source.folder.empty() ? gewu::bench::run(path, verbose)
                            : gewu::bench::run_read(path, source, verbose);
    }
  } catch (const std::exception& error) {
    std::cerr << "gewu-bench-forms: " << error.what() << "\n";
    return 2;
  }
}
