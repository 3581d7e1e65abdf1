// Which lines belong together: paragraph ends inside cells, and the text outside tables.
#pragma once

#include <string>
#include <vector>

#include "base/geometry.h"
#include "base/text_table.h"

namespace gewu {

/// A line of text that has been read. Boxes in upright pixels.
struct TextLine {
  PointRect box;
  double em = 0;
  std::string text;
  double confidence = 1;
  TextSource source = TextSource::Ocr;
};

/// Joins the lines of a cell whose inside reaches from `left` to `right`. A line break is kept
/// (as '\n') only after a line that ends so early that the next line's first word would have had
/// room, in a cell that is set flush left; in others, unless every line is a complete value (a
/// number, a code, a target), only before the next point of a list.
std::string join_lines(const std::vector<TextLine>& lines, double left, double right);

/// How many em the last of the cell's lines leaves free in a cell whose inside reaches from `left`
/// to `right`, however it is aligned; -1 where there is no line.
double room_behind(const std::vector<TextLine>& lines, double left, double right);

/// Groups lines outside tables to paragraphs, in reading order. Boxes stay in upright pixels,
/// font_size in pixels.
std::vector<Paragraph> make_paragraphs(std::vector<TextLine> lines);

}  // namespace gewu
