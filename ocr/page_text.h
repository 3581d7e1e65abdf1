// From a page and its grids to text with confidence. The only folder that uses Tesseract.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/text_table.h"
#include "ingest/page.h"
#include "layout/page_layout.h"
#include "ocr/line_recognizer.h"
#include "ocr/word_model.h"
#include "tablegrid/grid_table.h"

namespace gewu {

enum class ReaderChoice { Auto, TextLayer, Ocr };

/// The readers of one worker; made once, used for many pages. A missing one is null.
struct ReaderSet {
  std::unique_ptr<LineRecognizer> own;        ///< our network
  std::unique_ptr<LineRecognizer> tesseract;  ///< the independent second
  /// Makes `tesseract` the first time that a line wants it: that takes tens of MiB and a third of a
  /// second, and a text layer that tells the truth never asks. Empty once it was called.
  std::function<Result<std::unique_ptr<LineRecognizer>>()> tesseract_later;
  std::unique_ptr<WordModel> words;  ///< has a say in what our network doubts
  std::vector<Error> missing;  ///< why a reader that was wanted is null, to be told to the user

  /// The second reader, made now if it has to be; null if there is none.
  LineRecognizer* second();
};

struct ReaderOptions {
  std::string tessdata;  ///< folder with traineddata; empty: Tesseract's default
  std::string language = "chi_sim";
  std::string model;  ///< folder of our own model; empty: the installed one
  bool use_own = true;
  bool use_tesseract = true;
  bool use_words = true;  ///< the model of words, beside our own reader
};

/// Where our own reader can be had, Tesseract is made when it is first asked for, unless its folder
/// was named. Errors: MissingDependency, with the package to install in the hint, if no reader can
/// be made.
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
