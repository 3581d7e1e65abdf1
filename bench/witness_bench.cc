// gewu-bench-witness: the grids that gewu gives for real PDFs against the lines that these draw.
//
// The truth comes from the vectors of the page (drawn_marks.h .. rule_grid.h) and shares nothing
// with layout/ and tablegrid/, which see pixels only. Places are compared, too.

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/page_turn.h"
#include "base/text.h"
#include "bench/drawn_marks.h"
#include "bench/drawn_rules.h"
#include "bench/grid_compare.h"
#include "bench/page_truth.h"
#include "bench/pdf_folder.h"
#include "bench/rescanned_page.h"
#include "bench/rule_grid.h"
#include "bench/witness.h"
#include "fixtures/rng.h"
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

using gewu::PageTurn;
using gewu::bench::DrawnMark;
using gewu::bench::DrawnTable;
using gewu::bench::ReadCell;
using gewu::bench::SeenTable;
using gewu::bench::WitnessSum;
using gewu::fixtures::Condition;
namespace fs = std::filesystem;

constexpr const char* kHelp =
    R"(gewu-bench-witness: grids of real PDFs against the lines that they draw

usage: gewu-bench-witness DIR [--scan CONDITION SCRATCH] [--tables FILE]

  DIR       holds PDFs with text layers and drawn rules; where a truth file lies beside a PDF, the
            drawn lines are held against it, too
  --scan    scan every page, too (scan200, ...; SCRATCH: a folder for the scans)
  --tables  write every table, drawn and found, to FILE, one line of JSON each

exact: the same cells with every rule within 2 points; moved: the same cells, a rule elsewhere
by ends: one of its sides is no rule, but where the others end (a row cut by a page break)
extra: found with rules, but these close no cells (tables ruled one way only are seen as such, too)
open: the lines leave open what the table is; alike: of these, found with the cells that are closed
bare: pages without a drawn table; table!: of these, with one found
by text: found by how their text is aligned, where no cells are drawn
)";

struct Options {
  std::string folder;
  const Condition* condition = nullptr;
  std::string scratch;
  std::string tables;
};

// How far the page has to be turned to read upright, by the direction of most of its characters.
PageTurn turn_of(const gewu::Page& page) {
  constexpr int kFull = 360, kQuarter = 90;
  std::array<int, kFull / kQuarter> votes{};
  for (const gewu::Glyph& glyph : page.text.glyphs) {
    if (glyph.invisible || gewu::is_blank(glyph.unicode)) continue;
    ++votes[static_cast<std::size_t>((kFull - glyph.rotation) % kFull / kQuarter)];
  }
  const auto most = std::max_element(votes.begin(), votes.end()) - votes.begin();
  return {page.width, page.height, kQuarter * static_cast<int>(most)};
}

template <typename Cells>
std::vector<ReadCell> without_text(const Cells& cells) {
  std::vector<ReadCell> read;
  for (const auto& cell : cells) {
    ReadCell one;
    one.row = cell.row, one.col = cell.col;
    one.row_span = cell.row_span, one.col_span = cell.col_span;
    read.push_back(one);
  }
  return read;
}

class Witness {
 public:
  explicit Witness(const Options& options) : options_(options) {
    gewu::Result<gewu::ReaderSet> made = gewu::make_readers({});
    if (made) {
      readers_ = std::move(*made);
      layout_.reads_upside_down = gewu::head_judge(readers_);
    }
    if (!options.tables.empty()) tables_.open(options.tables);
  }

  void measure(const fs::path& file) {
    const auto document = gewu::open_document(file.string(), {});
    const auto drawn = gewu::bench::open_drawn(file.string());
    if (!document || !drawn) {
      std::fprintf(stderr, "%s cannot be opened\n", file.c_str());
      return;
    }
    stem_ = file.stem().string();
    const auto truth =
        gewu::bench::read_structure_truth(fs::path(file).replace_extension(".truth.json").string());
    known_ = truth ? truth->pages : std::vector<gewu::bench::PageTruth>();
    for (number_ = 1; number_ <= (*document)->page_count(); ++number_) {
      measure_page(**document, **drawn);
    }
    std::fflush(stdout);
  }

  void print() const {
    gewu::bench::print_witness_sums(sums_);
    if (known_sums_.empty()) return;
    std::printf("\nthe drawn lines themselves against truth files beside the PDFs:\n");
    gewu::bench::print_grid_sums(known_sums_);
  }

 private:
  void measure_page(gewu::SourceDocument& document, gewu::bench::DrawnDocument& drawing) {
    const auto page = document.read_page(number_, {});
    if (!page) return;
    const PageTurn turn = turn_of(*page);
    std::vector<DrawnMark> marks = drawing.marks(number_);
    for (DrawnMark& mark : marks) mark.box = turn.upright(mark.box);
    const std::vector<DrawnTable> drawn =
        gewu::bench::grids_of_rules(gewu::bench::visible_rules(marks));
    for (const DrawnTable& table : drawn) note("drawn", table.grid, table.xs, table.ys, table.open);
    check_witness(drawn);
    report("digital", drawn, read(*page, turn));
    if (options_.condition != nullptr) measure_scan(document, drawn, turn);
  }

  // Fixtures have a truth that the witness itself has to meet.
  void check_witness(const std::vector<DrawnTable>& drawn) {
    if (known_.empty()) return;
    const auto& expected = known_.at(static_cast<std::size_t>(number_) - 1).tables;
    std::vector<gewu::bench::ReadTable> grids;
    grids.reserve(drawn.size());
    for (const DrawnTable& table : drawn) grids.push_back(table.grid);
    gewu::bench::GridSum& sum = known_sums_["drawn"];
    ++sum.pages;
    if (gewu::bench::compare_grids(expected, grids, &sum)) return;
    std::printf("%s page %d: true%s, drawn%s\n", stem_.c_str(), number_,
                gewu::bench::shapes(expected).c_str(), gewu::bench::shapes(grids).c_str());
  }

  void report(const std::string& how, const std::vector<DrawnTable>& drawn,
              const std::vector<SeenTable>& seen) {
    for (const SeenTable& table : seen) note(how, table.grid, table.xs, table.ys, table.aligned);
    for (const std::string& line : gewu::bench::compare_page(drawn, seen, &sums_[how])) {
      std::printf("%s page %d %s: %s\n", stem_.c_str(), number_, how.c_str(), line.c_str());
    }
  }

  // The page as users get it, read with its text layer.
  std::vector<SeenTable> read(const gewu::Page& page, const PageTurn& turn) {
    const auto [layout, grids, missed] =
        gewu::find_tables_squarely(gewu::analyse_layout(page, layout_), {});
    const gewu::PageResult result = gewu::read_page_text(page, layout, grids, &readers_, {});
    if (result.turned != turn.degrees && !result.tables.empty()) {
      std::printf("%s page %d: turned by %d, its text by %d\n", stem_.c_str(), number_,
                  result.turned, turn.degrees);
    }
    std::vector<SeenTable> seen;
    seen.reserve(result.tables.size());
    for (const gewu::TextTable& table : result.tables) {
      SeenTable one;
      one.grid.rows = table.rows, one.grid.cols = table.cols;
      one.grid.cells = without_text(table.cells);
      one.box = turn.upright(table.box);
      one.xs = table.col_edges, one.ys = table.row_edges;
      one.aligned = table.aligned;
      seen.push_back(std::move(one));
    }
    return seen;
  }

  void measure_scan(gewu::SourceDocument& document, const std::vector<DrawnTable>& drawn,
                    const PageTurn& turn) {
    const Condition& condition = *options_.condition;
    gewu::RasterOptions raster;
    raster.dpi = condition.dpi;
    const auto coarse = document.read_page(number_, raster);
    if (!coarse) return;
    gewu::fixtures::Rng rng(
        gewu::fixtures::seed_of(stem_ + condition.name, static_cast<unsigned>(number_)));
    const std::string name = stem_ + "-" + std::to_string(number_) + ".pdf";
    const auto scanned = gewu::bench::rescan_page(
        *coarse, condition, (fs::path(options_.scratch) / name).string(), &rng);
    if (scanned) report(condition.name, drawn, grids_of(*scanned, turn));
  }

  // Not read: what the pixels give. Skewed, so that places can only be compared roughly.
  std::vector<SeenTable> grids_of(const gewu::Page& page, const PageTurn& turn) const {
    const auto [layout, grids, missed] =
        gewu::find_tables_squarely(gewu::analyse_layout(page, layout_), {});
    std::vector<SeenTable> seen;
    for (const gewu::GridTable& grid : grids) {
      SeenTable one;
      one.grid.rows = grid.rows(), one.grid.cols = grid.cols();
      one.grid.cells = without_text(grid.cells);
      one.box = turn.upright(layout.transform.to_page(grid.box));
      one.aligned = grid.aligned;
      seen.push_back(std::move(one));
    }
    return seen;
  }

  void note(const std::string& who, const gewu::bench::ReadTable& grid,
            const std::vector<double>& xs, const std::vector<double>& ys, bool open) {
    if (!tables_.is_open()) return;
    nlohmann::ordered_json line{{"file", stem_}, {"page", number_}, {"who", who},
                                {"open", open},  {"xs", xs},        {"ys", ys}};
    for (const ReadCell& cell : grid.cells) {
      line["cells"].push_back({cell.row, cell.col, cell.row_span, cell.col_span});
    }
    tables_ << line.dump() << '\n';
  }

  Options options_;
  gewu::ReaderSet readers_;
  gewu::LayoutOptions layout_;
  std::map<std::string, WitnessSum> sums_;
  std::vector<gewu::bench::PageTruth> known_;  // empty: no truth file
  std::map<std::string, gewu::bench::GridSum> known_sums_;
  std::ofstream tables_;
  std::string stem_;
  int number_ = 0;
};

bool parse(int argc, char** argv, Options* options) {
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--scan") == 0 && i + 2 < argc) {
      options->condition = gewu::fixtures::find_condition(argv[++i]);
      options->scratch = argv[++i];
      if (options->condition == nullptr || !options->condition->scanned) return false;
    } else if (std::strcmp(argv[i], "--tables") == 0 && i + 1 < argc) {
      options->tables = argv[++i];
    } else if (options->folder.empty() && argv[i][0] != '-') {
      options->folder = argv[i];
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
  if (!options.scratch.empty()) fs::create_directories(options.scratch);
  Witness witness(options);
  for (const fs::path& file : gewu::bench::pdfs_of(options.folder)) witness.measure(file);
  witness.print();
  return 0;
}
