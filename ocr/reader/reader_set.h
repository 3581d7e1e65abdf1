// The readers that a worker holds.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "ocr/reader/line_recognizer.h"
#include "ocr/reader/shape_memory.h"
#include "ocr/reader/word_model.h"

namespace gewu {

/// The readers of one worker; made once, used for many pages. A missing one is null.
struct ReaderSet {
  std::unique_ptr<LineRecognizer> own;        ///< our network
  std::unique_ptr<LineRecognizer> tesseract;  ///< the independent second
  /// Makes `tesseract` the first time that a line wants it: that takes tens of MiB and a third of a
  /// second, and a text layer that tells the truth never asks. Empty once it was called.
  std::function<Result<std::unique_ptr<LineRecognizer>>()> tesseract_later;
  std::unique_ptr<WordModel> words;        ///< has a say in what our network doubts
  std::vector<std::string> without_rules;  ///< rules of ocr/rules that are off, by id
  bool second_always = false;  ///< the second reader reads every line, wanted or not: to measure
  ShapeMemory shapes;          ///< glyphs of text layers that `own` has seen
  std::vector<Error> missing;  ///< why a reader that was wanted is null, to be told to the user

  /// The second reader, made now if it has to be; null if there is none.
  LineRecognizer* second();
};

}  // namespace gewu
