#include "ocr/layer/glyph_check.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <map>

#include "base/text.h"
#include "ocr/reader/comparable_code.h"

namespace gewu {

namespace {

// The reader's own probabilities, of single pictures.
constexpr double kSure = 0.98;      // hardly anything else
constexpr double kPossible = 0.02;  // a second choice that still may be it
constexpr double kClear = 0.9;      // clear enough to speak against a character it does not know
constexpr double kLikely = 0.5;     // ... against a letter of which Chinese print has none

/// In numbers one wrong character changes everything: nothing but itself is good enough.
bool is_strict(char32_t c) {
  return is_digit_of_any_width(c) ||
         std::u32string_view(U".,%").find(comparable(c)) != std::u32string_view::npos;
}

/// Characters that look alike by themselves, in a class; else the character. Digits stand for
/// themselves.
char32_t look_of(char32_t c) {
  c = comparable(c);
  constexpr std::u32string_view kAlike[] = {
      U"-一_－—", U"·.．。˙", U",，、‚'’", U":：∶︰", U"Oo〇○", U"lI|丨｜", U"xX×",
      U"cC",      U"sS",      U"vV",       U"wW",     U"zZ",    U"kK",      U"pP",
      U"uU",      U"~～〜∼",  U"口囗",     U"二=＝",  U"八ハ",  U"力カ",    U"《<〈",
      U"》>〉",   U"\"“”″",   U"日曰",     U"己已",   U"末未",  U"人入"};
  for (const std::u32string_view alike : kAlike) {
    if (alike.find(c) != std::u32string_view::npos) return alike.front();
  }
  return c;
}

/// A zero by itself cannot be told from an O, nor a one from an l, nor in faces that look written
/// (LXGW WenKai) a nine from a q.
char32_t digit_look(char32_t c) {
  c = comparable(c);
  constexpr std::u32string_view kLetters = U"Oo〇○lI|丨qgbZzSsB";
  constexpr std::u32string_view kDigits = U"0000111199622558";
  static_assert(kLetters.size() == kDigits.size());
  const std::size_t at = kLetters.find(c);
  return at == std::u32string_view::npos ? c : kDigits[at];
}

bool may_be(const ReadChar& read, char32_t called) {
  const auto fits = [called](char32_t code, double probability) {
    return code != 0 && probability >= kPossible && look_of(code) == look_of(called);
  };
  return fits(read.runner_up, read.runner_up_probability) ||
         std::any_of(read.others.begin(), read.others.end(), [&](const CodeProbability& other) {
           return fits(other.code, other.probability);
         });
}

/// Whether the picture speaks against the character.
bool contradicts(const SeenGlyph& seen, char32_t called, const LineRecognizer& reader) {
  if (!seen.alone || seen.best.code == 0) return is_digit_of_any_width(called);
  if (is_strict(called)) return digit_look(seen.best.code) != digit_look(called);
  if (look_of(seen.best.code) == look_of(called)) return false;
  if (!reader.knows(called)) {
    const bool foreign = is_foreign(called);
    const bool plain = is_han(seen.best.code) || is_digit(seen.best.code) || foreign;
    return plain && seen.best.probability >= (foreign ? kLikely : kClear);
  }
  return !may_be(seen.best, called);
}

// Of what the reader does not know it sees the next best: that proves nothing, unless no Chinese
// print has what the layer says.
bool may_be_unknown(char32_t called, const LineRecognizer& reader) {
  return is_han(called) && !reader.knows(called);
}

GlyphFinding find(const SeenGlyph& seen, char32_t called, const LineRecognizer& reader) {
  GlyphFinding finding;
  finding.doubted = is_nameless(called) || contradicts(seen, called, reader);
  finding.held = seen.alone && seen.best.code != 0 && reader.knows(called);
  if (!finding.doubted || !seen.alone) return finding;
  finding.seen = seen.best.code;
  finding.unknown = may_be_unknown(called, reader);
  finding.sure = seen.best.probability >= kSure && !finding.unknown;
  return finding;
}

}  // namespace

bool is_nameless(char32_t c) {
  if (c == 0 || c == 0xFFFD) return true;
  const auto type = u_charType(static_cast<UChar32>(c));
  return type == U_PRIVATE_USE_CHAR || type == U_UNASSIGNED || type == U_SURROGATE ||
         (type == U_CONTROL_CHAR && !is_blank(c));
}

bool is_foreign(char32_t c) {
  const bool accented = c >= 0xA1 && c <= 0x24F;
  const bool low_quote = c == 0x201A || c == 0x201B || c == 0x201E || c == 0x201F;
  return accented || low_quote;
}

bool all_but_all_held(const TextLayer& layer, const std::vector<GlyphFinding>& findings) {
  constexpr double kNearlyAll = 0.9;
  std::size_t shown = 0;
  std::size_t held = 0;
  for (std::size_t i = 0; i < layer.glyphs.size(); ++i) {
    if (layer.glyphs[i].invisible || is_blank(layer.glyphs[i].unicode)) continue;
    ++shown;
    held += findings[i].held ? 1 : 0;
  }
  return shown > 0 && static_cast<double>(held) >= kNearlyAll * static_cast<double>(shown);
}

std::vector<GlyphFinding> check_glyphs(const TextLayer& layer, LineRecognizer* reader,
                                       ShapeMemory* memory) {
  std::vector<char> wanted(layer.shapes.size(), 0);
  for (const Glyph& glyph : layer.glyphs) {
    if (glyph.shape >= 0 && !glyph.invisible) wanted[static_cast<std::size_t>(glyph.shape)] = 1;
  }
  const std::vector<SeenGlyph> seen = read_shapes(layer, wanted, reader, memory);
  std::map<std::pair<int, char32_t>, GlyphFinding> known;
  std::vector<GlyphFinding> findings(layer.glyphs.size());
  for (std::size_t i = 0; i < layer.glyphs.size(); ++i) {
    const Glyph& glyph = layer.glyphs[i];
    if (glyph.shape < 0 || glyph.invisible) {
      findings[i].doubted = is_nameless(glyph.unicode) && !is_blank(glyph.unicode);
      continue;
    }
    const auto [place, fresh] = known.try_emplace({glyph.shape, glyph.unicode});
    if (fresh) {
      place->second = find(seen[static_cast<std::size_t>(glyph.shape)], glyph.unicode, *reader);
    }
    findings[i] = place->second;
  }
  return findings;
}

}  // namespace gewu
