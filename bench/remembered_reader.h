// A slow line reader whose readings are kept in a file: a fit that is made again need not wait
// again.
#pragma once

#include <memory>
#include <string>

#include "ocr/reader/line_recognizer.h"

namespace gewu::bench {

/// Answers from `file` (a JSON value per line, made if it is not there) what it was asked before,
/// else from `reader`, and adds that. Characters and raw text are kept, edits are not. Only for
/// measuring: the file is trusted, and holds for one version of the reader.
std::unique_ptr<LineRecognizer> remember_readings(std::unique_ptr<LineRecognizer> reader,
                                                  const std::string& file);

}  // namespace gewu::bench
