#include "ingest/pdf_font.h"

#include <GlobalParams.h>
#include <XRef.h>

#include <algorithm>
#include <cctype>
#include <cstring>
#include <string_view>

namespace gewu {
namespace {

// Many descriptors are wrong (0, or in the units of another font). Bounds as in Poppler's own
// TextOutputDev; the fallback is that of nearly every Chinese font.
constexpr double kMaxAscent = 1.05;
constexpr double kMinDescent = -0.4;
constexpr double kUsualAscent = 0.88;
constexpr double kUsualDescent = -0.12;
constexpr double kLeastHeight = 0.5;

void set_extent(const GfxFont& font, FontFacts* facts) {
  facts->ascent = std::min(font.getAscent(), kMaxAscent);
  facts->descent = std::max(font.getDescent(), kMinDescent);
  if (font.getType() == fontType3) {
    const double* box = font.getFontBBox();
    const double scale = font.getFontMatrix()[3];
    facts->descent = std::min(box[1] * scale, box[3] * scale);
    facts->ascent = std::max(box[1] * scale, box[3] * scale);
  }
  const double height = facts->ascent - facts->descent;
  if (facts->ascent > 0 && facts->descent <= 0 && height >= kLeastHeight) return;
  facts->ascent = kUsualAscent;
  facts->descent = kUsualDescent;
}

bool is_hex(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return std::isxdigit(c & 0xff) != 0; });
}

// Names of the form uniXXXX and uXXXX.. say the character themselves (Adobe Glyph List rules).
bool is_unicode_name(std::string_view name) {
  if (name.starts_with("uni")) return name.size() >= 7 && is_hex(name.substr(3, 4));
  return name.starts_with("u") && name.size() >= 5 && name.size() <= 7 && is_hex(name.substr(1));
}

bool name_is_known(const char* name) {
  if (name == nullptr) return false;
  const std::string_view base = std::string_view(name).substr(0, std::strcspn(name, "."));
  if (base.empty()) return false;
  return globalParams->mapNameToUnicodeText(std::string(base).c_str()) != 0 ||
         is_unicode_name(base);
}

// A TrueType subset that is symbolic and states no encoding numbers its glyphs as it likes.
bool codes_are_arbitrary(const Gfx8BitFont& font) {
  Ref embedded;
  return font.getType() == fontTrueType && font.getEmbeddedFontID(&embedded) && font.isSymbolic() &&
         !font.getHasEncoding();
}

void set_8bit_mapping(const Gfx8BitFont& font, FontFacts* facts) {
  facts->eight_bit = true;
  if (codes_are_arbitrary(font)) return;
  for (int code = 0; code < 256; ++code) {
    facts->code_mapped[code] = name_is_known(font.getCharName(code));
  }
}

// Adobe-Identity names no character set; an unknown collection is taken for it by Poppler.
bool collection_is_known(const GfxCIDFont& font) {
  const GooString* collection = font.getCollection();
  if (collection == nullptr || collection->toStr() == "Adobe-Identity") return false;
  return font.getToUnicode() != nullptr;
}

}  // namespace

FontFacts font_facts(const GfxFont& font, int index) {
  FontFacts facts;
  facts.index = index;
  set_extent(font, &facts);
  facts.vertical = font.getWMode() == 1;
  if (font.hasToUnicodeCMap()) {
    facts.all_mapped = true;
  } else if (font.isCIDFont()) {
    facts.all_mapped = collection_is_known(static_cast<const GfxCIDFont&>(font));
  } else {
    set_8bit_mapping(static_cast<const Gfx8BitFont&>(font), &facts);
  }
  return facts;
}

bool shows_unicode(const GfxFont& font, XRef* xref) {
  if (!font.isCIDFont() || font.hasToUnicodeCMap()) return false;
  const Object dict = xref->fetch(*font.getID());
  const Object encoding = dict.isDict() ? dict.dictLookup("Encoding") : Object();
  if (!encoding.isName()) return false;
  const std::string_view name = encoding.getName();
  return name.starts_with("Uni") && (name.find("-UCS2-") != std::string_view::npos ||
                                     name.find("-UTF16-") != std::string_view::npos);
}

bool code_is_mapped(const FontFacts& font, CharCode code) {
  if (font.all_mapped) return true;
  return font.eight_bit && code < font.code_mapped.size() && font.code_mapped[code];
}

}  // namespace gewu
