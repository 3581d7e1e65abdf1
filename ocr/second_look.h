// A doubtful line is looked at again: smoothed, without specks, at other scales.
#pragma once

#include <span>
#include <vector>

#include "ocr/line_recognizer.h"

namespace gewu {

/// Lines whose `readings` (one for each) are doubtful are read again in several pictures of the
/// same line, and the text that gathers most probability wins. Its probability is the mean over all
/// pictures (those that say otherwise give none), so that what one picture says alone stays
/// doubtful. Sure and empty readings stay as they are. (Known as test-time augmentation.)
void look_again(std::span<const Image> lines, LineRecognizer* reader,
                std::vector<LineReading>* readings);

}  // namespace gewu
