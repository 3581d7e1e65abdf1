#include "records/stray_letters.h"

#include <algorithm>

#include "base/text.h"

namespace gewu {

namespace {

/// The part of the cell that lies on the page of the edge.
const PointRect& box_at(const TextCell& cell, bool lower_edge) {
  return lower_edge && !cell.more_parts.empty() ? cell.more_parts.back().box : cell.box;
}

}  // namespace

bool is_stray(const Paragraph& paragraph, const PointRect& table) {
  constexpr size_t kMostLetters = 2;
  const PointRect& box = paragraph.box;
  const double gap = std::max(box.y0 - table.y1, table.y0 - box.y1);
  return gap < box.height() && box.x0 >= table.x0 && box.x1 <= table.x1 &&
         decode_utf8(fold_text(paragraph.text)).size() <= kMostLetters;
}

void take_in_strays(const std::vector<const Paragraph*>& outside, bool lower_edge,
                    const PointRect& page_box, TextTable* table) {
  for (const Paragraph* paragraph : outside) {
    if (!is_stray(*paragraph, page_box)) continue;
    const double x = paragraph->box.centre().x;
    const auto cell = std::find_if(table->cells.begin(), table->cells.end(), [&](const auto& c) {
      const PointRect& box = box_at(c, lower_edge);
      const bool at_edge = lower_edge ? c.last_row() == table->rows - 1 : c.row == 0;
      return at_edge && x > box.x0 && x < box.x1;
    });
    if (cell == table->cells.end()) continue;
    if (cell->text.empty()) cell->source = paragraph->source;
    cell->text = lower_edge ? cell->text + paragraph->text : paragraph->text + cell->text;
    cell->confidence = std::min(cell->confidence, paragraph->confidence);
    cell->review = true;
  }
}

}  // namespace gewu
