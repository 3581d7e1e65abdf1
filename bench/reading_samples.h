// Cells of fixtures, read, beside what is printed in them: what confidence is fitted and judged on.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "bench/line_sets.h"
#include "bench/plain_tesseract.h"
#include "ocr/line/confidence.h"
#include "ocr/page/page_text.h"
#include "ocr/reader/reader_set.h"

namespace gewu::bench {

struct LineSample {
  LineEvidence evidence;
  bool right = false;  ///< its text stands in the true text of its cell
  std::string text;
  double confidence = 0;            ///< by the model in use, doubts applied
  std::vector<std::string> doubts;  ///< codes of what spoke against it
};

struct CellSample {
  std::string condition;
  std::string page;       ///< which cells of one page share
  bool held_out = false;  ///< printed in a face that training never sees
  std::string truth;
  std::string text;
  std::vector<LineSample> lines;  ///< none: found blank
  bool inked = false;
  std::string plain;  ///< what plain Tesseract makes of it, if that was asked for
};

/// Reads the cells of one fixture (`<name>.truth.json` beside `<name>.pdf` or `.png`) from its
/// pixels, those whose box the found grid has; a cell over a page break is left out. Structure is
/// not judged here. `plain` may be null.
Result<std::vector<CellSample>> read_samples(const std::string& truth_path, ReaderSet* readers,
                                             PlainTesseract* plain);

/// Reads sets of line crops as if each line were a cell of a page of its like; `condition` is the
/// set's name.
std::vector<CellSample> read_line_samples(const std::vector<LineSet>& sets, ReaderSet* readers);

/// The probability that the whole cell is right, under a model: the product over its lines.
double cell_confidence(const CellSample& cell, const ConfidenceModel& model);

/// Compared by fold_text.
bool is_right(const CellSample& cell);

}  // namespace gewu::bench
