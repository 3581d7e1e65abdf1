#include "base/text.h"

#include <gtest/gtest.h>

namespace gewu {
namespace {

TEST(FoldText, TakesWidthsBlanksAndThePointsInNamesForOne) {
  EXPECT_EQ(fold_text("项目资金 （万元）"), fold_text("项目资金(万元)"));
  EXPECT_EQ(fold_text("麦麦提敏•艾则孜"), fold_text("麦麦提敏·艾则孜"));
  EXPECT_EQ(fold_text("麦麦提敏・艾则孜"), fold_text("麦麦提敏·艾则孜"));
}

TEST(FoldText, KeepsWhatMeansSomethingElse) {
  EXPECT_NE(fold_text("≥95%"), fold_text(">=95%"));
  EXPECT_NE(fold_text("≥95%"), fold_text("≤95%"));
  EXPECT_NE(fold_text("1.5"), fold_text("1·5"));
  EXPECT_NE(fold_text("甲、乙"), fold_text("甲,乙"));
}

TEST(EditDistance, CountsInsertionsRemovalsAndChanges) {
  EXPECT_EQ(edit_distance(U"", U""), 0);
  EXPECT_EQ(edit_distance(U"质量指标", U"数量指标"), 1);
  EXPECT_EQ(edit_distance(U"质量", U"质量指标"), 2);
  const std::u32string longer(200, U'甲');
  EXPECT_EQ(edit_distance(longer, longer + U"乙"), 1);
}

}  // namespace
}  // namespace gewu
