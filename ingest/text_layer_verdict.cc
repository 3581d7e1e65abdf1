#include <algorithm>
#include <cmath>
#include <string>

#include "base/text.h"
#include "ingest/document.h"
#include "ingest/text_statistics.h"

namespace gewu {
namespace {

// Bullets of symbol fonts have no Unicode in many good files, and a font's map may lack a few
// codes: each such glyph is read from its picture later (ocr/layer). From this share on nothing is
// left that would bear out what they are read as.
constexpr double kMaxUnmapped = 0.2;
// The same in the private use area, where Word puts bullets, or as U+FFFD.
constexpr double kMaxPlaceholders = 0.2;
constexpr double kMaxCidMarks = 0.01;
// GBK or UTF-8 bytes taken for Latin-1 are mostly accented letters; Chinese text holds none.
constexpr double kMaxAccented = 0.10;
constexpr double kMaxForeign = 0.20;
// Ordinary pages have over 0.8 common characters among their Han, random ones 0.19 (common_han.h).
constexpr double kMinCommonHan = 0.45;
// With fewer Han characters than this a share says little (a name, a place).
constexpr int kEnoughHan = 20;
// From this share of hidden characters on, the layer is not what is printed.
constexpr double kMostlyHidden = 0.5;
// An image that covers this much of the page is a scan of it.
constexpr double kScanCoverage = 0.5;
// Text that covers less of the page than this, over a scan, is a page number or a stamp.
constexpr double kLittleText = 0.02;
// Darker than this is ink, whatever the paper (for telling an empty page).
constexpr int kInk = 160;

// Characters that leave no trace in the pixels: a few may be blanks that their font calls letters.
constexpr double kMaxUnseen = 0.10;
constexpr int kEnoughUnseen = 5;
// Grey levels between the lightest and the darkest pixel of a box from which on something is there.
constexpr int kTrace = 24;

double share(int part, int whole) { return whole == 0 ? 0 : static_cast<double>(part) / whole; }

std::string percent(double part) { return std::to_string(std::lround(part * 100)) + " %"; }

TextLayerVerdict refused(std::string reason) { return {false, std::move(reason)}; }

bool has_ink(const Image& image) {
  for (int y = 0; y < image.height; ++y) {
    const std::uint8_t* row = image.row(y);
    for (std::size_t i = 0; i < image.stride(); ++i) {
      if (row[i] < kInk) return true;
    }
  }
  return false;
}

// The box in pixels, cut to the image.
PixelRect pixels_of(const PointRect& box, const Page& page) {
  const auto pixel = [&page](double at, int end) {
    return static_cast<int>(std::clamp(at * page.scale, 0.0, static_cast<double>(end)));
  };
  return {pixel(box.x0, page.image.width), pixel(box.y0, page.image.height),
          pixel(box.x1 + 1 / page.scale, page.image.width),
          pixel(box.y1 + 1 / page.scale, page.image.height)};
}

// Whether anything is to be seen in that part of the image, be it light on dark. The first channel
// that shows it is enough.
bool has_trace(const Image& image, const PixelRect& box) {
  int low = 255;
  int high = 0;
  for (int y = box.y0; y < box.y1; ++y) {
    const std::uint8_t* row = image.row(y);
    for (int i = box.x0 * image.channels; i < box.x1 * image.channels; ++i) {
      low = std::min<int>(low, row[i]);
      high = std::max<int>(high, row[i]);
    }
    if (high - low >= kTrace) return true;
  }
  return false;
}

bool is_unseen(const Page& page, const Glyph& glyph) {
  if (glyph.invisible || is_blank(glyph.unicode)) return false;
  const PixelRect box = pixels_of(glyph.box, page);
  return !box.empty() && !has_trace(page.image, box);
}

// How many characters the layer claims to show that are not to be seen.
int count_unseen(const Page& page) {
  if (page.image.empty()) return 0;
  return static_cast<int>(
      std::count_if(page.text.glyphs.begin(), page.text.glyphs.end(),
                    [&](const Glyph& glyph) { return is_unseen(page, glyph); }));
}

TextLayerVerdict judge_missing(const Page& page) {
  if (page.raster_coverage >= kScanCoverage) return refused("no text layer: the page is a scan");
  if (page.image.empty()) return refused("no text layer");
  if (!has_ink(page.image)) return refused("no text layer: the page is empty");
  return refused(page.has_raster_content
                     ? "no text layer: what is printed is drawn as pictures or outlines"
                     : "no text layer: what is printed is drawn as outlines");
}

// Reasons against the characters themselves; empty if there are none.
std::string fault_of_characters(const TextStatistics& counts) {
  const auto of_all = [&](int part) { return share(part, counts.glyphs); };
  if (of_all(counts.unmapped) > kMaxUnmapped) {
    return percent(of_all(counts.unmapped)) + " of the characters have no Unicode";
  }
  if (of_all(counts.cid_marks) > kMaxCidMarks) return "characters are given as (cid:n)";
  if (of_all(counts.placeholders) > kMaxPlaceholders) {
    return percent(of_all(counts.placeholders)) + " of the characters are placeholders";
  }
  if (of_all(counts.accented) > kMaxAccented) {
    return "mojibake: " + percent(of_all(counts.accented)) + " accented Latin letters";
  }
  if (of_all(counts.foreign) > kMaxForeign) {
    return "mojibake: " + percent(of_all(counts.foreign)) + " characters of unlikely scripts";
  }
  const double common = share(counts.common_han, counts.han);
  if (counts.han >= kEnoughHan && common < kMinCommonHan) {
    return "mojibake: only " + percent(common) + " of the Chinese characters are common ones";
  }
  return "";
}

// Reasons against taking the layer for what is printed; empty if there are none.
std::string fault_of_place(const Page& page, const TextStatistics& counts) {
  const bool over_scan = page.raster_coverage >= kScanCoverage;
  if (share(counts.hidden, counts.glyphs) >= kMostlyHidden) {
    return over_scan ? "hidden text over a scan: checked against the pixels instead"
                     : "most of the text is hidden";
  }
  const double area = page.width * page.height;
  if (over_scan && counts.visible_area < kLittleText * area) {
    return "a scan covers " + percent(page.raster_coverage) + " of the page, and only " +
           std::to_string(counts.glyphs - counts.hidden) + " characters are text";
  }
  const int unseen = count_unseen(page);
  if (unseen >= kEnoughUnseen && share(unseen, counts.glyphs) > kMaxUnseen) {
    return percent(share(unseen, counts.glyphs)) + " of the characters are not to be seen";
  }
  return "";
}

}  // namespace

TextLayerVerdict judge_text_layer(const Page& page) {
  const TextStatistics counts = text_statistics(page.text);
  if (counts.glyphs == 0) return judge_missing(page);
  std::string fault = fault_of_characters(counts);
  if (fault.empty()) fault = fault_of_place(page, counts);
  if (!fault.empty()) return refused(std::move(fault));
  return {true, "text layer of " + std::to_string(counts.glyphs) + " characters"};
}

void hide_unseen_glyphs(Page* page) {
  if (page->image.empty()) return;
  for (Glyph& glyph : page->text.glyphs) {
    const Font& font = page->text.fonts[static_cast<std::size_t>(glyph.font)];
    if (!font.embedded && !glyph.pale) continue;
    glyph.invisible = glyph.invisible || is_unseen(*page, glyph);
  }
}

}  // namespace gewu
