// gewu-bench: compares what gewu made with what is true.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "bench/calibration.h"
#include "bench/report.h"

namespace {

using gewu::bench::Mistake;
using gewu::bench::ReadDocument;
using gewu::bench::Score;
namespace fs = std::filesystem;

constexpr const char* kHelp = R"(gewu-bench: compares what gewu made with what is true

usage: gewu-bench accuracy TRUTH_DIR OUTPUT_DIR [--by both|family|condition|document]
                           [--only TEXT] [--errors N] [--silent]
       gewu-bench calibration TRUTH_DIR OUTPUT_DIR [--only TEXT]

  TRUTH_DIR    holds <name>.truth.json, as gewu-fixtures writes them; or <name>.json of another run
               of gewu, such as one over the text layer, which then stands for the truth
  OUTPUT_DIR   holds <name>.json, as gewu convert writes them
  --by         what a line of the table is (default: both, family and condition)
  --only TEXT  only documents whose name contains TEXT
  --errors N   also print the first N wrong cells
  --silent     of the wrong cells print only those not marked for review
)";

struct Options {
  std::vector<std::string> places;
  std::string by = "both";
  std::string only;
  std::size_t errors = 0;
  bool silent_only = false;
  bool good = true;
};

Options parse(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    const auto value = [&]() -> std::string {
      if (i + 1 < argc) return argv[++i];
      options.good = false;
      return "";
    };
    if (word == "--by") {
      options.by = value();
    } else if (word == "--only") {
      options.only = value();
    } else if (word == "--errors") {
      options.errors = std::strtoull(value().c_str(), nullptr, 10);
    } else if (word == "--silent") {
      options.silent_only = true;
    } else {
      options.places.push_back(word);
    }
  }
  options.good = options.good && options.places.size() == 3 &&
                 (options.places[0] == "accuracy" || options.places[0] == "calibration");
  return options;
}

std::string key_of(const ReadDocument& truth, const std::string& by) {
  if (by == "family") return truth.family;
  if (by == "condition") return truth.condition;
  if (by == "document") return truth.name;
  return truth.family + " " + truth.condition;
}

std::vector<fs::path> files_ending(const Options& options, const std::string& ending) {
  std::vector<fs::path> files;
  std::error_code problem;
  for (const fs::directory_entry& entry : fs::directory_iterator(options.places[1], problem)) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(ending) && name.find(options.only) != std::string::npos) {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<fs::path> truth_files(const Options& options) {
  std::vector<fs::path> files = files_ending(options, ".truth.json");
  return files.empty() ? files_ending(options, ".json") : files;
}

gewu::Result<ReadDocument> read_expected(const fs::path& file) {
  const bool truth = file.string().ends_with(".truth.json");
  return truth ? gewu::bench::read_truth(file.string()) : gewu::bench::read_output(file.string());
}

Score score_file(const ReadDocument& truth, const fs::path& folder,
                 std::vector<Mistake>* mistakes) {
  const gewu::Result<ReadDocument> output =
      gewu::bench::read_output((folder / (truth.name + ".json")).string());
  if (output) return gewu::bench::score_document(truth, *output, mistakes);
  std::fprintf(stderr, "%s: %s\n", truth.name.c_str(), output.error().message.c_str());
  return gewu::bench::score_missing(truth);
}

int accuracy(const Options& options) {
  constexpr int kNothing = 5;
  std::map<std::string, Score> scores;
  std::vector<Mistake> mistakes;
  for (const fs::path& file : truth_files(options)) {
    const gewu::Result<ReadDocument> truth = read_expected(file);
    if (!truth) {
      std::fprintf(stderr, "%s: %s\n", file.c_str(), truth.error().message.c_str());
      return kNothing;
    }
    scores[key_of(*truth, options.by)].add(score_file(*truth, options.places[2], &mistakes));
  }
  if (scores.empty()) {
    std::fprintf(stderr, "no truth files in %s\n", options.places[1].c_str());
    return kNothing;
  }
  if (options.silent_only) std::erase_if(mistakes, [](const Mistake& m) { return m.review; });
  std::fputs(gewu::bench::report_mistakes(mistakes, options.errors).c_str(), stdout);
  std::fputs(gewu::bench::report_table(scores).c_str(), stdout);
  return 0;
}

int calibration(const Options& options) {
  std::vector<gewu::bench::Judged> cells;
  for (const fs::path& file : truth_files(options)) {
    const gewu::Result<ReadDocument> truth = read_expected(file);
    if (!truth) continue;
    const gewu::Result<ReadDocument> output =
        gewu::bench::read_output((fs::path(options.places[2]) / (truth->name + ".json")).string());
    if (!output) continue;
    const std::vector<gewu::bench::Judged> more = gewu::bench::judge_cells(*truth, *output);
    cells.insert(cells.end(), more.begin(), more.end());
  }
  std::fputs(gewu::bench::report_calibration(cells).c_str(), stdout);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  constexpr int kUsage = 2;
  const Options options = parse(argc, argv);
  if (!options.good) {
    std::fputs(kHelp, stderr);
    return kUsage;
  }
  return options.places[0] == "accuracy" ? accuracy(options) : calibration(options);
}
