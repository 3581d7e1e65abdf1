// Loads the readers.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "ocr/reader/reader_set.h"

namespace gewu {

struct ReaderOptions {
  std::string tessdata;  ///< folder with traineddata; empty: Tesseract's default
  std::string language = "chi_sim";
  std::string model;  ///< folder of our own model; empty: the installed one
  bool use_own = true;
  bool use_tesseract = true;
  bool use_words = true;                   ///< the model of words, beside our own reader
  std::vector<std::string> without_rules;  ///< rules that are off, by id: for measuring
};

/// Where our own reader can be had, Tesseract is made when it is first asked for, unless its folder
/// was named. Errors: MissingDependency, with the package to install in the hint, if no reader can
/// be made.
Result<ReaderSet> make_readers(const ReaderOptions& options);

}  // namespace gewu
