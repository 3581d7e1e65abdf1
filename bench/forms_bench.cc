// How well typed records come out of true tables: no page is read, so what is wrong is wrong in
// records/. Without arguments: the tables of no family.
//
//   gewu-bench-forms [-v] [GOLD.json...]      -v names every difference
#include <cstdio>
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

void run(const std::string& path, bool verbose) {
  std::ifstream file(path);
  const Json family = Json::parse(file);
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
  std::vector<std::string> paths;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "-v") {
      verbose = true;
    } else {
      paths.push_back(argument);
    }
  }
  if (paths.empty())
    paths = {"fixtures/records/other-forms.json", "fixtures/records/templates.json",
             "fixtures/records/more-templates.json"};
  try {
    for (const std::string& path : paths) gewu::bench::run(path, verbose);
  } catch (const std::exception& error) {
    std::cerr << "gewu-bench-forms: " << error.what() << "\n";
    return 2;
  }
}
