#include "forms/composed_labels.h"

#include <gtest/gtest.h>

namespace gewu {
namespace {

using K = LabelKind;

K kind_of(std::string_view text) { return match_label(text).kind; }

TEST(ComposedLabel, IsKnownByTheOrderOfItsParts) {
  EXPECT_EQ(kind_of("中期滚动目标（2023年—2025年）"), K::MidtermGoal);
  EXPECT_EQ(kind_of("全年（调整）绩效目标"), K::AnnualGoal);
  EXPECT_EQ(kind_of("年度总体目标完成情况综述"), K::Achieved);
  EXPECT_EQ(kind_of("本年度申请市财政预算资金（万元）"), K::FundsTotal);
  EXPECT_EQ(kind_of("下达中央预算内投资（万元）"), K::FundsTotal);
  EXPECT_EQ(kind_of("资金总额及构成（万元）"), K::Funds);
  EXPECT_EQ(kind_of("师市主管部门"), K::Department);
  EXPECT_EQ(kind_of("县级预算部门名称"), K::DepartmentName);
}

TEST(ComposedLabel, KeepsTheUnitInItsBrackets) {
  EXPECT_EQ(match_label("中期市财政预算（万元）").unit, "万元");
}

TEST(ComposedLabel, IsNoneOfTwoLabelsThatMeet) {
  EXPECT_EQ(kind_of("项目资金总体目标"), K::None);  // of two rows, joined over a page break
  EXPECT_EQ(kind_of("项目实施单位主管部门"), K::None);
}

TEST(ComposedLabel, IsNoneWhereOtherWordsStandInIt) {
  EXPECT_EQ(kind_of("目标完成不了的情况"), K::None);
  EXPECT_EQ(kind_of("资金使用情况说明"), K::None);
  EXPECT_EQ(kind_of("教育资金总体"), K::None);
}

TEST(ComposedLabel, IsOfNoKindThatIsNotWanted) {
  EXPECT_EQ(composed_kind(U"年度总体绩效目标概述", [](K kind) { return kind == K::Funds; }),
            K::None);
  EXPECT_EQ(composed_kind(U"年度总体绩效目标概述", [](K) { return true; }), K::AnnualGoal);
}

}  // namespace
}  // namespace gewu
