// Which end of a page is up, by reading.
#pragma once

#include <vector>

#include "base/geometry.h"
#include "base/image.h"
#include "ocr/line_recognizer.h"

namespace gewu {

/// True if `reader` believes the lines of text in `boxes` (pixels of `grey`) clearly more when they
/// are turned by 180 degrees. Reads a few lines, each both ways; each has a vote, since a line of
/// digits tells nothing and one of noise anything. False where it cannot tell.
bool reads_upside_down(const Image& grey, const std::vector<PixelRect>& boxes,
                       LineRecognizer& reader);

}  // namespace gewu
