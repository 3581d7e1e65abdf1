// What the rules of the table do and ask, each under its own name; rule_table.cc says when they run
// and why. For that table alone.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/text.h"
#include "ocr/rules/rule_table.h"

namespace gewu::rule_acts {

using Facts = const LineFacts&;
using Line = LineReading*;
using Read = const LineReading&;
using Cell = const CellFacts&;
using Draft = CellDraft*;
using Drafted = const CellDraft&;

// Keeps a rule that asks nothing but the reading short.
template <void (*Edit)(LineReading*)>
void on_reading(Facts, Line line) {
  Edit(line);
}
template <void (*Edit)(const Image&, LineReading*)>
void on_image(Facts facts, Line line) {
  if (facts.image != nullptr) Edit(*facts.image, line);
}
template <void (*Edit)(std::string*)>
void on_dirty_text(Cell cell, Draft draft) {
  if (cell.peppered) Edit(&draft->text);
}
template <bool (*Odd)(std::u32string_view)>
bool text_is(Cell, Drafted draft) {
  return Odd(decode_utf8(draft.text));
}
template <bool (*Odd)(std::u32string_view)>
bool text_of_tesseract_is(Cell cell, Drafted draft) {
  return cell.by_tesseract && Odd(decode_utf8(draft.text));
}

// Lines.
void settle(Facts, Line);
void join_comparator(Facts, Line);
void keep_hyphens(Facts, Line);
bool flips_comparator(Facts, Read);
bool words_speak_against(Facts, Read);
bool ink_left_over(Facts, Read);
bool point_floats(Facts, Read);
bool digit_too_wide(Facts, Read);
void take_dash_alone(Facts, Line);
bool stroke_may_be_dash(Facts, Read);
bool own_saw_nothing(Facts, Read);
bool stroke_before_digit(Facts, Read);
bool room_for_point(Facts, Read);
bool room_for_dash(Facts, Read);
bool points_differ(Facts, Read);
bool point_may_part_thousands(Facts, Read);
bool odd_unit(Facts, Read);

// Lines of a cell: whether line `i` goes.
bool line_of_dirt(Cell, std::span<const std::string> lines, std::size_t i);
bool rest_of_rule(Cell, std::span<const std::string> lines, std::size_t i);

// Cells.
bool holds_black_square(Cell, Drafted);
bool is_mark_alone(Cell, Drafted);
void drop_mark_alone(Cell, Draft);
void drop_crumbs(Cell, Draft);
bool may_lack_sign(Cell, Drafted);
bool may_lack_point(Cell, Drafted);
void take_layer(Cell, Draft);
void repair_colons(Cell, Draft);
void repair_strays(Cell, Draft);
void repair_doubtful(Cell, Draft);
bool misses_wording(Cell, Drafted);
bool blank_on_rough_paper(Cell, Drafted);
bool fills_cell(Cell, Drafted);
bool hidden_by_seal(Cell, Drafted);
bool under_seal(Cell, Drafted);
bool number_under_grey_seal(Cell, Drafted);

// Lines outside tables.
bool outside_dirt(const OutsideLine& line);
bool outside_scrap(const OutsideLine& line);
bool outside_edge(const OutsideLine& line);

}  // namespace gewu::rule_acts
