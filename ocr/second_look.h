// A doubtful line is looked at again: smoothed, without specks, at another scale.
#pragma once

#include <memory>

#include "ocr/line_recognizer.h"

namespace gewu {

/// Wraps `reader`: lines that it doubts are read again in several pictures of the same line, and
/// the text that gathers most probability wins. Its probability is the mean over all pictures
/// (those that say otherwise give none), so that what one picture says alone stays doubtful. Sure
/// and empty readings are handed on. (Known as test-time augmentation.)
std::unique_ptr<LineRecognizer> with_second_looks(std::unique_ptr<LineRecognizer> reader);

}  // namespace gewu
