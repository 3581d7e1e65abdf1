#include "app/rule_notes.h"

#include <gtest/gtest.h>

namespace gewu {
namespace {

TEST(RuleNotes, ACellThatWasEditedAndDoubtedSaysBoth) {
  TextTable table;
  TextCell& plain = table.cells.emplace_back();
  plain.text = "甲";
  TextCell& cell = table.cells.emplace_back();
  cell.row = 4;
  cell.col = 2;
  cell.text = "95%";
  cell.confidence = 0.9;
  cell.review = true;
  cell.edits.push_back({"strays-at-ends", "95%一", "95%"});
  cell.doubts.push_back({"strays-at-ends", 0.9});
  cell.doubts.push_back({"words", 0.5});
  const std::vector<std::string> notes = rule_notes(table.cells);
  ASSERT_EQ(notes.size(), 1U);
  EXPECT_EQ(notes[0],
            "row 4, column 2 \"95%\" 0.900 review: was \"95%一\" (strays-at-ends); "
            "doubted: strays-at-ends, words");
}

}  // namespace
}  // namespace gewu
