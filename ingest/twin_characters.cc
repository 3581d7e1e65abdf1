#include "ingest/twin_characters.h"

#include <string_view>

#include "base/ideographs.h"

namespace gewu {

namespace {

constexpr std::size_t npos = std::u32string_view::npos;

// Forms of marks that stand in lines set downwards, or small, mean the mark itself.
// Pairs with one glyph in fonts for simplified Chinese (Noto CJK SC, WenQuanYi), of which programs
// that print name the lower code point.
constexpr std::u32string_view kOdd =
    U"\u301C\u00AD\u2011\u2215\u22EF\u2329\u232A\u2780\u2781\u2782\u2783\u2784\u2785\u2786\u2787"
    U"\u2788\u2789\uFFE8"
    U"\uFE30\uFE31\uFE32\uFE33\uFE35\uFE36\uFE37\uFE38\uFE39\uFE3A\uFE3B\uFE3C\uFE3D\uFE3E"
    U"\uFE3F\uFE40\uFE41\uFE42\uFE43\uFE44\uFE47\uFE48\uFE10\uFE11\uFE12\uFE13\uFE14\uFE15"
    U"\uFE16\uFE17\uFE18\uFE19\uFE50\uFE51\uFE52\uFE54\uFE55\uFE56\uFE57\uFE58\uFE59\uFE5A"
    U"\uFE5B\uFE5C\uFE5D\uFE5E\uFE5F\uFE60\uFE61\uFE62\uFE63\uFE64\uFE65\uFE66\uFE68\uFE69"
    U"\uFE6A\uFE6B";
constexpr std::u32string_view kUsual =
    U"～--／…〈〉①②③④⑤⑥⑦⑧⑨⑩|"
    U"‥—–_（）｛｝〔〕【】《》"
    U"〈〉「」『』［］，、。：；！"
    U"？〖〗…，、.；：？！—（）"
    U"｛｝〔〕#&*+-<>=\\$"
    U"%@";
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
