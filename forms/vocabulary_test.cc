#include "forms/vocabulary.h"

#include <gtest/gtest.h>

namespace gewu {
namespace {

using K = LabelKind;

K kind_of(std::string_view text) { return match_label(text).kind; }

TEST(Label, IsKnownWhateverItsWidthsBlanksAndBreaks) {
  EXPECT_EQ(kind_of("项目名称"), K::ProjectName);
  EXPECT_EQ(kind_of("项 目\n名 称："), K::ProjectName);
  EXPECT_EQ(kind_of("绩\n效\n指\n标"), K::Indicators);
  EXPECT_EQ(kind_of("指标值 (包含数字及文字描述)"), K::Value);
  EXPECT_EQ(kind_of("指标值（包含数字及文字描述）"), K::Value);
  EXPECT_EQ(kind_of("部门(单位)名称(盖章)"), K::DepartmentName);
  EXPECT_EQ(kind_of("（一）项目总体目标"), K::Goal);
  EXPECT_TRUE(match_label("一级指标").exact);
}

TEST(Label, GivesUpItsUnit) {
  const LabelMatch match = match_label("项目资金\n（万元）");
  EXPECT_EQ(match.kind, K::Funds);
  EXPECT_EQ(match.unit, "万元");
  EXPECT_EQ(match_label("项目资金").unit, "");
  EXPECT_EQ(match_label("资金总额(单位：元)").unit, "元");
}

TEST(Label, CarriesAnInlineValue) {
  const LabelMatch total = match_label("年度资金总额：10");
  EXPECT_EQ(total.kind, K::FundsTotal);
  EXPECT_TRUE(total.inlined);
  EXPECT_EQ(total.rest, "10");
  const LabelMatch fiscal = match_label("其中：财政拨款：3,033.00");
  EXPECT_EQ(fiscal.kind, K::FundsFiscal);
  EXPECT_EQ(fiscal.rest, "3,033.00");
  EXPECT_EQ(match_label("其中: 财政拨款 3033.00").rest, "3033.00");
  EXPECT_EQ(match_label("其他资金0.00").rest, "0.00");
  EXPECT_EQ(match_label("其他资金 0").rest, "0");
  EXPECT_EQ(match_label("项目负责人 李军").rest, "李军");
}

TEST(Label, WithoutAValueIsNotInlined) {
  EXPECT_FALSE(match_label("其他资金：").inlined);
  EXPECT_FALSE(match_label("其中:财政拨款").inlined);
}

TEST(Label, SurvivesOneWrongCharacter) {
  const LabelMatch match = match_label("项目负贵人");
  EXPECT_EQ(match.kind, K::ProjectLeader);
  EXPECT_FALSE(match.exact);
  EXPECT_LT(match.score, 1);
  EXPECT_EQ(kind_of("年度资金总颌：10"), K::FundsTotal);
  EXPECT_EQ(kind_of("预算单位位"), K::BudgetUnit);
}

TEST(Label, AsNearToTwoKindsIsNone) { EXPECT_EQ(kind_of("工级指标"), K::None); }

TEST(Label, IsNotSeenInOrdinaryText) {
  for (const char* text : {"", "牛焦虫病疫苗", "目标1：开展党建活动1次", "有效提升", "10",
                           "阿图什市民政局", "该项目资金用于贫困残疾人慰问、采购残疾人辅助器具",
                           "资金使用合规率（%）", "数量指标", "产出指标"}) {
    EXPECT_EQ(kind_of(text), K::None) << text;
  }
}

TEST(Label, IsJudgedByThePlaceWhereWordingsCoincide) {
  constexpr K kList[] = {K::ListAmount, K::Department};
  EXPECT_EQ(match_label_of("项目资金（万元）", kList).kind, K::ListAmount);
  EXPECT_EQ(match_label_of("部门名称", kList).kind, K::Department);
  constexpr K kDepartment[] = {K::DepartmentName};
  EXPECT_EQ(match_label_of("部门名称", kDepartment).kind, K::DepartmentName);
}

TEST(Label, OfAnotherKindIsNoDamagedOneOfTheKindsAskedFor) {
  constexpr K kColumns[] = {K::Value, K::Level3};
  EXPECT_EQ(match_label_of("绩效指标", kColumns).kind, K::None);
  EXPECT_EQ(match_label_of("绩效指标值", kColumns).kind, K::Value);
}

TEST(Level, FindsNamesOfBothLevels) {
  EXPECT_EQ(find_level("产出指标", 1).name->family, IndicatorFamily::Output);
  EXPECT_EQ(find_level("项目\n完成", 1).name->name, "项目完成");
  EXPECT_EQ(find_level("成本指标", 2).name->family, IndicatorFamily::Output);
  EXPECT_EQ(find_level("产出指标（50分）", 1).name->name, "产出指标");
  EXPECT_EQ(find_level("社会敦益指标", 2).name->name, "社会效益指标");
  EXPECT_EQ(find_level("社会敦益指标", 2).distance, 1);
  EXPECT_FALSE(find_level("保障就业人数", 2));
  EXPECT_FALSE(find_level("", 1));
}

TEST(Wording, FindsTheNearestPhraseAndItsRival) {
  const auto match = nearest_wording("按照完成比列赋分", WordingGroup::ScoringRule);
  ASSERT_TRUE(match);
  EXPECT_EQ(match->wording, "按照完成比例赋分");
  EXPECT_EQ(match->distance, 1);
  EXPECT_GT(match->runner_up, 1);
  EXPECT_FALSE(nearest_wording("2024年12月", WordingGroup::Evidence));
}

TEST(Wording, HoldsNoPhraseTwice) {
  for (WordingGroup group :
       {WordingGroup::Label, WordingGroup::Level1, WordingGroup::Level2, WordingGroup::Basis,
        WordingGroup::ScoringRule, WordingGroup::Evidence, WordingGroup::Source}) {
    for (std::string_view wording : fixed_wordings(group)) {
      const auto match = nearest_wording(wording, group);
      ASSERT_TRUE(match) << wording;
      EXPECT_EQ(match->distance, 0) << wording;
      EXPECT_GT(match->runner_up, 0) << wording;
    }
  }
}

TEST(Title, TellsTheForm) {
  EXPECT_EQ(title_kind("部门预算项目支出绩效目标表"), TitleKind::ProjectTarget);
  EXPECT_EQ(title_kind("部门(单位)整体绩效目标申报表"), TitleKind::DepartmentTarget);
  EXPECT_EQ(title_kind("2021年度阿克陶县本级重点项目绩效目标"), TitleKind::ProjectList);
  EXPECT_EQ(title_kind("单位：万元"), TitleKind::None);
}

}  // namespace
}  // namespace gewu
