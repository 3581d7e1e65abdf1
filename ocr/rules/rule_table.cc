#include "ocr/rules/rule_table.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "ocr/cell_rules/cell_doubt.h"
#include "ocr/cell_rules/dirt.h"
#include "ocr/line_doubts/number_doubts.h"
#include "ocr/line_rules/dash_width.h"
#include "ocr/line_rules/point_place.h"
#include "ocr/line_rules/punctuation_width.h"
#include "ocr/line_rules/sign_context.h"
#include "ocr/line_rules/tesseract_quirks.h"
#include "ocr/rules/measured_doubts.h"
#include "ocr/rules/rule_acts.h"

namespace gewu {
namespace {

using Stage = RuleStage;
namespace acts = rule_acts;

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

constexpr Rule kRules[] = {
    // What Tesseract gets wrong in the same way everywhere.
    {"mark-on-paper", Stage::SecondReading, "marks end a line and stand where there is no ink",
     "they go", acts::on_image<drop_marks_on_paper>},
    {"angle-bracket", Stage::SecondReading, "〈 or 〉 is read", "it is ( or )",
     acts::on_reading<plain_brackets>},
    {"torn-sign", Stage::SecondReading,
     "% is followed by a digit or preceded by an o, a bracket or % by its like",
     "the pieces of one torn sign become one", acts::on_reading<join_torn_signs>},
    {"rate-unit", Stage::SecondAlone, "a line ends in (), (9) or (% behind 率 or 度",
     "that is (%), at a probability of a half", acts::on_reading<mend_rate_unit>},

    // One line: what two readers say, and what can stand where.
    {"second-reader", Stage::Settling,
     "ours doubts a character, and Tesseract reads what ours would have taken next",
     "that one is taken", acts::settle},
    {"point-or-comma", Stage::Settling,
     "Tesseract reads the same digits with other points or commas",
     "a point or comma may be lost, or be the other", acts::points_differ, kDoubted},
    {"hyphen", Stage::Reading,
     "a dash that may be a hyphen keeps two numbers no farther apart than one does",
     "it is a hyphen", acts::keep_hyphens},
    {"low-point", Stage::Reading,
     "a middle point lies low in the line, or a point of Latin text stands between or behind Han",
     "it is what stands there at the foot: 。 ， 、 or a decimal point; one that lies high between "
     "Han is ·",
     acts::on_image<mend_low_points>},
    {"numeral-six", Stage::Reading, "Ⅵ stands before a digit", "it is \\ and 1",
     acts::on_reading<part_numeral_six>},
    {"stroke-for-one", Stage::Reading,
     "I l | ! before a digit, alone, or like ] behind a number's last digit, 1 being seen as well",
     "it is 1", acts::on_reading<take_stroke_for_one>},
    {"list-point", Stage::Reading, "a comma between the number that begins a line and Han",
     "it is the . or 、 that was seen as well", acts::on_reading<take_comma_for_list_point>},
    {"comma-for-point", Stage::Reading, "a comma of a number that parts no thousands",
     "it is the point that was seen as well", acts::on_reading<take_comma_for_point>},
    {"plus-minus", Stage::Reading, "± between Han", "it is the Han that was seen as well",
     acts::on_reading<take_plus_minus_for_han>},
    {"division", Stage::Reading, "÷ before Han", "it is the colon that was seen as well",
     acts::on_reading<take_division_for_colon>},
    {"point-for-comma", Stage::Reading, "a point between a number within a sentence and Han",
     "it is the comma that was seen as well", acts::on_reading<take_point_for_comma>},
    {"unit", Stage::Reading,
     "a number ends the line in a Han that is no unit and of which the reader is not sure",
     "it is the unit that was seen as well", acts::on_reading<take_han_for_unit>},
    {"nought", Stage::Reading, "O, or a ring that may be 0, alone", "it is 0",
     acts::on_reading<take_round_for_nought>},
    {"closing-quote", Stage::Reading,
     "a straight or single quotation mark while a curved one is open", "it closes that one",
     acts::on_reading<take_quote_for_closing>},
    {"split-comparator", Stage::LastEdits, "> or <, one or two doubtful bars or points, a digit",
     "these are one =", acts::join_comparator, kContradicted},
    {"dash-in-range", Stage::LastEdits, "一 between a number, 年 or a letter and a digit",
     "it is the dash that was seen as well, or —", acts::on_reading<take_stroke_for_dash>,
     kDoubted},
    {"dash-alone", Stage::LastEdits, "一 alone in a line is even, and too thin for 一", "it is —",
     acts::take_dash_alone, kDoubted},
    {"printed-width", Stage::Widths,
     ", ; : ( ) ! ? was printed an em wide, or stands beside Han on a page that prints them so",
     "it is the full-width sign: the reader's alphabet knows no widths", restore_widths},

    // One line: what speaks against it.
    {"unread-ink", Stage::LineDoubts, "a digit begins or ends the line, and ink lies beyond it",
     "a character was left out", acts::ink_left_over, kContradicted},
    {"floating-point", Stage::LineDoubts, "a point between digits floats above their feet",
     "it may be dirt", acts::point_floats, kContradicted},
    {"wide-digit", Stage::LineDoubts,
     "on a peppered page a digit's ink is wider than a digit in any face",
     "a point may have run into it", acts::digit_too_wide, kContradicted},
    {"words", Stage::LineDoubts, "the words speak strongly for a character's second choice",
     "the first may be misread", acts::words_speak_against, kContradicted},
    {"comparator-shape", Stage::LineDoubts,
     "a comparator begins the line, and its shape is another's",
     "a comparator that flips is the worst error there is", acts::flips_comparator, kContradicted},
    {"odd-unit", Stage::LineDoubts,
     "a number ends the line in a Han that is no unit, and a unit was seen as well",
     "it may be the unit", acts::odd_unit, kContradicted},
    {"room-for-point", Stage::LineDoubts,
     "two digits of a number stand apart as they do around a point", "a pale point may be lost",
     acts::room_for_point, kOdd},
    {"room-for-dash", Stage::LineDoubts,
     "a digit stands as far behind a digit, % or unit of date as behind a dash",
     "a thin dash may be lost, or two values are run together", acts::room_for_dash, kOdd},
    {"three-decimals", Stage::LineDoubts,
     "three digits follow the only point of a number, which may be a comma",
     "a thousand may have become one", acts::point_may_part_thousands, kDoubted},
    {"stroke-before-digit", Stage::LineDoubts, "一 stands before a digit",
     "it may be a dash, or a ruling line between two texts", acts::stroke_before_digit,
     kContradicted},
    {"stroke-or-dash", Stage::LineDoubts,
     "一 alone in a line does not thicken at its right end, or stands among dashes or its like "
     "alone",
     "it may be a dash", acts::stroke_may_be_dash, kOdd},
    {"own-saw-nothing", Stage::LineDoubts, "our reader saw no character, and Tesseract read a text",
     "it makes text of worn print and dirt, often surely", acts::own_saw_nothing, kContradicted},

    // The lines of a cell.
    {"dirt-line", Stage::CellLines, "on a peppered page one of several lines holds marks alone",
     "it goes", acts::line_of_dirt},
    {"rule-above", Stage::CellLines, "the first line is one level stroke, the next a text",
     "it goes: a ruling line left it", acts::rest_of_rule, kDoubted},

    // The text of a cell.
    {"strays-at-ends", Stage::CellText,
     "on a peppered page a text begins or ends in marks that nothing begins or ends with",
     "they go", acts::on_dirty_text<drop_strays_at_ends>, kDoubted},
    {"strays-inside", Stage::CellText,
     "on a peppered page a mark stands inside where nobody writes one", "it goes",
     acts::on_dirty_text<drop_strays_inside>, kDoubted},
    {"black-square", Stage::CellText, "on a peppered page the text holds ■",
     "a character whose strokes ran together looks like one", acts::holds_black_square, kDoubted},
    {"mark-alone", Stage::CellText, "on a peppered page the text is marks alone", "it may be dirt",
     acts::is_mark_alone, kDoubted},
    {"dirt-alone", Stage::CellText, "likewise, and it is no dash", "it goes", acts::drop_mark_alone,
     kDoubted},
    {"crumbs", Stage::CellText,
     "on a peppered page a cell holds nothing larger than crumbs, which were not read surely",
     "the text goes, unless it is a dash", acts::drop_crumbs, kDoubted},
    {"half-bracket", Stage::CellText, "a bracket lacks its other half",
     "printed so about once in a thousand cells, misread so often",
     acts::text_is<lacks_half_of_bracket>, kOdd},
    {"odd-comma", Stage::CellText, "a comma in a number parts no thousands", "it may be a point",
     acts::text_is<has_odd_comma>, kOdd},
    {"odd-point", Stage::CellText, "a point begins a number behind a colon or comparator",
     "it is dirt, or digits are lost", acts::text_is<has_odd_point>, kOdd},
    {"rare-sign", Stage::CellText, "≠ or ÷", "dirt makes them of others; forms hardly hold any",
     acts::text_is<holds_rare_sign>, kOdd},
    {"equals-alone", Stage::CellText, "= alone", "二 and 三 are level strokes too",
     acts::text_is<is_equals_alone>, kOdd},
    {"rings-alone", Stage::CellText, "several letters O alone",
     "full stops that fill a cell are read so", acts::text_is<is_rings_alone>, kOdd},
    {"lost-numeral", Stage::CellText, "、 begins the text, marks aside, or 般 stands without 一",
     "pale print loses level strokes first: 13 of 19 wrong cells that nothing marked on 40 real "
     "pages under Augraphy's damage, in none of 62,410 right texts",
     acts::text_is<lacks_its_numeral>, kOdd},
    {"points-for-commas", Stage::CellText, "points part the thousands of a number (12.296.35)",
     "they are commas, or digits are lost", acts::text_is<has_points_for_commas>, kOdd},
    {"invented-sign", Stage::CellText, "≥ ※ ≈ and their like beside a Latin letter",
     "a reader makes them of type that it does not know", acts::text_is<holds_invented_sign>,
     kContradicted},
    {"lone-character", Stage::CellText, "Tesseract alone read one character that is no digit",
     "it takes lone digits for characters, surely", acts::text_of_tesseract_is<is_lone_character>,
     kOdd},
    {"no-number", Stage::CellText, "Tesseract alone read a comparator without a digit", "likewise",
     acts::text_of_tesseract_is<lacks_its_number>, kOdd},
    {"lost-sign", Stage::CellText,
     "a number begins the cell, before which pale ink was taken for a watermark or a stamp",
     "its comparator may be lost", acts::may_lack_sign, kDoubted},
    {"lost-point", Stage::CellText,
     "a text with digits, between which a speck was taken out where points stand",
     "a point may be lost", acts::may_lack_point, kDoubted},

    // The text of a cell beside what is known besides.
    {"hidden-layer", Stage::Layer,
     "a doubtful text differs little from a hidden text layer that has proved right on the page",
     "the layer's is taken", acts::take_layer, 1, kProvenLayer},
    {"label-colon", Stage::Wording, "; behind a label, an amount or label following",
     "it is :", acts::repair_colons, kNearlySure},
    {"wording-strays", Stage::Wording, "marks stand inside a label or the name of a level",
     "they go", acts::repair_strays, kNearlySure},
    {"wording", Stage::Wording,
     "a doubtful text is a label or the name of a level but for a character or two, and no other",
     "it is that wording", acts::repair_doubtful, 1, kNearlySure},
    {"almost-wording", Stage::Wording,
     "a sure text is such a wording and 一 beside it, or ; behind it",
     "more often misread than printed so", acts::misses_wording, kDoubted},
    {"rough-paper", Stage::Place,
     "a blank cell whose paper is as uneven as the palest print, or bears marks as pale",
     "print may go unseen there", acts::blank_on_rough_paper, kDoubted},
    {"fills-cell", Stage::Place, "a level stroke alone is nearly as wide as its cell",
     "it may be a ruling line", acts::fills_cell, kContradicted},
    {"hidden-by-seal", Stage::Place, "a seal hides what lies under it", "nobody can know",
     acts::hidden_by_seal, kDoubted},
    {"under-seal", Stage::Place, "a seal lies over the text", "strokes are lost that nobody misses",
     acts::under_seal, kNearlySure},
    {"number-under-grey-seal", Stage::Place, "a grey seal lies over a line of a text with digits",
     "what it leaves of thin strokes makes points of commas", acts::number_under_grey_seal,
     kDoubted},

    // Lines outside tables.
    {"outside-dirt", Stage::Outside, "on a peppered page a line holds marks alone", "it goes",
     acts::outside_dirt},
    {"outside-scrap", Stage::Outside, "a single Han far too low for one",
     "it goes: a scrap of a watermark or seal", acts::outside_scrap},
    {"outside-edge", Stage::Outside, "a single bar or point at the paper's edge",
     "it goes: a shadow", acts::outside_edge},
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
