// The text of one cell from its pixels.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "ocr/ink/page_ink.h"
#include "ocr/line/line_queue.h"
#include "ocr/outside/paragraphs.h"
#include "ocr/rules/rule_table.h"

namespace gewu {

/// A cell whose lines wait in a queue.
struct QueuedCell {
  PixelRect box;  ///< upright pixels
  bool inked = false;
  bool stacked = false;
  double em = 0;                 ///< pixels
  std::vector<std::size_t> ids;  ///< in the queue, one per line; one in all if stacked
  std::vector<PointRect> boxes;  ///< of the lines' ink, upright pixels
  bool may_lack_point = false;   ///< what may have been a decimal point was taken for dirt
  bool may_lack_sign = false;    ///< likewise a pale sign before it for a watermark or a stamp
  bool rough = false;            ///< blank, on paper too uneven to be sure; see paper_noise.h
  bool pale = false;             ///< none of its ink is as dark as the page's print
  bool crumbs = false;  ///< on a peppered page: nothing larger than crumbs of a thin stroke
};

/// Finds the lines in `box` and queues them. A blank cell queues nothing.
QueuedCell queue_cell(const PageInk& page, const PixelRect& box, LineQueue* queue,
                      Opinions opinions = Opinions::AsNeeded);

/// After queue->read(): the cell's text, tidied, with what the rules up to those of the text itself
/// made of it; its confidence is that the whole cell is right. A blank cell is read as empty with
/// high confidence.
CellDraft read_cell(const QueuedCell& cell, const LineQueue& queue, const RuleIds& without = {});

/// What is known about it for the rules: all but what lies on the page there.
CellFacts cell_facts(const QueuedCell& cell, const LineQueue& queue, const RuleIds& without);

/// What an empty cell found blank by its pixels is worth.
inline constexpr double kBlankConfidence = 0.999;

}  // namespace gewu
