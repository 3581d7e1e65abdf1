// The characters of a page as boxes, found on a reduced page without its ruling lines.
#pragma once

#include <vector>

#include "base/geometry.h"
#include "base/image.h"

namespace gewu {

/// Boxes of connected ink (characters or parts of them) in pixels of `binary` (0 ink), ruling lines
/// left out. Good to about `dpi`/75 pixels: the search runs on a page reduced to about 75 dpi.
std::vector<PixelRect> character_boxes(const Image& binary, double dpi);

/// Boxes of pieces of text lines (characters little more than an em apart), likewise, tight
/// around their ink.
std::vector<PixelRect> text_line_boxes(const Image& binary, double dpi);

/// How much text lies in bands at least four characters long, by direction; pixels of ink at about
/// 75 dpi with small gaps closed.
struct TextFlow {
  long long across = 0;
  long long down = 0;
};
TextFlow text_flow(const Image& binary, double dpi);

/// Typical height of a full character among them, pixels; 0 if there are too few to tell.
double typical_text_height(const std::vector<PixelRect>& boxes, double dpi);

}  // namespace gewu
