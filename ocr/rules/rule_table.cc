#include "ocr/rules/rule_table.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/sign_classes.h"
#include "base/text.h"
#include "layout/page/page_layout.h"
#include "ocr/cell_rules/cell_doubt.h"
#include "ocr/cell_rules/dirt.h"
#include "ocr/cell_rules/wording_repair.h"
#include "ocr/layer/layer_trust.h"
#include "ocr/line_doubts/number_doubts.h"
#include "ocr/line_doubts/stroke_shape.h"
#include "ocr/line_doubts/unread_ink.h"
#include "ocr/line_doubts/word_choice.h"
#include "ocr/line_rules/arbitration.h"
#include "ocr/line_rules/dash_width.h"
#include "ocr/line_rules/point_place.h"
#include "ocr/line_rules/punctuation_width.h"
#include "ocr/line_rules/sign_context.h"
#include "ocr/line_rules/split_comparator.h"
#include "ocr/line_rules/tesseract_quirks.h"
#include "ocr/rules/measured_doubts.h"

namespace gewu {
namespace {

using Stage = RuleStage;
using Facts = const LineFacts&;
using Line = LineReading*;
using Read = const LineReading&;
using Cell = const CellFacts&;
using Draft = CellDraft*;
using Drafted = const CellDraft&;

// What shapes, ink or words speak against is worth no more than this.
constexpr double kContradicted = 0.5;
// What a text itself speaks against: well below what goes without review; nearer is not known.
constexpr double kOdd = 0.8;
// What may not be all that was printed: below any threshold of review.
constexpr double kDoubted = 0.9;
// A wording that the vocabulary of the forms has mended, a text with strokes under a seal.
constexpr double kNearlySure = 0.985;
// The text of a hidden layer that has proved right all over the page.
constexpr double kProvenLayer = 0.99;

// Keeps a rule that asks nothing but the reading short.
template <void (*Edit)(LineReading*)>
void on_reading(Facts, Line line) {
  Edit(line);
}
template <void (*Edit)(const Image&, LineReading*)>
void on_image(Facts facts, Line line) {
  Edit(*facts.image, line);
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

void settle(Facts facts, Line line) {
  if (facts.second != nullptr) settle_by_second(*facts.second, line);
}
void join_comparator(Facts facts, Line line) { mend_split_comparator(facts.peppered, line); }
void keep_hyphens(Facts facts, Line line) {
  if (facts.by_own) tell_hyphens(line);
}

bool flips_comparator(Facts facts, Read line) {
  if (line.chars.empty() || !is_comparator(line.chars.front().code)) return false;
  return facts.shape_of_sign != 0 && facts.shape_of_sign != line.chars.front().code;
}
bool words_speak_against(Facts facts, Read line) {
  return facts.words != nullptr && words_doubt(*facts.words, line);
}
bool ink_left_over(Facts facts, Read line) {
  return facts.by_own && leaves_ink_unread(*facts.image, line);
}
bool point_floats(Facts facts, Read line) {
  return facts.by_own && has_floating_point(*facts.image, line);
}
bool digit_too_wide(Facts facts, Read line) {
  return facts.by_own && facts.peppered && has_wide_digit(*facts.image, line);
}
void take_dash_alone(Facts facts, Line line) {
  if (!facts.by_own || line->chars.size() != 1 || line->chars.front().code != U'一') return;
  if (stroke_shape(*facts.image) == StrokeShape::Thin) line->chars.front().code = U'—';
}
bool stroke_may_be_dash(Facts facts, Read line) {
  if (line.chars.size() > 1) return is_row_of_strokes(line);
  return line.chars.size() == 1 && line.chars.front().code == U'一' &&
         stroke_shape(*facts.image) != StrokeShape::Serif;
}
bool own_saw_nothing(Facts facts, Read line) {
  return facts.own_saw_nothing && !line.chars.empty();
}
bool stroke_before_digit(Facts, Read line) { return has_stroke_before_digit(line); }
bool room_for_point(Facts facts, Read line) { return facts.by_own && has_room_for_point(line); }
bool points_differ(Facts facts, Read line) {
  return facts.second != nullptr && differ_in_points(*facts.second, line);
}
bool point_may_part_thousands(Facts facts, Read line) {
  return facts.by_own && may_part_thousands(line);
}
bool odd_unit(Facts, Read line) { return ends_in_odd_unit(line); }

bool line_of_dirt(Cell cell, std::span<const std::string> lines, std::size_t i) {
  return cell.peppered && lines.size() > 1 && is_dirt(lines[i]);
}
bool rest_of_rule(Cell, std::span<const std::string> lines, std::size_t i) {
  return i == 0 && begins_with_rule(lines);
}

bool holds_black_square(Cell cell, Drafted draft) {
  return cell.peppered && draft.text.find("■") != std::string::npos;
}
bool is_mark_alone(Cell cell, Drafted draft) { return cell.peppered && is_dirt(draft.text); }
bool is_stroke_alone(const std::string& text) {
  const std::u32string codes = decode_utf8(text);
  return codes.size() == 1 && is_level_stroke(codes.front());
}
void drop_mark_alone(Cell cell, Draft draft) {
  if (cell.peppered && is_dirt(draft->text) && !is_stroke_alone(draft->text)) draft->text.clear();
}
void drop_crumbs(Cell cell, Draft draft) {
  const bool sure = draft->doubts.empty() && draft->confidence >= cell.sure;
  if (cell.crumbs && !sure && !is_stroke_alone(draft->text)) draft->text.clear();
}
bool holds_digit(Drafted draft) { return gewu::holds_digit(decode_utf8(draft.text)); }
bool begins_with_digit(Drafted draft) {
  const std::u32string codes = decode_utf8(draft.text);
  return !codes.empty() && is_digit_of_any_width(codes.front());
}
bool may_lack_sign(Cell cell, Drafted draft) {
  return cell.may_lack_sign && begins_with_digit(draft);
}
bool may_lack_point(Cell cell, Drafted draft) { return cell.may_lack_point && holds_digit(draft); }

void take_layer(Cell cell, Draft draft) {
  if (!cell.layer || draft->confidence >= cell.sure) return;
  if (same_text(*cell.layer, draft->text) || !may_replace(*cell.layer, draft->text)) return;
  draft->text = *cell.layer;
  draft->source = TextSource::TextLayer;
}

void repair_by(std::optional<std::string> (*mended)(std::string_view), Draft draft) {
  if (draft->source == TextSource::TextLayer || draft->source == TextSource::Blank) return;
  // Not the 、 of a list: its numeral is lost, and what is left is no whole wording.
  if (draft->text.starts_with("、")) return;
  const std::optional<std::string> wording = mended(draft->text);
  if (!wording || *wording == draft->text) return;
  draft->text = *wording;
  draft->source = TextSource::Repaired;
}
void repair_colons(Cell, Draft draft) { repair_by(mend_label_colons, draft); }
void repair_strays(Cell, Draft draft) { repair_by(mend_wording_strays, draft); }
void repair_doubtful(Cell cell, Draft draft) {
  if (draft->confidence < cell.sure) repair_by(repair_wording, draft);
}
bool misses_wording(Cell cell, Drafted draft) {
  return draft.source == TextSource::Ocr && draft.confidence >= cell.sure &&
         is_almost_wording(draft.text);
}

bool blank_on_rough_paper(Cell cell, Drafted draft) { return cell.rough && draft.text.empty(); }
bool fills_cell(Cell cell, Drafted draft) {
  constexpr double kMostOfCell = 0.8;
  return cell.widest_line >= kMostOfCell && is_stroke_alone(draft.text);
}
bool hidden_by_seal(Cell cell, Drafted) { return cell.seal >= kDoubtfulUnderSeal; }
bool under_seal(Cell cell, Drafted) { return cell.seal != 0 && cell.inked; }
bool number_under_grey_seal(Cell cell, Drafted draft) {
  return cell.line_under_grey_seal && holds_digit(draft);
}

bool outside_dirt(const OutsideLine& line) { return line.peppered && is_dirt(line.text); }
bool outside_scrap(const OutsideLine& line) { return is_scrap(line.text, line.height); }
bool outside_edge(const OutsideLine& line) {
  return is_edge_mark(line.text, line.box, line.page_width, line.page_height);
}

constexpr Rule kRules[] = {
    // What Tesseract gets wrong in the same way everywhere.
    {"mark-on-paper", Stage::SecondReading, "marks end a line and stand where there is no ink",
     "they go", on_image<drop_marks_on_paper>},
    {"angle-bracket", Stage::SecondReading, "〈 or 〉 is read", "it is ( or )",
     on_reading<plain_brackets>},
    {"torn-sign", Stage::SecondReading,
     "% is followed by a digit or preceded by an o, a bracket or % by its like",
     "the pieces of one torn sign become one", on_reading<join_torn_signs>},
    {"rate-unit", Stage::SecondAlone, "a line ends in (), (9) or (% behind 率 or 度",
     "that is (%), at a probability of a half", on_reading<mend_rate_unit>},

    // One line: what two readers say, and what can stand where.
    {"second-reader", Stage::Settling,
     "ours doubts a character, and Tesseract reads what ours would have taken next",
     "that one is taken", settle},
    {"point-or-comma", Stage::Settling,
     "Tesseract reads the same digits with other points or commas",
     "a point or comma may be lost, or be the other", points_differ, kDoubted},
    {"hyphen", Stage::Reading,
     "a dash that may be a hyphen keeps two numbers no farther apart than one does",
     "it is a hyphen", keep_hyphens},
    {"low-point", Stage::Reading,
     "a middle point lies low in the line, or a point of Latin text stands between or behind Han",
     "it is what stands there at the foot: 。 ， 、 or a decimal point; one that lies high between "
     "Han is ·",
     on_image<mend_low_points>},
    {"numeral-six", Stage::Reading, "Ⅵ stands before a digit", "it is \\ and 1",
     on_reading<part_numeral_six>},
    {"stroke-for-one", Stage::Reading,
     "I l | ! before a digit, alone, or like ] behind a number's last digit, 1 being seen as well",
     "it is 1", on_reading<take_stroke_for_one>},
    {"list-point", Stage::Reading, "a comma between the number that begins a line and Han",
     "it is the . or 、 that was seen as well", on_reading<take_comma_for_list_point>},
    {"comma-for-point", Stage::Reading, "a comma of a number that parts no thousands",
     "it is the point that was seen as well", on_reading<take_comma_for_point>},
    {"plus-minus", Stage::Reading, "± between Han", "it is the Han that was seen as well",
     on_reading<take_plus_minus_for_han>},
    {"division", Stage::Reading, "÷ before Han", "it is the colon that was seen as well",
     on_reading<take_division_for_colon>},
    {"point-for-comma", Stage::Reading, "a point between a number within a sentence and Han",
     "it is the comma that was seen as well", on_reading<take_point_for_comma>},
    {"unit", Stage::Reading,
     "a number ends the line in a Han that is no unit and of which the reader is not sure",
     "it is the unit that was seen as well", on_reading<take_han_for_unit>},
    {"nought", Stage::Reading, "O, or a ring that may be 0, alone", "it is 0",
     on_reading<take_round_for_nought>},
    {"closing-quote", Stage::Reading,
     "a straight or single quotation mark while a curved one is open", "it closes that one",
     on_reading<take_quote_for_closing>},
    {"split-comparator", Stage::LastEdits, "> or <, one or two doubtful bars or points, a digit",
     "these are one =", join_comparator, kContradicted},
    {"dash-in-range", Stage::LastEdits, "一 between a number, 年 or a letter and a digit",
     "it is the dash that was seen as well, or —", on_reading<take_stroke_for_dash>, kDoubted},
    {"dash-alone", Stage::LastEdits, "一 alone in a line is even, and too thin for 一", "it is —",
     take_dash_alone, kDoubted},
    {"printed-width", Stage::Widths,
     ", ; : ( ) ! ? was printed an em wide, or stands beside Han on a page that prints them so",
     "it is the full-width sign: the reader's alphabet knows no widths", restore_widths},

    // One line: what speaks against it.
    {"unread-ink", Stage::LineDoubts, "a digit begins or ends the line, and ink lies beyond it",
     "a character was left out", ink_left_over, kContradicted},
    {"floating-point", Stage::LineDoubts, "a point between digits floats above their feet",
     "it may be dirt", point_floats, kContradicted},
    {"wide-digit", Stage::LineDoubts,
     "on a peppered page a digit's ink is wider than a digit in any face",
     "a point may have run into it", digit_too_wide, kContradicted},
    {"words", Stage::LineDoubts, "the words speak strongly for a character's second choice",
     "the first may be misread", words_speak_against, kContradicted},
    {"comparator-shape", Stage::LineDoubts,
     "a comparator begins the line, and its shape is another's",
     "a comparator that flips is the worst error there is", flips_comparator, kContradicted},
    {"odd-unit", Stage::LineDoubts,
     "a number ends the line in a Han that is no unit, and a unit was seen as well",
     "it may be the unit", odd_unit, kContradicted},
    {"room-for-point", Stage::LineDoubts,
     "two digits of a number stand apart as they do around a point", "a pale point may be lost",
     room_for_point, kOdd},
    {"three-decimals", Stage::LineDoubts,
     "three digits follow the only point of a number, which may be a comma",
     "a thousand may have become one", point_may_part_thousands, kDoubted},
    {"stroke-before-digit", Stage::LineDoubts, "一 stands before a digit",
     "it may be a dash, or a ruling line between two texts", stroke_before_digit, kContradicted},
    {"stroke-or-dash", Stage::LineDoubts,
     "一 alone in a line does not thicken at its right end, or stands among dashes or its like "
     "alone",
     "it may be a dash", stroke_may_be_dash, kOdd},
    {"own-saw-nothing", Stage::LineDoubts, "our reader saw no character, and Tesseract read a text",
     "it makes text of worn print and dirt, often surely", own_saw_nothing, kContradicted},

    // The lines of a cell.
    {"dirt-line", Stage::CellLines, "on a peppered page one of several lines holds marks alone",
     "it goes", line_of_dirt},
    {"rule-above", Stage::CellLines, "the first line is one level stroke, the next a text",
     "it goes: a ruling line left it", rest_of_rule, kDoubted},

    // The text of a cell.
    {"strays-at-ends", Stage::CellText,
     "on a peppered page a text begins or ends in marks that nothing begins or ends with",
     "they go", on_dirty_text<drop_strays_at_ends>, kDoubted},
    {"strays-inside", Stage::CellText,
     "on a peppered page a mark stands inside where nobody writes one", "it goes",
     on_dirty_text<drop_strays_inside>, kDoubted},
    {"black-square", Stage::CellText, "on a peppered page the text holds ■",
     "a character whose strokes ran together looks like one", holds_black_square, kDoubted},
    {"mark-alone", Stage::CellText, "on a peppered page the text is marks alone", "it may be dirt",
     is_mark_alone, kDoubted},
    {"dirt-alone", Stage::CellText, "likewise, and it is no dash", "it goes", drop_mark_alone,
     kDoubted},
    {"crumbs", Stage::CellText,
     "on a peppered page a cell holds nothing larger than crumbs, which were not read surely",
     "the text goes, unless it is a dash", drop_crumbs, kDoubted},
    {"half-bracket", Stage::CellText, "a bracket lacks its other half",
     "printed so about once in a thousand cells, misread so often", text_is<lacks_half_of_bracket>,
     kOdd},
    {"odd-comma", Stage::CellText, "a comma in a number parts no thousands", "it may be a point",
     text_is<has_odd_comma>, kOdd},
    {"odd-point", Stage::CellText, "a point begins a number behind a colon or comparator",
     "it is dirt, or digits are lost", text_is<has_odd_point>, kOdd},
    {"rare-sign", Stage::CellText, "≠ or ÷", "dirt makes them of others; forms hardly hold any",
     text_is<holds_rare_sign>, kOdd},
    {"equals-alone", Stage::CellText, "= alone", "二 and 三 are level strokes too",
     text_is<is_equals_alone>, kOdd},
    {"rings-alone", Stage::CellText, "several letters O alone",
     "full stops that fill a cell are read so", text_is<is_rings_alone>, kOdd},
    {"lost-numeral", Stage::CellText, "、 begins the text, or 般 stands without 一",
     "pale print loses level strokes first: 13 of 19 wrong cells that nothing marked on 40 real "
     "pages under Augraphy's damage, in none of 62,410 right texts",
     text_is<lacks_its_numeral>, kOdd},
    {"points-for-commas", Stage::CellText, "points part the thousands of a number (12.296.35)",
     "they are commas, or digits are lost", text_is<has_points_for_commas>, kOdd},
    {"invented-sign", Stage::CellText, "≥ ※ ≈ and their like beside a Latin letter",
     "a reader makes them of type that it does not know", text_is<holds_invented_sign>,
     kContradicted},
    {"lone-character", Stage::CellText, "Tesseract alone read one character that is no digit",
     "it takes lone digits for characters, surely", text_of_tesseract_is<is_lone_character>, kOdd},
    {"no-number", Stage::CellText, "Tesseract alone read a comparator without a digit", "likewise",
     text_of_tesseract_is<lacks_its_number>, kOdd},
    {"lost-sign", Stage::CellText,
     "a number begins the cell, before which pale ink was taken for a watermark or a stamp",
     "its comparator may be lost", may_lack_sign, kDoubted},
    {"lost-point", Stage::CellText,
     "a text with digits, between which a speck was taken out where points stand",
     "a point may be lost", may_lack_point, kDoubted},

    // The text of a cell beside what is known besides.
    {"hidden-layer", Stage::Layer,
     "a doubtful text differs little from a hidden text layer that has proved right on the page",
     "the layer's is taken", take_layer, 1, kProvenLayer},
    {"label-colon", Stage::Wording, "; behind a label, an amount or label following",
     "it is :", repair_colons, kNearlySure},
    {"wording-strays", Stage::Wording, "marks stand inside a label or the name of a level",
     "they go", repair_strays, kNearlySure},
    {"wording", Stage::Wording,
     "a doubtful text is a label or the name of a level but for a character or two, and no other",
     "it is that wording", repair_doubtful, 1, kNearlySure},
    {"almost-wording", Stage::Wording,
     "a sure text is such a wording and 一 beside it, or ; behind it",
     "more often misread than printed so", misses_wording, kDoubted},
    {"rough-paper", Stage::Place,
     "a blank cell whose paper is as uneven as the palest print, or bears marks as pale",
     "print may go unseen there", blank_on_rough_paper, kDoubted},
    {"fills-cell", Stage::Place, "a level stroke alone is nearly as wide as its cell",
     "it may be a ruling line", fills_cell, kContradicted},
    {"hidden-by-seal", Stage::Place, "a seal hides what lies under it", "nobody can know",
     hidden_by_seal, kDoubted},
    {"under-seal", Stage::Place, "a seal lies over the text", "strokes are lost that nobody misses",
     under_seal, kNearlySure},
    {"number-under-grey-seal", Stage::Place, "a grey seal lies over a line of a text with digits",
     "what it leaves of thin strokes makes points of commas", number_under_grey_seal, kDoubted},

    // Lines outside tables.
    {"outside-dirt", Stage::Outside, "on a peppered page a line holds marks alone", "it goes",
     outside_dirt},
    {"outside-scrap", Stage::Outside, "a single Han far too low for one",
     "it goes: a scrap of a watermark or seal", outside_scrap},
    {"outside-edge", Stage::Outside, "a single bar or point at the paper's edge",
     "it goes: a shadow", outside_edge},
};

constexpr std::array<std::string_view, kRuleStages> kStageNames = {
    "second-reading", "second-alone", "settling", "reading", "last-edits", "widths", "line-doubts",
    "cell-lines",     "cell-text",    "layer",    "wording", "place",      "outside"};

}  // namespace

std::span<const Rule> rule_table() {
  static const std::vector<Rule> kTable = [] {
    std::vector<Rule> rules(std::begin(kRules), std::end(kRules));
    for (Rule& rule : rules) {
      const MeasuredDoubt* measured = measured_doubt(rule.id);
      if (measured != nullptr) rule.cap = measured->share_right();
    }
    return rules;
  }();
  return kTable;
}

std::string_view rule_stage_name(RuleStage stage) {
  return kStageNames[static_cast<std::size_t>(stage)];
}

bool is_edit(const Rule& rule) {
  return !std::holds_alternative<LineDoubt>(rule.act) &&
         !std::holds_alternative<CellDoubt>(rule.act);
}

}  // namespace gewu
