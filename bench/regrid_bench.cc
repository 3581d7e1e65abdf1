// gewu-bench-regrid: real PDFs, scanned: grids found on the damaged pixels against those of the
// digital pages, whose rules are sharp.

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "bench/grid_compare.h"
#include "bench/pdf_folder.h"
#include "bench/rescanned_page.h"
#include "fixtures/conditions.h"
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
using gewu::bench::GridSum;
using gewu::bench::ReadTable;
using gewu::fixtures::Condition;
using gewu::fixtures::Rng;
namespace fs = std::filesystem;

constexpr const char* kHelp =
    R"(gewu-bench-regrid: grids of scanned real pages against the digital ones

usage: gewu-bench-regrid DIR CONDITION SCRATCH [FIRST [COUNT]]

  DIR        holds PDFs with text layers and drawn rules
  CONDITION  how they are scanned, such as scan200
  SCRATCH    a folder for the scans
  FIRST      of the files by name, from 1; COUNT of them: DIR in pieces
)";

class Regrid {
 public:
  Regrid(const Condition& condition, std::string scratch)
      : condition_(condition), scratch_(std::move(scratch)) {
    gewu::Result<gewu::ReaderSet> made = gewu::make_readers({});
    if (!made) return;
    readers_ = std::move(*made);
    layout_.reads_upside_down = gewu::head_judge(readers_);
  }

  void measure(const fs::path& file) {
    const auto document = gewu::open_document(file.string(), {});
    if (!document) {
      std::fprintf(stderr, "%s: %s\n", file.c_str(), document.error().message.c_str());
      return;
    }
    const std::string stem = file.stem().string();
    for (int number = 1; number <= (*document)->page_count(); ++number) {
      Rng rng(gewu::fixtures::seed_of(stem + condition_.name, static_cast<unsigned>(number)));
      measure_page(stem, **document, number, &rng);
    }
    std::fflush(stdout);
  }

  void print() const {
    gewu::bench::print_grid_sums(sums_);
    std::printf("pages without a table: %d, of them with a false one: %d\n", bare_, falsely_);
  }

 private:
  void measure_page(const std::string& stem, gewu::SourceDocument& document, int number, Rng* rng) {
    const auto digital = document.read_page(number, {});
    if (!digital) return;
    const std::vector<ReadTable> expected = grids_of(*digital, nullptr);
    gewu::RasterOptions raster;
    raster.dpi = condition_.dpi;
    const auto coarse = document.read_page(number, raster);
    const std::string name = stem + "-" + std::to_string(number) + ".pdf";
    if (!coarse) return;
    const std::string path = (fs::path(scratch_) / name).string();
    const auto scanned = gewu::bench::rescan_page(*coarse, condition_, path, rng);
    if (!scanned) return;
    GridSum& sum = sums_[condition_.name];
    const std::vector<ReadTable> found = grids_of(*scanned, &sum);
    ++sum.pages;
    bare_ += expected.empty() ? 1 : 0;
    falsely_ += expected.empty() && !found.empty() ? 1 : 0;
    if (gewu::bench::compare_grids(expected, found, &sum)) return;
    std::printf("%s: digital%s, scanned%s\n", name.c_str(), gewu::bench::shapes(expected).c_str(),
                gewu::bench::shapes(found).c_str());
  }

  std::vector<ReadTable> grids_of(const gewu::Page& page, GridSum* sum) const {
    constexpr double kPerSecond = 1000;
    const std::clock_t start = std::clock();
    const auto [layout, grids, missed] =
        gewu::find_tables_squarely(gewu::analyse_layout(page, layout_), {});
    const double took = kPerSecond * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    if (sum != nullptr) sum->milliseconds.push_back(took);
    return gewu::bench::as_read(grids);
  }

  const Condition& condition_;
  std::string scratch_;
  gewu::ReaderSet readers_;
  gewu::LayoutOptions layout_;
  std::map<std::string, GridSum> sums_;
  int bare_ = 0;
  int falsely_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  constexpr int kUsage = 2;
  const Condition* condition = argc < 4 ? nullptr : gewu::fixtures::find_condition(argv[2]);
  if (condition == nullptr || !condition->scanned) {
    std::fputs(kHelp, stderr);
    return kUsage;
  }
  const std::vector<fs::path> files = gewu::bench::pdfs_of(argv[1]);
  const std::size_t first = argc > 4 ? std::max(1, std::atoi(argv[4])) - 1 : 0;
  const std::size_t count = argc > 5 ? std::max(0, std::atoi(argv[5])) : files.size();
  fs::create_directories(argv[3]);
  Regrid bench(*condition, argv[3]);
  for (std::size_t i = first; i < std::min(files.size(), first + count); ++i) {
    bench.measure(files[i]);
  }
  bench.print();
  return 0;
}
