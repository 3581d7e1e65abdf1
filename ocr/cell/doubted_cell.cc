#include "ocr/cell/doubted_cell.h"

#include <algorithm>

#include "base/text.h"
#include "ocr/cell/filled_text.h"
#include "ocr/layer/layer_trust.h"
#include "ocr/line/confidence.h"

namespace gewu {

namespace {

// Layer, outline and pixels agree: wrong about as rarely as a reading on which both readers agree.
constexpr double kProved = 0.995;
constexpr const char* kRule = "layer-glyph";
// Stands for a character of which nothing is known.
constexpr char32_t kGap = U'〓';
// They do not: below any threshold of review.
constexpr double kOpen = 0.9;
// A reading of the pixels below this proves nothing.
constexpr double kLeastProof = 0.8;
// Of an em: half-width marks take some 0.3 to 0.6 of it.
constexpr double kFullWidth = 0.9;
// From this share of the glyphs on, it is the layer that is wrong, not single codes of it.
constexpr double kMostly = 0.3;

/// The layer's text with every doubted glyph as what it looks like; `unknown`: where that is not
/// known; 0: as the file names it.
std::string seen_text(const CellWork& work, int turned, char32_t unknown) {
  CellWork seen = work;
  for (PlacedGlyph& glyph : seen.glyphs) {
    if (!glyph.doubted || glyph.unknown) continue;
    glyph.meant = glyph.seen != 0 ? glyph.seen : unknown;
  }
  return glyph_cell_text(seen, turned);
}

/// The layer's text with a gap for every doubted glyph.
std::string proved_text(const CellWork& work, int turned) {
  CellWork proved = work;
  for (PlacedGlyph& glyph : proved.glyphs) {
    if (glyph.doubted && !glyph.unknown) glyph.meant = kGap;
  }
  return glyph_cell_text(proved, turned);
}

/// The layer's text as the file names its characters.
std::string named_text(const CellWork& work, int turned) {
  CellWork named = work;
  for (PlacedGlyph& glyph : named.glyphs) glyph.meant = 0;
  return glyph_cell_text(named, turned);
}

/// Whether a glyph of it is doubted for being unknown.
bool holds_unknown(const CellWork& work) {
  return std::any_of(work.glyphs.begin(), work.glyphs.end(),
                     [](const PlacedGlyph& glyph) { return glyph.doubted && glyph.unknown; });
}

/// Whether no doubted glyph can be anything but what it looks like.
bool all_sure(const CellWork& work) {
  return std::all_of(work.glyphs.begin(), work.glyphs.end(),
                     [](const PlacedGlyph& glyph) { return !glyph.doubted || glyph.sure; });
}

/// Whether the pixels were read otherwise also where the layer's glyphs are known to be right.
bool pixels_err_elsewhere(const CellWork& work, const std::string& pixels, int turned) {
  return !same_text(filled_text(proved_text(work, turned), kGap, pixels), pixels);
}

void set_text(const std::string& text, TextSource source, double confidence, TextCell* cell) {
  cell->text = text;
  cell->source = text.empty() ? TextSource::Blank : source;
  cell->confidence = confidence;
}

/// A bracket or colon that takes the room of an ideograph is the full-width one.
char32_t as_wide(char32_t seen, const PlacedGlyph& glyph) {
  const bool mark = std::u32string_view(U"()[],:;!?<>=~%").find(seen) != std::u32string_view::npos;
  const bool wide = glyph.box.width() >= kFullWidth * glyph.em;
  return mark && wide ? seen + (0xFF01 - U'!') : seen;
}

/// Whether a doubted glyph is a small mark: of one by itself a reader sees too little to be sure.
bool doubts_a_mark(const CellWork& work) {
  constexpr std::u32string_view kMarks = U"，。、；：,.;:·•'’‘`";
  return std::any_of(work.glyphs.begin(), work.glyphs.end(), [&](const PlacedGlyph& glyph) {
    return glyph.doubted && kMarks.find(glyph.seen) != std::u32string_view::npos &&
           is_nameless(glyph.glyph->unicode);
  });
}

}  // namespace

void mark_doubted(const std::vector<GlyphFinding>& findings, std::vector<PlacedGlyph>* glyphs) {
  for (std::size_t i = 0; i < glyphs->size() && i < findings.size(); ++i) {
    PlacedGlyph& glyph = (*glyphs)[i];
    glyph.doubted = findings[i].doubted;
    glyph.seen = as_wide(findings[i].seen, glyph);
    glyph.sure = findings[i].sure;
    glyph.unknown = findings[i].unknown;
    const char32_t named = glyph.glyph->unicode;
    if (glyph.doubted && glyph.sure && (is_nameless(named) || named == 0x201E || named == 0x201F)) {
      glyph.meant = glyph.seen;
    }
  }
}

bool mostly_doubted(const std::vector<std::vector<CellWork>>& work) {
  std::size_t written = 0;
  std::size_t doubted = 0;
  for (const std::vector<CellWork>& cells : work) {
    for (const CellWork& cell : cells) {
      for (const PlacedGlyph& glyph : cell.glyphs) {
        written += is_blank(glyph.glyph->unicode) ? 0 : 1;
        doubted += glyph.doubted ? 1 : 0;
      }
    }
  }
  return static_cast<double>(doubted) > kMostly * static_cast<double>(written);
}

void settle_doubted(const CellWork& work, const CellDraft& pixels, int turned, TextCell* cell) {
  const std::string layer = glyph_cell_text(work, turned);
  const std::string seen = seen_text(work, turned, 0);
  const std::string gapped = seen_text(work, turned, kGap);
  const bool proof = pixels.confidence >= kLeastProof;
  const std::string named = named_text(work, turned);
  if (holds_unknown(work)) {
    // The pixels are read by the same reader, who does not know it either.
    set_text(seen, seen == named ? TextSource::TextLayer : TextSource::Repaired, kOpen, cell);
    cell->doubts.push_back({kRule, kOpen});
    cell->raw = named;
    cell->has_raw = named != seen;
  } else if (proof && seen != named && same_text(seen, pixels.text)) {
    set_text(seen, TextSource::Repaired, doubts_a_mark(work) ? kOpen : kProved, cell);
    cell->edits.push_back({kRule, named, seen});
    cell->raw = named;
    cell->has_raw = true;
  } else if (proof && same_text(layer, pixels.text)) {
    set_text(layer, TextSource::TextLayer, kProved, cell);
  } else if (all_sure(work) || pixels_err_elsewhere(work, pixels.text, turned)) {
    set_text(filled_text(gapped, kGap, pixels.text), TextSource::Repaired, kOpen, cell);
    cell->edits.push_back({kRule, named, cell->text});
    cell->doubts.push_back({kRule, kOpen});
    cell->raw = named;
    cell->has_raw = named != cell->text;
  } else {
    set_text(pixels.text, TextSource::Ocr, std::min(pixels.confidence, kOpen), cell);
    cell->edits = pixels.edits;
    cell->doubts = pixels.doubts;
    cell->doubts.push_back({kRule, kOpen});
    cell->raw = named;
    cell->has_raw = named != pixels.text;
  }
}

}  // namespace gewu
