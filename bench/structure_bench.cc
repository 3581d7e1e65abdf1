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

#include "bench/match.h"
#include "bench/page_truth.h"
#include "bench/tree_edit.h"
#include "ingest/document.h"
#include "layout/page_layout.h"
#include "ocr/page_text.h"
#include "ocr/upside_down.h"
#include "tablegrid/grid_table.h"

namespace {

using gewu::GridTable;
using gewu::bench::kNone;
using gewu::bench::ReadCell;
using gewu::bench::ReadTable;
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

struct Sum {
  int pages = 0;
  int tables = 0;
  int missed = 0;
  int extra = 0;
  int exact = 0;
  double teds = 0;
  std::vector<double> milliseconds;  // layout and grid of each page

  void add(const Sum& o) {
    pages += o.pages, tables += o.tables, missed += o.missed;
    extra += o.extra, exact += o.exact, teds += o.teds;
    milliseconds.insert(milliseconds.end(), o.milliseconds.begin(), o.milliseconds.end());
  }
};

ReadTable as_read(const GridTable& grid) {
  ReadTable table;
  table.rows = grid.rows();
  table.cols = grid.cols();
  for (const gewu::GridCell& cell : grid.cells) {
    ReadCell read;
    read.row = cell.row;
    read.col = cell.col;
    read.row_span = cell.row_span;
    read.col_span = cell.col_span;
    table.cells.push_back(read);
  }
  return table;
}

std::string shape(const ReadTable& table) {
  return std::to_string(table.rows) + "x" + std::to_string(table.cols) + ":" +
         std::to_string(table.cells.size());
}

std::string shapes(const std::vector<ReadTable>& tables) {
  std::string text;
  for (const ReadTable& table : tables) text += " " + shape(table);
  return text.empty() ? " none" : text;
}

// Returns whether every grid of the page is exact.
bool compare(const std::vector<ReadTable>& truth, const std::vector<ReadTable>& found, Sum* sum) {
  bool same = truth.size() == found.size();
  const auto gain = [&](int i, int j) {
    return gewu::bench::teds_struct(truth[static_cast<std::size_t>(i)],
                                    found[static_cast<std::size_t>(j)]);
  };
  sum->tables += static_cast<int>(truth.size());
  for (const auto& [i, j] :
       gewu::bench::align(static_cast<int>(truth.size()), static_cast<int>(found.size()), gain)) {
    sum->missed += j == kNone ? 1 : 0;
    sum->extra += i == kNone ? 1 : 0;
    if (i == kNone || j == kNone) continue;
    const bool exact = gewu::bench::same_grid(truth[static_cast<std::size_t>(i)],
                                              found[static_cast<std::size_t>(j)]);
    sum->teds += gain(i, j);
    sum->exact += exact ? 1 : 0;
    same = same && exact;
  }
  return same;
}

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
    Sum& sum = sums_[key_of(*truth)];
    for (int number = 1; number <= static_cast<int>(truth->pages.size()); ++number) {
      measure_page(*truth, **document, number, &sum);
    }
  }

  void print() const {
    Sum all;
    std::printf("%-28s %6s %7s %6s %6s %8s %7s %9s %8s\n", "", "pages", "tables", "missed", "extra",
                "TEDS-S", "grid%", "ms median", "ms worst");
    for (const auto& [key, sum] : sums_) {
      print_line(key, sum);
      all.add(sum);
    }
    print_line("all", all);
  }

 private:
  std::string key_of(const StructureTruth& truth) const {
    if (options_.by == "family") return truth.family;
    if (options_.by == "condition") return truth.condition;
    return truth.family + " " + truth.condition;
  }

  void measure_page(const StructureTruth& truth, gewu::SourceDocument& document, int number,
                    Sum* sum) {
    const auto page = document.read_page(number, {});
    if (!page) return;
    constexpr double kPerSecond = 1000;
    const std::clock_t start = std::clock();
    gewu::PageLayout layout = gewu::analyse_layout(*page, layout_);
    const std::vector<GridTable> grids = gewu::find_tables_squarely(&layout, {});
    sum->milliseconds.push_back(kPerSecond * static_cast<double>(std::clock() - start) /
                                CLOCKS_PER_SEC);
    ++sum->pages;
    std::vector<ReadTable> found;
    found.reserve(grids.size());
    for (const GridTable& grid : grids) found.push_back(as_read(grid));
    const std::vector<ReadTable>& expected =
        truth.pages[static_cast<std::size_t>(number) - 1].tables;
    if (compare(expected, found, sum) || !options_.wrong) return;
    std::printf("%s page %d: expected%s, found%s\n", truth.name.c_str(), number,
                shapes(expected).c_str(), shapes(found).c_str());
  }

  static void print_line(const std::string& key, const Sum& sum) {
    std::vector<double> times = sum.milliseconds;
    std::sort(times.begin(), times.end());
    const double tables = std::max(1, sum.tables);
    std::printf("%-28s %6d %7d %6d %6d %8.4f %7.1f %9.0f %8.0f\n", key.c_str(), sum.pages,
                sum.tables, sum.missed, sum.extra, sum.tables == 0 ? 1 : sum.teds / tables,
                sum.tables == 0 ? 100 : 100 * sum.exact / tables,
                times.empty() ? 0 : times[times.size() / 2], times.empty() ? 0 : times.back());
  }

  Options options_;
  gewu::ReaderSet readers_;
  gewu::LayoutOptions layout_;
  std::map<std::string, Sum> sums_;
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
