// What dirt is read as: marks where no writer sets any. On peppered pages (see PageInk) it lies
// everywhere, on all scans at the paper's edge.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/geometry.h"

namespace gewu {

/// True for UTF-8 text of nothing but marks that no writer sets alone in a line. (A minus or a
/// point alone is no part of a number, either.)
bool is_dirt(std::string_view text);

/// Takes marks off the ends of a cell's UTF-8 text that nothing begins or ends with: 、 in front,
/// ~ behind, a point behind a number (not that of a list), a colon behind 产出指标.
void drop_strays_at_ends(std::string* text);

/// Takes out marks inside that nobody writes there: a point between a comparator or colon and a
/// number, a point or comma before a bracket or just within one, a second colon or equals sign.
void drop_strays_inside(std::string* text);

/// Whether the first of a cell's lines is what a ruling line left of itself above the text: 一,
/// which stands alone in a line only where text is set in a column.
bool begins_with_rule(std::span<const std::string> lines);

/// Whether a line of text outside tables, `height` high (in em of the page's text), is a single Han
/// character far too low for one: a scrap of a watermark or a stamp.
bool is_scrap(std::string_view text, double height);

/// Whether a line of text outside tables is what shadows leave at the paper's edge: a single bar or
/// point so near to it that nothing is printed there. `box` in page units, as width and height are.
bool is_edge_mark(std::string_view text, const PointRect& box, double width, double height);

}  // namespace gewu
