#include "ingest/twin_characters.h"

#include <string_view>

#include "base/ideographs.h"

namespace gewu {

namespace {

constexpr std::size_t npos = std::u32string_view::npos;

// Pairs with one glyph in fonts for simplified Chinese (Noto CJK SC, WenQuanYi), of which programs
// that print name the lower code point.
constexpr std::u32string_view kOdd =
    U"\u301C\u00AD\u2011\u2215\u22EF\u2329\u232A\u2780\u2781\u2782\u2783\u2784\u2785\u2786\u2787"
    U"\u2788\u2789\uFFE8";
constexpr std::u32string_view kUsual = U"～--／…〈〉①②③④⑤⑥⑦⑧⑨⑩|";
static_assert(kOdd.size() == kUsual.size());

constexpr std::u32string_view kOddHan = U"戶㬵";
constexpr std::u32string_view kUsualHan = U"户胶";

// Frequent characters that are written otherwise in the other script.
constexpr std::u32string_view kSimplified =
    U"们这个国时会对发经过门业产动无开长东车书马专员资项标务费单财预级实数质";
constexpr std::u32string_view kTraditional =
    U"們這個國時會對發經過門業產動無開長東車書馬專員資項標務費單財預級實數質";
// A simplified page holds hardly a traditional character among so many simplified ones.
constexpr int kMostlySimplified = 10;

bool is_simplified(const TextLayer& layer) {
  int simplified = 0;
  int traditional = 0;
  for (const Glyph& glyph : layer.glyphs) {
    simplified += kSimplified.find(glyph.unicode) != npos ? 1 : 0;
    traditional += kTraditional.find(glyph.unicode) != npos ? 1 : 0;
  }
  return simplified > kMostlySimplified * traditional;
}

}  // namespace

char32_t usual_character(char32_t c) {
  const std::size_t at = kOdd.find(c);
  return at == npos ? unified_ideograph(c) : kUsual[at];
}

void settle_twins(TextLayer* layer) {
  if (!is_simplified(*layer)) return;
  for (Glyph& glyph : layer->glyphs) {
    const std::size_t at = kOddHan.find(glyph.unicode);
    if (at != npos) glyph.unicode = kUsualHan[at];
  }
}

}  // namespace gewu
