// The characters of a page as boxes, found on a reduced page without its ruling lines.
#pragma once

#include <vector>

#include "base/geometry.h"
#include "base/image.h"
#include "layout/ink/bitmap.h"

namespace gewu {

/// The ink of a page at about 75 dpi, ruling lines left out: what the questions below are asked of.
struct TextInk {
  Bitmap ink;
  Bitmap level_rulings;    ///< what was left out: long runs across
  Bitmap upright_rulings;  ///< ... and down
  int factor = 1;          ///< page pixels per pixel of `ink`, along and across
  double dpi = 75;         ///< of `ink`
};

/// Reduces a page of so many dpi.
TextInk text_ink(const Bitmap& ink, double dpi);

/// Boxes of connected ink (characters or parts of them) in pixels of the page; good to about
/// `factor` pixels.
std::vector<PixelRect> character_boxes(const TextInk& text);
std::vector<PixelRect> character_boxes(const Image& binary, double dpi);

/// Boxes of pieces of text lines (characters little more than an em apart), likewise, tight
/// around their ink.
std::vector<PixelRect> text_line_boxes(const TextInk& text);

/// How much text lies in bands at least four characters long, by direction; pixels of ink with
/// small gaps closed. A band is no thinner than text and crosses no ruling; what
/// lies at the very edge of the page does not count.
struct TextFlow {
  long long across = 0;
  long long down = 0;
};
TextFlow text_flow(const TextInk& text);

/// Typical height of a full character among them, pixels; 0 if there are too few to tell.
double typical_text_height(const std::vector<PixelRect>& boxes, double dpi);

}  // namespace gewu
