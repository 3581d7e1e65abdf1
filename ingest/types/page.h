// A page as it comes out of its file: pixels and the text layer.
#pragma once

#include <string>
#include <vector>

#include "base/geometry.h"
#include "base/image.h"

namespace gewu {

/// One glyph that the text layer of a PDF shows, in the order of the content stream.
struct Glyph {
  char32_t unicode = 0;    ///< 0: the file does not say which character it is
  PointRect box;           ///< advance width by ascent/descent, page frame
  double size = 0;         ///< em in points
  int font = 0;            ///< index into TextLayer::fonts
  bool invisible = false;  ///< text render mode 3 or fully clipped: hidden text under a scan
  int rotation = 0;        ///< 0, 90, 180, 270: direction of writing, clockwise, page frame
  unsigned code = 0;       ///< of the character in its font, by which its shape is found
  bool whole_code = true;  ///< false: the code stands for several characters, of which this is one
  int shape = -1;          ///< index into TextLayer::shapes; -1: its font tells of none
  bool pale = false;       ///< in a colour that shows on no white paper
};

/// What a glyph looks like by itself: how much ink (0 none, 255 all) each pixel holds.
struct GlyphShape {
  Image picture;     ///< as large as the page draws it, its box of ink; turned as it is there
  int origin_x = 0;  ///< of the pen, in pixels of the picture
  int origin_y = 0;
  double em = 0;  ///< pixels
};

struct Font {
  std::string name;
  bool embedded = false;
  bool has_to_unicode = false;
  long long id = 0;    ///< of the font object in the file
  bool type3 = false;  ///< its glyphs are small drawings
  double ascent = 0;   ///< em from the baseline to the top of a glyph's box
};

/// Every glyph of a page. Doubled glyphs (fake bold) are already merged by ingest.
struct TextLayer {
  std::vector<Glyph> glyphs;
  std::vector<Font> fonts;
  std::vector<GlyphShape> shapes;  ///< one per font and code
};

/// Whether the text layer may be believed at all; the check against the pixels comes later (ocr/).
struct TextLayerVerdict {
  bool usable = false;
  std::string reason;  ///< for people; stored in the output as `why`
};

/// A page of a document, ready for layout.
struct Page {
  int number = 0;    ///< 1-based
  double width = 0;  ///< page units, see PagePoint; for an image its own pixels
  double height = 0;
  double scale = 1;  ///< pixels of `image` per page unit
  double dpi = 0;    ///< of `image`; for images from their header, or estimated; never 0
  Image image;       ///< 3 channels where the page has colour, else 1
  Image lines;       ///< the same without its text, where the text layer tells all; else empty
  bool has_raster_content = false;  ///< the page draws images (a scan, a photo)
  double raster_coverage = 0;       ///< share of the page that drawn images cover, 0..1
  TextLayer text;
  TextLayerVerdict verdict;
  std::string damage;  ///< what decoding complained about: parts may be missing; empty: nothing
};

}  // namespace gewu
