#include "ocr/rules/apply_rules.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "layout/page/page_layout.h"
#include "ocr/rules/measured_doubts.h"

namespace gewu {
namespace {

LineReading line_of(const std::u32string& text) {
  LineReading reading;
  for (char32_t code : text) {
    ReadChar c;
    c.code = code;
    c.probability = 0.99F;
    reading.chars.push_back(c);
  }
  return reading;
}

CellDraft draft_of(const std::string& text, double confidence = 0.99) {
  CellDraft draft;
  draft.text = draft.raw = text;
  draft.confidence = confidence;
  return draft;
}

CellFacts cell_facts() {
  CellFacts facts;
  facts.inked = true;
  facts.sure = 0.97;
  return facts;
}

TEST(RuleTable, NamesEachRuleOnceAndSaysWhenAndWhat) {
  std::set<std::string_view> ids;
  for (const Rule& rule : rule_table()) {
    EXPECT_TRUE(ids.insert(rule.id).second) << rule.id;
    EXPECT_FALSE(rule.when.empty() || rule.what.empty()) << rule.id;
    EXPECT_TRUE(is_edit(rule) || rule.cap < 1) << rule.id << " doubts nothing";
  }
}

TEST(RuleTable, AMeasuredDoubtIsWorthTheShareOfLinesThatWereRight) {
  ASSERT_FALSE(measured_doubts().empty());
  for (const MeasuredDoubt& measured : measured_doubts()) {
    const auto rule = std::find_if(rule_table().begin(), rule_table().end(),
                                   [&](const Rule& each) { return each.id == measured.rule; });
    ASSERT_NE(rule, rule_table().end()) << measured.rule;
    EXPECT_GE(measured.raised, 20) << measured.rule << " is too seldom raised to be counted";
    EXPECT_LE(measured.right, measured.raised) << measured.rule;
    EXPECT_DOUBLE_EQ(rule->cap, measured.share_right()) << measured.rule;
  }
}

TEST(RuleTable, StandsInTheOrderOfItsStages) {
  const std::span<const Rule> rules = rule_table();
  for (std::size_t i = 1; i < rules.size(); ++i) {
    EXPECT_LE(rules[i - 1].stage, rules[i].stage) << rules[i].id;
  }
}

TEST(ApplyRules, AnEditOfALineKeepsWhatWasRead) {
  LineReading line = line_of(U"I");
  line.chars[0].runner_up = U'1';
  apply_to_line(RuleStage::Reading, {}, &line);
  EXPECT_EQ(line.text(), "1");
  EXPECT_EQ(line.raw, "I");
  ASSERT_EQ(line.edits.size(), 1U);
  EXPECT_EQ(line.edits[0].rule, "stroke-for-one");
  EXPECT_EQ(line.edits[0].before, "I");
  EXPECT_EQ(line.edits[0].after, "1");
}

TEST(ApplyRules, ALineThatNoRuleChangesHasNoRaw) {
  LineReading line = line_of(U"12");
  apply_to_line(RuleStage::LastEdits, {}, &line);
  EXPECT_TRUE(line.raw.empty());
  EXPECT_TRUE(line.edits.empty());
}

TEST(ApplyRules, ARuleThatIsOffDoesNothing) {
  const RuleIds without{"nought"};
  LineFacts facts;
  facts.without = &without;
  LineReading line = line_of(U"O");
  apply_to_line(RuleStage::Reading, facts, &line);
  EXPECT_EQ(line.text(), "O");
}

TEST(ApplyRules, ADoubtCapsTheConfidenceAndIsNamedOnce) {
  CellDraft draft = draft_of("8000,00");
  apply_to_cell(RuleStage::CellText, cell_facts(), &draft);
  apply_to_cell(RuleStage::CellText, cell_facts(), &draft);
  ASSERT_EQ(draft.doubts.size(), 1U);
  EXPECT_EQ(draft.doubts[0].code, "odd-comma");
  EXPECT_LE(draft.confidence, draft.doubts[0].cap);
}

TEST(ApplyRules, WhatLacksItsNumeralIsDoubtedAndNoWording) {
  CellDraft draft = draft_of("、财政拨款");
  apply_to_cell(RuleStage::CellText, cell_facts(), &draft);
  apply_to_cell(RuleStage::Wording, cell_facts(), &draft);
  EXPECT_EQ(draft.text, "、财政拨款");
  ASSERT_EQ(draft.doubts.size(), 1U);
  EXPECT_EQ(draft.doubts[0].code, "lost-numeral");
}

TEST(ApplyRules, AMendedWordingSettlesOlderDoubts) {
  CellDraft draft = draft_of("社会效益指际", 0.5);
  draft.doubts.push_back({"words", 0.5});
  apply_to_cell(RuleStage::Wording, cell_facts(), &draft);
  EXPECT_EQ(draft.text, "社会效益指标");
  EXPECT_EQ(draft.source, TextSource::Repaired);
  EXPECT_TRUE(draft.doubts.empty());
  EXPECT_GT(draft.confidence, 0.97);
}

CellDraft sealed(int seal, bool inked, bool grey, const std::string& text) {
  CellFacts facts = cell_facts();
  facts.seal = seal;
  facts.inked = inked;
  facts.line_under_grey_seal = grey;
  CellDraft draft = draft_of(text, 0.999);
  apply_to_cell(RuleStage::Place, facts, &draft);
  return draft;
}

TEST(ApplyRules, WhatASealHidesIsNeverSure) {
  EXPECT_EQ(sealed(0, true, false, "甲").confidence, 0.999);
  EXPECT_EQ(sealed(kUnderSeal, false, false, "").confidence, 0.999);
  EXPECT_LT(sealed(kUnderSeal, true, false, "甲").confidence, 0.99);
  EXPECT_LE(sealed(kHiddenBySeal, false, false, "").confidence, 0.9);
  EXPECT_LE(sealed(kDoubtfulUnderSeal, true, false, "甲").confidence, 0.9);
}

TEST(ApplyRules, ANumberUnderAGreySealIsNeverSure) {
  EXPECT_LE(sealed(kUnderGreySeal, true, true, "9,980.26").confidence, 0.9);
  EXPECT_GT(sealed(kUnderGreySeal, true, true, "三级指标").confidence, 0.9);
}

TEST(ApplyRules, LinesThatAreDroppedAreNoted) {
  CellFacts facts = cell_facts();
  facts.peppered = true;
  CellDraft draft;
  EXPECT_EQ(lines_that_stay(facts, {"、", "321"}, &draft), std::vector<std::size_t>{1});
  ASSERT_EQ(draft.edits.size(), 1U);
  EXPECT_EQ(draft.edits[0].rule, "dirt-line");
}

TEST(ApplyRules, NamesOfNoRuleAreFound) {
  EXPECT_EQ(unknown_rules({"nought", "no-such-rule"}), RuleIds{"no-such-rule"});
}

}  // namespace
}  // namespace gewu
