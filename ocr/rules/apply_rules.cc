#include "ocr/rules/apply_rules.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace gewu {
namespace {

bool runs(const Rule& rule, RuleStage stage, const RuleIds* without) {
  if (rule.stage != stage) return false;
  return without == nullptr ||
         std::find(without->begin(), without->end(), rule.id) == without->end();
}

void note_doubt(const Rule& rule, std::vector<Doubt>* doubts) {
  const bool known = std::any_of(doubts->begin(), doubts->end(),
                                 [&](const Doubt& doubt) { return doubt.code == rule.id; });
  if (!known) doubts->push_back({std::string(rule.id), rule.cap});
}

bool same_codes(const std::vector<ReadChar>& a, const std::vector<ReadChar>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const ReadChar& x, const ReadChar& y) { return x.code == y.code; });
}

void note_change(const Rule& rule, std::string before, LineReading* reading) {
  if (reading->raw.empty()) reading->raw = before;
  reading->edits.push_back({std::string(rule.id), std::move(before), reading->text()});
  if (rule.cap < 1) note_doubt(rule, &reading->doubts);
}

void edit_line(const Rule& rule, LineEdit edit, const LineFacts& facts, LineReading* reading) {
  const std::vector<ReadChar> chars = reading->chars;
  edit(facts, reading);
  if (same_codes(chars, reading->chars)) return;
  LineReading before;
  before.chars = chars;
  note_change(rule, before.text(), reading);
}

void edit_cell(const Rule& rule, CellEdit edit, const CellFacts& facts, CellDraft* draft) {
  std::string before = draft->text;
  edit(facts, draft);
  if (before == draft->text) return;
  draft->edits.push_back({std::string(rule.id), std::move(before), draft->text});
  if (rule.floor > 0) {
    draft->doubts.clear();
    draft->confidence = std::max(draft->confidence, rule.floor);
  }
  if (rule.cap >= 1) return;
  note_doubt(rule, &draft->doubts);
  draft->confidence = std::min(draft->confidence, rule.cap);
}

}  // namespace

void apply_to_line(RuleStage stage, const LineFacts& facts, LineReading* reading) {
  for (const Rule& rule : rule_table()) {
    if (!runs(rule, stage, facts.without)) continue;
    if (const LineEdit* edit = std::get_if<LineEdit>(&rule.act)) {
      edit_line(rule, *edit, facts, reading);
    } else if (const LineDoubt* doubts = std::get_if<LineDoubt>(&rule.act)) {
      if ((*doubts)(facts, *reading)) note_doubt(rule, &reading->doubts);
    }
  }
}

void apply_to_page(std::span<LineReading* const> lines, const RuleIds& without) {
  for (const Rule& rule : rule_table()) {
    const PageEdit* edit = std::get_if<PageEdit>(&rule.act);
    if (edit == nullptr || !runs(rule, RuleStage::Widths, &without)) continue;
    std::vector<std::string> before;
    before.reserve(lines.size());
    for (const LineReading* line : lines) before.push_back(line->text());
    (*edit)(lines);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (before[i] != lines[i]->text()) note_change(rule, std::move(before[i]), lines[i]);
    }
  }
}

std::vector<std::size_t> lines_that_stay(const CellFacts& facts,
                                         const std::vector<std::string>& lines, CellDraft* draft) {
  std::vector<std::size_t> kept(lines.size());
  std::iota(kept.begin(), kept.end(), 0);
  std::vector<std::string> texts = lines;
  for (const Rule& rule : rule_table()) {
    const LineDrop* drops = std::get_if<LineDrop>(&rule.act);
    if (drops == nullptr || !runs(rule, RuleStage::CellLines, facts.without)) continue;
    const std::vector<std::string> seen = texts;
    std::vector<std::size_t> still;
    texts.clear();
    for (std::size_t i = 0; i < seen.size(); ++i) {
      if ((*drops)(facts, seen, i)) {
        draft->edits.push_back({std::string(rule.id), seen[i], ""});
        if (rule.cap < 1) note_doubt(rule, &draft->doubts);
      } else {
        still.push_back(kept[i]);
        texts.push_back(seen[i]);
      }
    }
    kept = std::move(still);
  }
  return kept;
}

void apply_to_cell(RuleStage stage, const CellFacts& facts, CellDraft* draft) {
  for (const Rule& rule : rule_table()) {
    if (!runs(rule, stage, facts.without)) continue;
    if (const CellEdit* edit = std::get_if<CellEdit>(&rule.act)) {
      edit_cell(rule, *edit, facts, draft);
    } else if (const CellDoubt* doubts = std::get_if<CellDoubt>(&rule.act)) {
      if (!(*doubts)(facts, *draft)) continue;
      note_doubt(rule, &draft->doubts);
      draft->confidence = std::min(draft->confidence, rule.cap);
    }
  }
}

bool drops_outside(const OutsideLine& line, const RuleIds& without) {
  const std::span<const Rule> rules = rule_table();
  return std::any_of(rules.begin(), rules.end(), [&](const Rule& rule) {
    const OutsideDrop* drops = std::get_if<OutsideDrop>(&rule.act);
    return drops != nullptr && runs(rule, RuleStage::Outside, &without) && (*drops)(line);
  });
}

double least_cap(const std::vector<Doubt>& doubts) {
  double least = 1;
  for (const Doubt& doubt : doubts) least = std::min(least, doubt.cap);
  return least;
}

RuleIds unknown_rules(const RuleIds& ids) {
  const std::span<const Rule> rules = rule_table();
  RuleIds unknown;
  std::copy_if(ids.begin(), ids.end(), std::back_inserter(unknown), [&](const std::string& id) {
    return std::none_of(rules.begin(), rules.end(),
                        [&](const Rule& rule) { return rule.id == id; });
  });
  return unknown;
}

}  // namespace gewu
