// gewu-bench-ctdar: ruled pages of the cTDaR competition: relations between neighbouring cells.

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <string>
#include <vector>

#include "bench/adjacency.h"
#include "ingest/document.h"
#include "layout/analyse_layout.h"
#include "layout/page/page_layout.h"
#include "tablegrid/find_tables.h"
#include "tablegrid/grid/grid_table.h"

namespace {

using gewu::bench::AdjacencyScore;
using gewu::bench::NeighbourTable;
using gewu::bench::PlacedCell;
namespace fs = std::filesystem;

constexpr const char* kHelp =
    R"(gewu-bench-ctdar: adjacency relations of ruled pages with known truth

usage: gewu-bench-ctdar DIR [NAME]

  DIR    holds Images/ and beside it Annotations/ with an .xml of the same name for each
  NAME   only images whose names hold it
)";

std::vector<fs::path> images_of(const fs::path& folder, const std::string& only) {
  std::vector<fs::path> images;
  std::error_code error;
  for (const auto& entry : fs::recursive_directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    if (entry.is_regular_file() && name.find(only) != std::string::npos) {
      images.push_back(entry.path());
    }
  }
  std::sort(images.begin(), images.end());
  return images;
}

// Boxes in pixels of the image.
std::vector<std::vector<PlacedCell>> placed_cells(const gewu::FoundTables& found) {
  std::vector<std::vector<PlacedCell>> tables;
  for (const gewu::GridTable& table : found.tables) {
    tables.emplace_back();
    for (const gewu::GridCell& cell : table.cells) {
      tables.back().push_back({cell.row, cell.col, cell.row_span, cell.col_span,
                               found.layout.transform.to_page(cell.box)});
    }
  }
  return tables;
}

// Without a reader to tell which end of a page is up: none of these stands upside down.
gewu::FoundTables tables_of(const gewu::Page& page) {
  gewu::LayoutOptions options;
  options.find_turn = false;
  return gewu::find_tables_squarely(gewu::analyse_layout(page, options), {});
}

// Adds a page to the sum. Pages that cannot be read lose all their relations.
void measure(const fs::path& image, const fs::path& truth_path, AdjacencyScore* sum,
             double* seconds) {
  const auto truth = gewu::bench::read_neighbour_tables(truth_path.string());
  if (!truth) return;
  std::vector<std::vector<PlacedCell>> cells;
  const std::clock_t start = std::clock();
  if (const auto document = gewu::open_document(image.string(), {})) {
    if (const auto page = (*document)->read_page(1, {})) cells = placed_cells(tables_of(*page));
  }
  *seconds += static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  const AdjacencyScore score = gewu::bench::score_adjacency(*truth, cells);
  sum->add(score);
  std::printf("%.3f  %4d right %4d missed %4d wrong  %s\n", score.f1(), score.hit, score.missed,
              score.wrong, image.filename().c_str());
}

}  // namespace

int main(int argc, char** argv) {
  constexpr int kUsage = 2;
  if (argc < 2 || argc > 3) {
    std::fputs(kHelp, stderr);
    return kUsage;
  }
  const fs::path images = fs::path(argv[1]) / "Images";
  const fs::path truths = fs::path(argv[1]) / "Annotations";
  const std::vector<fs::path> files = images_of(images, argc > 2 ? argv[2] : "");
  if (files.empty()) {
    std::fprintf(stderr, "%s: no images\n", images.c_str());
    return kUsage;
  }
  AdjacencyScore sum;
  double seconds = 0;
  for (const fs::path& file : files) {
    fs::path truth = truths / fs::relative(file, images);
    measure(file, truth.replace_extension(".xml"), &sum, &seconds);
  }
  std::printf("%zu pages: precision %.4f, recall %.4f, F1 %.4f; %.0f ms of CPU a page\n",
              files.size(), sum.precision(), sum.recall(), sum.f1(),
              1000 * seconds / static_cast<double>(files.size()));
  return 0;
}
