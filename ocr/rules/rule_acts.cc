#include "ocr/rules/rule_acts.h"

#include "base/sign_classes.h"
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
#include "ocr/line_rules/sign_context.h"
#include "ocr/line_rules/split_comparator.h"

namespace gewu::rule_acts {

namespace {

bool is_stroke_alone(const std::string& text) {
  const std::u32string codes = decode_utf8(text);
  return codes.size() == 1 && is_level_stroke(codes.front());
}
bool holds_digit(Drafted draft) { return gewu::holds_digit(decode_utf8(draft.text)); }
bool begins_with_digit(Drafted draft) {
  const std::u32string codes = decode_utf8(draft.text);
  return !codes.empty() && is_digit_of_any_width(codes.front());
}
void repair_by(std::optional<std::string> (*mended)(std::string_view), Draft draft) {
  if (draft->source == TextSource::TextLayer || draft->source == TextSource::Blank) return;
  const std::optional<std::string> wording = mended(draft->text);
  if (!wording || *wording == draft->text) return;
  // The 、 of a list is no stray: its numeral is lost, and what is left is no whole wording.
  if (draft->text.find("、") != std::string::npos && wording->find("、") == std::string::npos)
    return;
  draft->text = *wording;
  draft->source = TextSource::Repaired;
}

}  // namespace

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
bool room_for_dash(Facts facts, Read line) {
  return facts.by_own && has_room_for_dash(line, facts.image->height);
}
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
void drop_mark_alone(Cell cell, Draft draft) {
  if (cell.peppered && is_dirt(draft->text) && !is_stroke_alone(draft->text)) draft->text.clear();
}
void drop_crumbs(Cell cell, Draft draft) {
  const bool sure = draft->doubts.empty() && draft->confidence >= cell.sure;
  if (cell.crumbs && !sure && !is_stroke_alone(draft->text)) draft->text.clear();
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

}  // namespace gewu::rule_acts
