#include "ocr/cell/text_cell.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "layout/ink/blank.h"
#include "ocr/cell/doubted_cell.h"
#include "ocr/cell_rules/under_seal.h"
#include "ocr/layer/glyph_check.h"
#include "ocr/layer/layer_trust.h"
#include "ocr/rules/apply_rules.h"

namespace gewu {
namespace {

// A text layer that does not agree with the pixels, with nobody to read those.
constexpr double kUncheckedConfidence = 0.9;
// A hidden layer that agrees leaves this share of the doubt.
constexpr double kThirdOpinion = 0.3;

double less_doubtful(double confidence) { return 1 - (1 - confidence) * kThirdOpinion; }

void hear_layer(const CellFacts& facts, CellDraft* draft) {
  if (!facts.layer || !same_text(*facts.layer, draft->text)) return;
  draft->confidence = less_doubtful(draft->confidence);
  for (Doubt& doubt : draft->doubts) doubt.cap = less_doubtful(doubt.cap);
}

void take_draft(CellDraft draft, TextCell* cell) {
  cell->has_raw = draft.raw != draft.text;
  if (cell->has_raw) cell->raw = std::move(draft.raw);
  cell->text = std::move(draft.text);
  cell->source = draft.source;
  cell->confidence = draft.confidence;
  cell->edits = std::move(draft.edits);
  cell->doubts = std::move(draft.doubts);
}

double room_of(const QueuedCell& cell) {
  if (cell.stacked) return -1;
  std::vector<TextLine> lines;
  lines.reserve(cell.boxes.size());
  for (const PointRect& box : cell.boxes) lines.push_back({box, cell.em, "", 1, TextSource::Ocr});
  return room_behind(lines, cell.box.x0, cell.box.x1);
}

// The pixels of one cell show a part of a word that runs over its border.
void doubt_overrun(TextCell* cell) {
  cell->doubts.push_back({"over-border", kUncheckedConfidence});
  cell->confidence = std::min(cell->confidence, kUncheckedConfidence);
}

}  // namespace

void CellReader::take_layer(const CellWork& work, TextCell* cell) const {
  cell->text = glyph_cell_text(work, layout->turned);
  cell->room = glyph_cell_room(work, layout->turned);
  cell->source = cell->text.empty() ? TextSource::Blank : TextSource::TextLayer;
  const bool agrees = work.match == LayerMatch::Agrees;
  const bool named = std::none_of(work.glyphs.begin(), work.glyphs.end(), [](const PlacedGlyph& g) {
    return g.meant == 0 && is_nameless(g.glyph->unicode) && !is_blank(g.glyph->unicode);
  });
  cell->confidence = agrees && named ? kLayerConfidence : kUncheckedConfidence;
}

void CellReader::take_pixels(const CellWork& work, TextCell* cell) const {
  if (plan->use_layer && work.match == LayerMatch::Agrees && is_doubted(work)) {
    settle_doubted(work, read_cell(work.queued, *queue, *without), layout->turned, cell);
    cell->room = glyph_cell_room(work, layout->turned);
    return;
  }
  cell->room = room_of(work.queued);
  CellFacts facts = cell_facts(work.queued, *queue, *without);
  facts.seal = seal_over(*layout, work.cell->box);
  facts.line_under_grey_seal = has_line_under_grey_seal(*layout, work.queued.boxes);
  if (plan->hidden_is_right && !work.glyphs.empty()) {
    facts.layer = glyph_cell_text(work, layout->turned);
  }
  CellDraft draft = read_cell(work.queued, *queue, *without);
  hear_layer(facts, &draft);
  for (RuleStage stage : {RuleStage::Layer, RuleStage::Wording, RuleStage::Place}) {
    apply_to_cell(stage, facts, &draft);
  }
  take_draft(std::move(draft), cell);
  if (work.overrun) doubt_overrun(cell);
}

TextCell CellReader::read(const CellWork& work) const {
  TextCell cell;
  cell.row = work.cell->row;
  cell.col = work.cell->col;
  cell.row_span = work.cell->row_span;
  cell.col_span = work.cell->col_span;
  cell.box = layout->transform.to_page(work.cell->box);
  if (work.by_pixels) {
    take_pixels(work, &cell);
  } else if (plan->use_layer) {
    take_layer(work, &cell);
  } else {
    cell.confidence = is_blank(*layout, work.cell->box) ? kBlankConfidence : 0;
  }
  return cell;
}

}  // namespace gewu
