#include "bench/rule_report.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace gewu::bench {
namespace {

ReadDocument document_of(const ReadCell& cell) {
  ReadDocument document;
  ReadTable& table = document.tables.emplace_back();
  table.rows = table.cols = 1;
  table.pages = {1};
  table.cells = {cell};
  return document;
}

ReadCell cell_of(const std::string& text) {
  ReadCell cell;
  cell.text = text;
  return cell;
}

RuleCounts counted(const std::string& truth, ReadCell read, const std::string& rule) {
  RuleTally tally;
  count_rules(document_of(cell_of(truth)), document_of(read), &tally);
  return tally[rule];
}

TEST(RuleReport, AnEditMendsOrBreaksByTheTruth) {
  ReadCell read = cell_of("53人");
  read.edits = {{"unit", "53入", "53人"}};
  EXPECT_EQ(counted("53人", read, "unit").mended, 1);
  EXPECT_EQ(counted("53入", read, "unit").broken, 1);
  EXPECT_EQ(counted("54人", read, "unit").mended, 0);
  EXPECT_EQ(counted("54人", read, "unit").fired, 1);
}

TEST(RuleReport, WhatGoesWasNoTextIfTheTruthLacksIt) {
  ReadCell read = cell_of("321");
  read.edits = {{"dirt-line", "、", ""}};
  EXPECT_EQ(counted("321", read, "dirt-line").mended, 1);
  EXPECT_EQ(counted("、321", read, "dirt-line").broken, 1);
}

TEST(RuleReport, ADoubtIsRightWhereTheCellIsWrong) {
  ReadCell read = cell_of("8000,00");
  read.doubts = {"odd-comma"};
  EXPECT_EQ(counted("8000.00", read, "odd-comma").doubts_right, 1);
  EXPECT_EQ(counted("8000,00", read, "odd-comma").doubts_wrong, 1);
}

TEST(RuleReport, TheDocumentationIsMadeFromTheTable) {
  std::ifstream file("docs/reading.md");
  std::ostringstream text;
  text << file.rdbuf();
  EXPECT_EQ(text.str(), rules_as_markdown())
      << "run build/gewu-bench-rules --markdown > docs/reading.md";
}

}  // namespace
}  // namespace gewu::bench
