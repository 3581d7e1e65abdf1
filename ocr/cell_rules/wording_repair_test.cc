#include "ocr/cell_rules/wording_repair.h"

#include <gtest/gtest.h>

namespace gewu {
namespace {

TEST(ClosedWording, IsALabelOrALevelToTheLastCharacter) {
  EXPECT_TRUE(is_closed_wording("项目名称"));
  EXPECT_TRUE(is_closed_wording("其他资金："));
  EXPECT_TRUE(is_closed_wording("社会效益指标"));
  EXPECT_FALSE(is_closed_wording("项日名称"));
  EXPECT_FALSE(is_closed_wording("其他资金0.00"));
  EXPECT_FALSE(is_closed_wording("人大代表视察工作"));
  EXPECT_FALSE(is_closed_wording(""));
}

TEST(WordingRepair, MendsOneCharacterOfALabel) {
  EXPECT_EQ(repair_wording("项日名称"), "项目名称");
  EXPECT_EQ(repair_wording("‘社会效益指标"), "社会效益指标");
}

TEST(WordingRepair, KeepsTheColonThatEndsALabel) {
  EXPECT_EQ(repair_wording("年度预算总颔："), "年度预算总额：");
  EXPECT_FALSE(repair_wording("年度预算总额："));
  EXPECT_FALSE(repair_wording("其他资金:"));
}

TEST(WordingRepair, TakesASemicolonAfterALabelForItsColon) {
  EXPECT_EQ(repair_wording("项目总投资；"), "项目总投资：");
  EXPECT_EQ(repair_wording("项目总投资:;"), "项目总投资:");
  EXPECT_EQ(repair_wording("项目总投资."), "项目总投资");
  EXPECT_EQ(repair_wording("绩效指，标"), "绩效指标");
  EXPECT_EQ(repair_wording("满意度指标→"), "满意度指标");
  EXPECT_EQ(repair_wording("数量指标（"), "数量指标");
  EXPECT_FALSE(repair_wording("项目资金（万元）"));
  EXPECT_EQ(repair_wording("--级指标"), "一级指标");
  EXPECT_FALSE(repair_wording("…忌体目标"));  // 总体目标 or 整体目标
}

TEST(WordingRepair, PutsColonsBetweenLabelsAndAmounts) {
  EXPECT_EQ(mend_label_colons("其他资金；0"), "其他资金：0");
  EXPECT_EQ(mend_label_colons("其中;财政拨款"), "其中:财政拨款");
  EXPECT_EQ(mend_label_colons("其中：财政拨款；321.5万元"), "其中：财政拨款：321.5万元");
  EXPECT_FALSE(mend_label_colons("其他资金：0"));
  EXPECT_FALSE(mend_label_colons("产出指标；效益指标"));
  EXPECT_FALSE(mend_label_colons("改造道路；3公里"));
  EXPECT_FALSE(mend_label_colons("其他资金；"));  // repair_wording knows these
}

// Budgets print as many of them as are misread: of 110 so doubted on real pages, one was wrong.
TEST(WordingRepair, DoubtsNoWordsThatAreLikeAWording) {
  EXPECT_FALSE(is_almost_wording("科目名称"));
  EXPECT_FALSE(is_almost_wording("一、基本支出"));
  EXPECT_FALSE(is_almost_wording("时效指标"));
  EXPECT_FALSE(repair_wording("科目名称"));
  EXPECT_FALSE(repair_wording("一般公共预算资金"));
}

TEST(WordingRepair, TakesMarksInsideALabelOut) {
  EXPECT_EQ(mend_wording_strays("项目,效益"), "项目效益");
  EXPECT_EQ(mend_wording_strays("总：体目标"), "总体目标");
  EXPECT_FALSE(mend_wording_strays("总体目标："));
  EXPECT_FALSE(mend_wording_strays("产出指标、效益指标"));
}

TEST(WordingRepair, KnowsThatAStrokeBesideALabelIsNoOne) {
  EXPECT_TRUE(is_almost_wording("满意度指标一"));
  EXPECT_TRUE(is_almost_wording("一项目名称"));
  EXPECT_FALSE(is_almost_wording("一级指标"));
  EXPECT_FALSE(is_almost_wording("第一"));
}

TEST(WordingRepair, KnowsThatNoLabelEndsInASemicolon) {
  EXPECT_TRUE(is_almost_wording("年度预算总额；"));
  EXPECT_FALSE(is_almost_wording("年度预算总额："));
}

TEST(WordingRepair, LeavesOrdinaryWordsOfBudgetsAlone) {
  EXPECT_FALSE(repair_wording("、项目支出"));
  EXPECT_FALSE(is_almost_wording("项目支出"));
}

TEST(WordingRepair, DoesNotChooseBetweenWordingsThatAreEquallyNear) {
  EXPECT_FALSE(repair_wording("旺效指标"));  // 时效指标 or 绩效指标
}

TEST(WordingRepair, LeavesNumbersNamesAndRightTextsAlone) {
  EXPECT_FALSE(repair_wording("产出指标、效益指标"));
  EXPECT_FALSE(repair_wording("≥95%"));
  EXPECT_FALSE(repair_wording("10465.04"));
  EXPECT_FALSE(repair_wording("其他资金0.00"));
  EXPECT_FALSE(repair_wording("其他资金0"));
  EXPECT_FALSE(repair_wording("项日名称A"));
  EXPECT_FALSE(repair_wording("项目名称"));
  EXPECT_FALSE(repair_wording("时效指标"));  // though 绩效指标 is but one character away
  EXPECT_FALSE(repair_wording("阿克陶县畜牧兽医站"));
  EXPECT_FALSE(repair_wording("级指标"));
  EXPECT_FALSE(repair_wording(""));
}

}  // namespace
}  // namespace gewu
