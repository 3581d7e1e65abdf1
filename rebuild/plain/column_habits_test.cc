// What the texts of a column have in common.
#include "rebuild/plain/column_habits.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace gewu::plain {
namespace {

class Habits : public testing::Test {
 protected:
  // Each line is one text of the only column.
  ColumnHabit of(const std::string& text) {
    source_ = make_source_text(decode_utf8(text));
    lines_.clear();
    for (int line = 0; line < static_cast<int>(source_.lines.size()); ++line) {
      lines_.push_back(stretches_of(source_, line, Layout::Narrow));
    }
    return column_habits(lines_, 0, 1).front();
  }
  const Stretch& line(size_t number) const { return lines_[number].front(); }

  SourceText source_;
  std::vector<std::vector<Stretch>> lines_;
};

TEST_F(Habits, AnAmountWithFewerDecimalsThanTheOthersIsCut) {
  const ColumnHabit habit = of("2,168.4\n2\n436.00\n18.00");
  EXPECT_TRUE(habit.numeric);
  EXPECT_EQ(habit.decimals, 2);
  EXPECT_TRUE(habit.cut(U"2,168.4"));
  EXPECT_TRUE(habit.cut(U"11,"));
  EXPECT_FALSE(habit.cut(U"436.00"));
  EXPECT_FALSE(habit.cut(U"5"));
}

TEST_F(Habits, WholeNumbersAreNotCut) {
  const ColumnHabit habit = of("45\n12\n300");
  EXPECT_EQ(habit.decimals, 0);
  EXPECT_FALSE(habit.cut(U"45"));
}

TEST_F(Habits, ALineIsFullWhereTheNextNumberDoesNotFit) {
  const ColumnHabit habit = of("维护费用合计为\n1,200,000元\n二十一个月的全部费用");
  EXPECT_TRUE(habit.full(line(0), line(1)));
  EXPECT_FALSE(habit.full(line(0)));
}

TEST_F(Habits, WordsAreNoFigures) { EXPECT_FALSE(of("教育支出\n农林水支出").numeric); }

}  // namespace
}  // namespace gewu::plain
