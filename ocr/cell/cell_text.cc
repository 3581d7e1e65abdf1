#include "ocr/cell/cell_text.h"

#include <algorithm>

#include "base/text.h"
#include "layout/ink/blank.h"
#include "layout/ink/paper_noise.h"
#include "ocr/cut/cut_region.h"
#include "ocr/lines/text_lines.h"
#include "ocr/rules/apply_rules.h"

namespace gewu {

namespace {

PointRect upright_rect(const PixelRect& inner, const PixelRect& region) {
  return {static_cast<double>(inner.x0 + region.x0), static_cast<double>(inner.y0 + region.y0),
          static_cast<double>(inner.x1 + region.x0), static_cast<double>(inner.y1 + region.y0)};
}

// Nothing printed alone in a cell is smaller than this (em).
constexpr double kLeastPrint = 0.2;

bool holds_crumbs_alone(const InkRegion& region, double em) {
  return region.largest < kLeastPrint * em;
}

bool holds_specks_alone(const InkRegion& region, double em) {
  return holds_crumbs_alone(region, em) &&
         std::none_of(region.pieces.begin(), region.pieces.end(),
                      [](const InkPiece& piece) { return piece.broken; });
}

// The lines as `text` has them, joined.
std::string joined(const QueuedCell& cell, const std::vector<std::size_t>& lines,
                   const std::vector<std::string>& texts) {
  std::vector<TextLine> placed;
  placed.reserve(lines.size());
  for (std::size_t i : lines) placed.push_back({cell.boxes[i], cell.em, texts[i]});
  return join_lines(placed, cell.box.x0, cell.box.x1);
}

void append_unknown(const std::vector<Doubt>& doubts, std::vector<Doubt>* all) {
  for (const Doubt& doubt : doubts) {
    const bool known = std::any_of(all->begin(), all->end(),
                                   [&](const Doubt& other) { return other.code == doubt.code; });
    if (!known) all->push_back(doubt);
  }
}

// Takes over what the rules made of the lines that stay.
void take_lines(const QueuedCell& cell, const std::vector<std::size_t>& lines,
                const LineQueue& queue, CellDraft* draft) {
  for (std::size_t i : lines) {
    const DecidedLine& line = queue.at(cell.ids[i]);
    draft->confidence *= line.confidence;
    draft->edits.insert(draft->edits.end(), line.edits.begin(), line.edits.end());
    append_unknown(line.doubts, &draft->doubts);
  }
}

}  // namespace

QueuedCell queue_cell(const PageInk& page, const PixelRect& box, LineQueue* queue,
                      Opinions opinions) {
  QueuedCell cell;
  cell.box = box;
  if (box.empty()) return cell;
  cell.pale = is_blank(*page.layout, box);
  InkRegion region = cut_region(page, box, Border::Ruled, cell.pale ? Tone::Pale : Tone::Dark);
  const bool bare = cell.pale && region.pieces.empty();
  if (bare || (page.peppered && holds_specks_alone(region, page.em))) {
    cell.rough = may_hide_print(*page.layout, box);
    return cell;
  }
  cell.inked = true;
  cell.may_lack_sign = region.may_lack_sign;
  cell.crumbs = page.peppered && holds_crumbs_alone(region, page.em);
  const LineLayout lines = find_text_lines(&region);
  cell.em = lines.em;
  cell.stacked = lines.stacked;
  for (const InkLine& line : lines.lines) {
    cell.may_lack_point = cell.may_lack_point || may_lack_point(region, line);
    cell.boxes.push_back(upright_rect(line.box, region.box));
    if (!lines.stacked) cell.ids.push_back(queue->add(line_image(region, lines, line), opinions));
  }
  if (lines.stacked) cell.ids.push_back(queue->add(stacked_image(region, lines), opinions));
  return cell;
}

CellFacts cell_facts(const QueuedCell& cell, const LineQueue& queue, const RuleIds& without) {
  CellFacts facts;
  facts.inked = cell.inked;
  facts.crumbs = cell.crumbs;
  facts.rough = cell.rough;
  facts.may_lack_point = cell.may_lack_point;
  facts.may_lack_sign = cell.may_lack_sign;
  facts.peppered = !cell.ids.empty() && queue.at(cell.ids.front()).evidence.peppered;
  facts.by_tesseract = std::none_of(cell.ids.begin(), cell.ids.end(),
                                    [&](std::size_t id) { return queue.at(id).evidence.has_own; });
  facts.sure = review_threshold();
  for (const PointRect& line : cell.boxes) {
    facts.widest_line = std::max(facts.widest_line, line.width() / std::max(1, cell.box.width()));
  }
  facts.without = &without;
  return facts;
}

CellDraft read_cell(const QueuedCell& cell, const LineQueue& queue, const RuleIds& without) {
  CellDraft draft;
  if (!cell.inked || cell.ids.empty()) {
    draft.source = cell.inked ? TextSource::Ocr : TextSource::Blank;
    draft.confidence = cell.inked ? 0 : kBlankConfidence;
    return draft;
  }
  std::vector<std::string> texts;
  std::vector<std::string> raws;
  std::vector<std::size_t> all;
  for (std::size_t id : cell.ids) {
    all.push_back(texts.size());
    texts.push_back(queue.at(id).text);
    raws.push_back(queue.at(id).raw);
  }
  const CellFacts facts = cell_facts(cell, queue, without);
  const std::vector<std::size_t> lines = lines_that_stay(facts, texts, &draft);
  take_lines(cell, lines, queue, &draft);
  draft.raw = joined(cell, all, raws);
  draft.text = joined(cell, lines, texts);
  apply_to_cell(RuleStage::CellText, facts, &draft);
  draft.confidence = std::min(draft.confidence, least_cap(draft.doubts));
  return draft;
}

}  // namespace gewu
