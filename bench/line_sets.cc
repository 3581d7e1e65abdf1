#include "bench/line_sets.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>

namespace gewu::bench {

namespace {

namespace fs = std::filesystem;

struct PixDeleter {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using PixPtr = std::unique_ptr<Pix, PixDeleter>;

constexpr int kGreyDepth = 8;

Result<Image> read_grey(const std::string& path) {
  const PixPtr file(pixRead(path.c_str()));
  const PixPtr grey(file ? pixConvertTo8(file.get(), 0) : nullptr);
  if (!grey || pixGetDepth(grey.get()) != kGreyDepth) {
    return Error{ErrorCode::Damaged, "the strip cannot be read", "make the sets anew", path, 0};
  }
  Image image(pixGetWidth(grey.get()), pixGetHeight(grey.get()), 1);
  for (int y = 0; y < image.height; ++y) {
    const l_uint32* row =
        pixGetData(grey.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(grey.get());
    for (int x = 0; x < image.width; ++x) {
      image.row(y)[x] = static_cast<std::uint8_t>(GET_DATA_BYTE(row, x));
    }
  }
  return image;
}

Image cut(const Image& strip, int top, int width, int height) {
  Image crop(width, height, 1);
  for (int y = 0; y < height; ++y) std::copy_n(strip.row(top + y), width, crop.row(y));
  return crop;
}

struct Row {
  std::string strip;
  int top = 0;
  int width = 0;
  int height = 0;
  std::string text;
};

bool parse_row(const std::string& line, Row* row) {
  std::istringstream fields(line);
  fields >> row->strip >> row->top >> row->width >> row->height >> row->text;
  return !fields.fail() && row->top >= 0 && row->width > 0 && row->height > 0;
}

Result<LineSet> read_set(const fs::path& table) {
  LineSet set{table.stem().string(), {}};
  std::map<std::string, Image> strips;
  std::ifstream file(table);
  std::string line;
  while (std::getline(file, line)) {
    Row row;
    const Error damaged{ErrorCode::Damaged, "a row does not fit its strip", "make the sets anew",
                        table.string(), 0};
    if (!parse_row(line, &row)) return damaged;
    if (!strips.contains(row.strip)) {
      Result<Image> strip = read_grey((table.parent_path() / row.strip).string());
      if (!strip) return strip.error();
      strips[row.strip] = std::move(*strip);
    }
    const Image& strip = strips[row.strip];
    if (row.top + row.height > strip.height || row.width > strip.width) return damaged;
    set.lines.push_back({cut(strip, row.top, row.width, row.height), row.text});
  }
  return set;
}

}  // namespace

Result<std::vector<LineSet>> read_line_sets(const std::string& folder) {
  std::vector<fs::path> tables;
  std::error_code failure;
  for (const auto& entry : fs::directory_iterator(folder, failure)) {
    if (entry.path().extension() == ".tsv") tables.push_back(entry.path());
  }
  if (failure || tables.empty()) {
    return Error{ErrorCode::NotFound, "no sets of lines here",
                 "name a folder made by "
                 "training/crops.py",
                 folder, 0};
  }
  std::sort(tables.begin(), tables.end());
  std::vector<LineSet> sets;
  for (const fs::path& table : tables) {
    Result<LineSet> set = read_set(table);
    if (!set) return set.error();
    sets.push_back(std::move(*set));
  }
  return sets;
}

}  // namespace gewu::bench
