// gewu-grid-overlay IMAGE OUT.png: draws the grids that are found on a page image over it.
// gewu-grid-overlay --json IMAGE...: prints, for each image, one line of JSON with its grids.
// A tool for developers; the page must be grey or colour, its resolution stands in its header
// (or --dpi N before the names).
#include <leptonica/allheaders.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <nlohmann/json.hpp>
#include <opencv2/imgproc.hpp>
#include <string>
#include <vector>

#include "layout/analyse_layout.h"
#include "layout/ink/blank.h"
#include "layout/page/mat.h"
#include "layout/page/page_layout.h"
#include "tablegrid/find_tables.h"
#include "tablegrid/grid/grid_table.h"

namespace {

using gewu::GridCell;
using gewu::GridTable;
using gewu::Image;
using gewu::Page;
using gewu::PageLayout;

Image read_image(const std::string& path, int* dpi) {
  Pix* original = pixRead(path.c_str());
  if (original == nullptr) {
    std::fprintf(stderr, "cannot read %s\n", path.c_str());
    std::exit(2);
  }
  if (*dpi == 0) *dpi = pixGetXRes(original) > 0 ? pixGetXRes(original) : 300;
  const bool colour = pixGetDepth(original) == 32 || pixGetColormap(original) != nullptr;
  Pix* pix = colour ? pixConvertTo32(original) : pixConvertTo8(original, 0);
  Image image(pixGetWidth(pix), pixGetHeight(pix), colour ? 3 : 1);
  for (int y = 0; y < image.height; ++y) {
    const l_uint32* line = pixGetData(pix) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix);
    std::uint8_t* out = image.row(y);
    for (int x = 0; x < image.width; ++x) {
      if (!colour) {
        out[x] = static_cast<std::uint8_t>(GET_DATA_BYTE(line, x));
        continue;
      }
      out[3 * x] = static_cast<std::uint8_t>(line[x] >> L_RED_SHIFT);
      out[3 * x + 1] = static_cast<std::uint8_t>(line[x] >> L_GREEN_SHIFT);
      out[3 * x + 2] = static_cast<std::uint8_t>(line[x] >> L_BLUE_SHIFT);
    }
  }
  pixDestroy(&pix);
  pixDestroy(&original);
  return image;
}

Page make_page(const std::string& path, int dpi) {
  Page page;
  page.number = 1;
  page.image = read_image(path, &dpi);
  page.dpi = dpi;
  page.width = page.image.width;
  page.height = page.image.height;
  return page;
}

nlohmann::json to_json(const GridTable& table) {
  nlohmann::json cells = nlohmann::json::array();
  int doubts = 0;
  for (const GridCell& c : table.cells) {
    cells.push_back({c.row, c.col, c.row_span, c.col_span});
    doubts += c.doubt != gewu::GridDoubt::None ? 1 : 0;
  }
  return {{"box", {table.box.x0, table.box.y0, table.box.x1, table.box.y1}},
          {"rows", table.rows()},
          {"cols", table.cols()},
          {"row_edges", table.row_edges},
          {"col_edges", table.col_edges},
          {"open", {table.open_top, table.open_bottom}},
          {"confidence", table.confidence},
          {"doubtful_cells", doubts},
          {"cells", cells}};
}

// CPU time: other work on the machine must not show in the figures.
double milliseconds_since(std::clock_t start) {
  return 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

void print_json(const std::string& path, int dpi) {
  const Page page = make_page(path, dpi);
  const auto start = std::clock();
  PageLayout upright = gewu::analyse_layout(page, {});
  const double layout_ms = milliseconds_since(start);
  const auto middle = std::clock();
  const auto [layout, tables, missed] = gewu::find_tables_squarely(std::move(upright), {});
  nlohmann::json line = {{"image", path},
                         {"turned", layout.turned},
                         {"skew", layout.skew},
                         {"layout_ms", layout_ms},
                         {"grid_ms", milliseconds_since(middle)},
                         {"text_height", layout.ink.text_height},
                         {"sigma", layout.ink.noise_sigma},
                         {"size", {layout.grey.width, layout.grey.height}},
                         {"tables", nlohmann::json::array()}};
  for (const GridTable& table : tables) {
    nlohmann::json entry = to_json(table);
    const gewu::PointRect box = layout.transform.to_page(table.box);
    entry["page_box"] = {box.x0, box.y0, box.x1, box.y1};
    line["tables"].push_back(entry);
  }
  std::printf("%s\n", line.dump().c_str());
  std::fflush(stdout);
}

cv::Mat draw(const PageLayout& layout, const std::vector<GridTable>& tables) {
  cv::Mat canvas;
  cv::cvtColor(gewu::as_mat(layout.grey), canvas, cv::COLOR_GRAY2RGB);
  int count = 0;
  for (const GridTable& table : tables) {
    for (const GridCell& cell : table.cells) {
      // Neighbours in different colours, blank cells pale, so that merged ones show.
      const bool blank = gewu::is_blank(layout, cell.box);
      const cv::Scalar fill = blank              ? cv::Scalar(190, 190, 190)
                              : count++ % 3 == 0 ? cv::Scalar(255, 190, 190)
                              : count % 3 == 1   ? cv::Scalar(190, 255, 190)
                                                 : cv::Scalar(190, 200, 255);
      cv::Mat part =
          canvas(cv::Rect(cell.box.x0, cell.box.y0, cell.box.width(), cell.box.height()) &
                 cv::Rect(0, 0, canvas.cols, canvas.rows));
      cv::Mat tint(part.size(), part.type(), fill);
      cv::multiply(part, tint, part, 1.0 / 255);
    }
    cv::rectangle(canvas, {table.box.x0, table.box.y0}, {table.box.x1, table.box.y1},
                  cv::Scalar(255, 0, 0), 3);
    const std::string note = std::to_string(table.rows()) + "x" + std::to_string(table.cols()) +
                             (table.open_top ? " open-top" : "") +
                             (table.open_bottom ? " open-bottom" : "");
    cv::putText(canvas, note, {table.box.x0, table.box.y0 - 6}, cv::FONT_HERSHEY_SIMPLEX, 1.2,
                cv::Scalar(200, 0, 0), 3);
  }
  return canvas;
}

void write_png(const cv::Mat& canvas, const std::string& path) {
  Pix* pix = pixCreate(canvas.cols, canvas.rows, 32);
  for (int y = 0; y < canvas.rows; ++y) {
    for (int x = 0; x < canvas.cols; ++x) {
      const auto& p = canvas.at<cv::Vec3b>(y, x);
      pixSetRGBPixel(pix, x, y, p[0], p[1], p[2]);
    }
  }
  pixWrite(path.c_str(), pix, IFF_PNG);
  pixDestroy(&pix);
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> names;
  bool json = false;
  int dpi = 0;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--json") == 0) {
      json = true;
    } else if (std::strcmp(argv[i], "--dpi") == 0 && i + 1 < argc) {
      dpi = std::atoi(argv[++i]);
    } else {
      names.emplace_back(argv[i]);
    }
  }
  if (json) {
    for (const std::string& name : names) print_json(name, dpi);
    return 0;
  }
  if (names.size() != 2) {
    std::fprintf(stderr,
                 "usage: gewu-grid-overlay [--dpi N] IMAGE OUT.png\n"
                 "       gewu-grid-overlay [--dpi N] --json IMAGE...\n");
    return 2;
  }
  const auto [layout, tables, missed] =
      gewu::find_tables_squarely(gewu::analyse_layout(make_page(names[0], dpi), {}), {});
  write_png(draw(layout, tables), names[1]);
  return 0;
}
