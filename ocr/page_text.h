// From a page and its grids to text with confidence. The only folder that uses Tesseract.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/text_table.h"
#include "ingest/page.h"
#include "layout/page_layout.h"
#include "ocr/line_recognizer.h"
#include "tablegrid/grid_table.h"

namespace gewu {

enum class ReaderChoice { Auto, TextLayer, Ocr };

/// The readers of one worker; made once, used for many pages. A missing one is null.
struct ReaderSet {
  std::unique_ptr<LineRecognizer> own;        ///< our network
  std::unique_ptr<LineRecognizer> tesseract;  ///< the independent second
  std::vector<Error> missing;  ///< why a reader that was wanted is null, to be told to the user
};

struct ReaderOptions {
  std::string tessdata;  ///< folder with traineddata; empty: Tesseract's default
  std::string language = "chi_sim";
  std::string model;  ///< folder of our own model; empty: the installed one
  bool use_own = true;
  bool use_tesseract = true;
};

/// Errors: MissingDependency, with the package to install in the hint, if no reader can be made.
Result<ReaderSet> make_readers(const ReaderOptions& options);

struct ReadOptions {
  ReaderChoice reader = ReaderChoice::Auto;
};

/// Reads every cell and every text line outside the tables. Fills the PageResult except for what a
/// document knows; its tables correspond to `grids` one to one. `readers` may be null only if the
/// text layer serves (reader TextLayer).
PageResult read_page_text(const Page& page, const PageLayout& layout,
                          const std::vector<GridTable>& grids, ReaderSet* readers,
                          const ReadOptions& options);

}  // namespace gewu
