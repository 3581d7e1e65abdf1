// gewu-bench-structure: grids of fixtures page by page, without reading a character: what the
// ruling lines alone give, and what it costs. Joining over pages is measured by "accuracy".

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "bench/grid_compare.h"
#include "bench/page_truth.h"
#include "ingest/document.h"
#include "layout/analyse_layout.h"
#include "layout/page/page_layout.h"
#include "ocr/page/make_readers.h"
#include "ocr/page/page_text.h"
#include "ocr/page/upside_down.h"
#include "ocr/reader/reader_set.h"
#include "tablegrid/find_tables.h"
#include "tablegrid/grid/grid_table.h"

namespace {

using gewu::GridTable;
using gewu::bench::compare_grids;
using gewu::bench::GridSum;
using gewu::bench::ReadTable;
using gewu::bench::shapes;
using gewu::bench::StructureTruth;
namespace fs = std::filesystem;

constexpr const char* kHelp = R"(gewu-bench-structure: grids of fixtures, page by page, not read

usage: gewu-bench-structure FOLDER [--only TEXT] [--by family|condition|both] [--wrong]

  FOLDER   holds <name>.pdf and <name>.truth.json, as gewu-fixtures writes them
  --wrong  also name every page on which a grid differs
)";

struct Options {
  std::string folder;
  std::string only;
  std::string by = "both";
  bool wrong = false;
};

class Bench {
 public:
  explicit Bench(const Options& options) : options_(options) {
    gewu::Result<gewu::ReaderSet> made = gewu::make_readers({});
    if (!made) return;
    readers_ = std::move(*made);
    layout_.reads_upside_down = gewu::head_judge(readers_);
  }

  void measure(const fs::path& truth_file) {
    const auto truth = gewu::bench::read_structure_truth(truth_file.string());
    if (!truth) {
      std::fprintf(stderr, "%s: %s\n", truth_file.c_str(), truth.error().message.c_str());
      return;
    }
    const std::string pdf = (truth_file.parent_path() / (truth->name + ".pdf")).string();
    const auto document = gewu::open_document(pdf, {});
    if (!document) {
      std::fprintf(stderr, "%s: %s\n", pdf.c_str(), document.error().message.c_str());
      return;
    }
    GridSum& sum = sums_[key_of(*truth)];
    for (int number = 1; number <= static_cast<int>(truth->pages.size()); ++number) {
      measure_page(*truth, **document, number, &sum);
    }
  }

  void print() const { gewu::bench::print_grid_sums(sums_); }

 private:
  std::string key_of(const StructureTruth& truth) const {
    if (options_.by == "family") return truth.family;
    if (options_.by == "condition") return truth.condition;
    return truth.family + " " + truth.condition;
  }

  void measure_page(const StructureTruth& truth, gewu::SourceDocument& document, int number,
                    GridSum* sum) {
    const auto page = document.read_page(number, {});
    if (!page) return;
    constexpr double kPerSecond = 1000;
    const std::clock_t start = std::clock();
    const auto [layout, grids, missed] =
        gewu::find_tables_squarely(gewu::analyse_layout(*page, layout_), {});
    sum->milliseconds.push_back(kPerSecond * static_cast<double>(std::clock() - start) /
                                CLOCKS_PER_SEC);
    ++sum->pages;
    const std::vector<ReadTable> found = gewu::bench::as_read(grids);
    const std::vector<ReadTable>& expected =
        truth.pages[static_cast<std::size_t>(number) - 1].tables;
    if (compare_grids(expected, found, sum) || !options_.wrong) return;
    std::printf("%s page %d: expected%s, found%s\n", truth.name.c_str(), number,
                shapes(expected).c_str(), shapes(found).c_str());
  }

  Options options_;
  gewu::ReaderSet readers_;
  gewu::LayoutOptions layout_;
  std::map<std::string, GridSum> sums_;
};

bool parse(int argc, char** argv, Options* options) {
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == "--wrong") {
      options->wrong = true;
    } else if ((word == "--only" || word == "--by") && i + 1 < argc) {
      (word == "--only" ? options->only : options->by) = argv[++i];
    } else if (options->folder.empty()) {
      options->folder = word;
    } else {
      return false;
    }
  }
  return !options->folder.empty();
}

}  // namespace

int main(int argc, char** argv) {
  constexpr int kUsage = 2;
  Options options;
  if (!parse(argc, argv, &options)) {
    std::fputs(kHelp, stderr);
    return kUsage;
  }
  std::vector<fs::path> files;
  std::error_code problem;
  for (const fs::directory_entry& entry : fs::directory_iterator(options.folder, problem)) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(".truth.json") && name.find(options.only) != std::string::npos) {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  Bench bench(options);
  for (const fs::path& file : files) bench.measure(file);
  bench.print();
  return 0;
}
