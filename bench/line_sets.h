// Sets of text line crops with their true text: what a line reader is measured on.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/image.h"
#include "base/result.h"

namespace gewu::bench {

struct LineCrop {
  Image grey;        ///< one horizontal line, cropped to its ink with little paper around it
  std::string text;  ///< UTF-8, blanks removed
};

struct LineSet {
  std::string name;
  std::vector<LineCrop> lines;
};

/// Reads every <name>.tsv of a folder: rows of strip file, top, width, height, text; the strips
/// (PNG) hold the crops below each other. Written by training/crops.py. Sorted by name. Errors:
/// NotFound, Damaged.
Result<std::vector<LineSet>> read_line_sets(const std::string& folder);

struct PdfLineOptions {
  int pages_per_file = 4;
  int lines_per_page = 16;
  std::uint64_t seed = 5;
};

/// Cuts lines out of the PDFs of a folder that have a usable text layer, at the layer's boxes and
/// then by ink: sets real-300, real-200 (blur, noise, JPEG), real-150 and real-fax (bilevel 200
/// dpi) of the same lines. A text is taken once per file, and not where the crop would show ink of
/// characters that the text does not name. Files that cannot be read are skipped.
std::vector<LineSet> cut_pdf_lines(const std::string& folder, const PdfLineOptions& options);

}  // namespace gewu::bench
