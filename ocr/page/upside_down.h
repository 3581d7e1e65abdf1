// Which end of a page is up, by reading.
#pragma once

#include <vector>

#include "base/geometry.h"
#include "base/image.h"
#include "layout/analyse_layout.h"
#include "layout/page/page_layout.h"
#include "ocr/page/page_text.h"
#include "ocr/reader/line_recognizer.h"
#include "ocr/reader/reader_set.h"

namespace gewu {

/// True if `reader` believes the lines of text in `boxes` (pixels of `grey`) clearly more when they
/// are turned by 180 degrees. Reads a few lines, each both ways; each has a vote, since a line of
/// digits tells nothing and one of noise anything. False where it cannot tell.
bool reads_upside_down(const Image& grey, const std::vector<PixelRect>& boxes,
                       LineRecognizer& reader);

/// The judge for LayoutOptions: our own recogniser, or Tesseract where that is missing. Borrows the
/// reader, which `readers` must have and keep.
HeadJudge head_judge(const ReaderSet& readers);

}  // namespace gewu
