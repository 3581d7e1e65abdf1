// The paragraphs outside a page's tables.
#pragma once

#include <vector>

#include "base/text_table.h"
#include "ingest/types/page.h"
#include "layout/page/page_layout.h"
#include "ocr/cell/text_plan.h"
#include "ocr/ink/page_ink.h"
#include "ocr/layer/glyph_text.h"
#include "ocr/line/line_queue.h"
#include "ocr/outside/outside_text.h"

namespace gewu {

/// What stands outside the tables: glyphs of the text layer, and lines that were read.
struct OutsideTexts {
  std::vector<PlacedGlyph> glyphs;
  std::vector<QueuedLine> queued;
};

/// Joins both to paragraphs of the page. Where the text layer is used, lines stand only where it
/// has no glyph (in pictures), and only those that were read surely.
std::vector<Paragraph> page_paragraphs(const Page& page, const PageInk& ink, const TextPlan& plan,
                                       const OutsideTexts& texts, const LineQueue& queue,
                                       const RuleIds& without);

}  // namespace gewu
