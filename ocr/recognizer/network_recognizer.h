// Our own reader of text lines: a small convolutional network.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "ocr/reader/line_recognizer.h"

namespace gewu {

/// Loads the network of a model folder (see ocr/model_folder.h; empty: the installed one). The
/// network marks, per frame of 4 pixels, whether a character is centred there and which one; no
/// CTC. `probability` of a line is calibrated with the model's own curve, that of a character is
/// the network's. Blanks between words are not read. Errors: MissingDependency.
///
/// A flat image, or one too long to be a line of print (over 8192 px at 32 px height), gives an
/// empty reading. Costs about 4 ms per line of 12 characters (AVX-512; AVX2: 8 ms), less for lines
/// given together, and 35 MiB.
Result<std::unique_ptr<LineRecognizer>> make_recogniser(const std::string& model_folder);

}  // namespace gewu
