// gewu-bench-rules: what each rule of reading is worth.
#include <cstdio>
#include <filesystem>
#include <string>

#include "bench/rule_report.h"

namespace {

namespace fs = std::filesystem;
using gewu::bench::ReadDocument;

constexpr const char* kHelp =
    R"(gewu-bench-rules: what each rule of reading is worth

usage: gewu-bench-rules TRUTH_DIR OUTPUT_DIR [TRUTH_DIR OUTPUT_DIR]...
       gewu-bench-rules --markdown > docs/reading.md

  TRUTH_DIR   holds <name>.truth.json, as gewu-fixtures writes them, or <name>.json of another run
              of gewu, such as one over the text layer, which then stands for the truth
  OUTPUT_DIR  holds <name>.json

Per rule: how often it fired, edits that mended and that broke a text, doubts of cells that are
wrong, and of cells that are right.
)";

constexpr const char* kTruthEnding = ".truth.json";

void count_folder(const fs::path& truths, const fs::path& outputs, gewu::bench::RuleTally* tally) {
  for (const fs::directory_entry& entry : fs::directory_iterator(outputs)) {
    if (entry.path().extension() != ".json") continue;
    const fs::path truth = truths / (entry.path().stem().string() + kTruthEnding);
    const fs::path other = truths / entry.path().filename();
    const gewu::Result<ReadDocument> expected = fs::exists(truth)
                                                    ? gewu::bench::read_truth(truth.string())
                                                    : gewu::bench::read_output(other.string());
    const gewu::Result<ReadDocument> output = gewu::bench::read_output(entry.path().string());
    if (expected && output) count_rules(*expected, *output, tally);
  }
}

}  // namespace

int main(int argc, char** argv) {
  constexpr int kUsage = 2;
  if (argc == 2 && std::string(argv[1]) == "--markdown") {
    std::fputs(gewu::bench::rules_as_markdown().c_str(), stdout);
    return 0;
  }
  if (argc < 3 || argc % 2 == 0) {
    std::fputs(kHelp, stderr);
    return kUsage;
  }
  gewu::bench::RuleTally tally;
  for (int i = 1; i + 1 < argc; i += 2) count_folder(argv[i], argv[i + 1], &tally);
  std::fputs(gewu::bench::report_rules(tally).c_str(), stdout);
  return 0;
}
