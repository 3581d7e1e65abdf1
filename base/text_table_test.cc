#include "base/text_table.h"

#include <gtest/gtest.h>

namespace gewu {
namespace {

TextCell cell_of(const char* text) {
  TextCell cell;
  cell.text = text;
  return cell;
}

TEST(EditTextTest, KeepsTheFirstReadingAndEveryStep) {
  TextCell cell = cell_of("之95马");
  edit_text(cell, "comparator", "≥95马");
  edit_text(cell, "percent", "≥95%");
  EXPECT_EQ(cell.text, "≥95%");
  EXPECT_EQ(cell.raw, "之95马");
  EXPECT_TRUE(cell.has_raw);
  ASSERT_EQ(cell.edits.size(), 2u);
  EXPECT_EQ(cell.edits[1].rule, "percent");
  EXPECT_EQ(cell.edits[1].before, "≥95马");
}

TEST(EditTextTest, TheSameTextIsNoEdit) {
  TextCell cell = cell_of("甲");
  edit_text(cell, "rule", "甲");
  EXPECT_TRUE(cell.edits.empty());
  EXPECT_FALSE(cell.has_raw);
}

TEST(EditTextTest, ATextPutBackHasNoRawButItsEdits) {
  TextCell cell = cell_of("甲");
  edit_text(cell, "one", "乙");
  edit_text(cell, "two", "甲");
  EXPECT_FALSE(cell.has_raw);
  EXPECT_EQ(cell.edits.size(), 2u);
}

}  // namespace
}  // namespace gewu
