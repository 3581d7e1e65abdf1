#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "records/sketch.h"

namespace gewu {
namespace {

using sketch::record;
using sketch::table;
using testing::ElementsAre;
using testing::UnorderedElementsAre;

ProjectTarget project(const std::vector<std::vector<std::string>>& rows,
                      const std::vector<std::string>& lines = {}) {
  return record<ProjectTarget>(table(rows), lines);
}

std::string amount(const std::optional<Money>& money) {
  return money ? money->text + "|" + money->yuan.value_or("-") : "absent";
}

TEST(ProjectTarget, OfTheMinistryPrintsAMidtermHalfBesideTheYears) {
  const ProjectTarget target = project({
      {"项目名称", "<", "农村公路养护", "<", "<", "<", "<", "<"},
      {"主管部门及代码", "<", "[102]某省交通厅", "<", "<", "实施单位", "某县公路段", "<"},
      {"项目属性", "<", "延续项目", "<", "<", "项目期", "3年", "<"},
      {"项目资金\n（万元）", "<", "中期资金总额：", "<", "300", "年度资金总额：", "<", "100"},
      {"^", "^", "其中：财政拨款", "<", "270", "其中：财政拨款", "<", "90"},
      {"^", "^", "其他资金", "<", "30", "其他资金", "<", "10"},
      {"总体目标", "中期目标（2021年—2023年）", "<", "<", "<", "年度目标", "<", "<"},
      {"^", "三年养护300公里", "<", "<", "<", "今年养护100公里", "<", "<"},
      {"绩效指标", "一级指标", "二级指标", "三级指标", "指标值", "二级指标", "三级指标", "指标值"},
      {"^", "产出指标", "数量指标", "养护里程", "≥300公里", "数量指标", "养护里程", "≥100公里"},
      {"^", "^", "质量指标", "合格率", "≥95%", "质量指标", "合格率", "≥96%"},
  });
  EXPECT_EQ(target.project_name, "农村公路养护");
  EXPECT_EQ(target.department, "[102]某省交通厅");
  EXPECT_EQ(target.implementing_unit, "某县公路段");
  EXPECT_EQ(amount(target.funding.total), "100|1000000");
  EXPECT_EQ(amount(target.funding.fiscal), "90|900000");
  EXPECT_EQ(target.goal, "今年养护100公里");
  ASSERT_EQ(target.indicators.size(), 2U);
  EXPECT_EQ(target.indicators[1].level1, "产出指标");
  EXPECT_EQ(target.indicators[1].level2, "质量指标");
  EXPECT_EQ(target.indicators[1].value.text, "≥96%");
  ASSERT_TRUE(target.midterm);
  EXPECT_EQ(amount(target.midterm->funding.total), "300|3000000");
  EXPECT_EQ(amount(target.midterm->funding.other), "30|300000");
  EXPECT_EQ(target.midterm->goal, "三年养护300公里");
  ASSERT_EQ(target.midterm->indicators.size(), 2U);
  EXPECT_EQ(target.midterm->indicators[0].value.text, "≥300公里");
  EXPECT_EQ(target.midterm->indicators[0].level1, "产出指标");
  ASSERT_EQ(target.more.size(), 2U);
  EXPECT_EQ(target.more[0].label + "=" + target.more[0].text, "项目属性=延续项目");
  EXPECT_EQ(target.more[1].label + "=" + target.more[1].text, "项目期=3年");
}

TEST(ProjectTarget, MayPrintTheMidtermIndicatorsAboveTheYears) {
  const ProjectTarget target = project({
      {"项目名称", "<", "路灯", "<", "<"},
      {"项目单位", "<", "城管局", "<", "<"},
      {"资金金额(元)", "<", "年度资金总额", "50000", "<"},
      {"中期目标", "<", "点亮全城", "<", "<"},
      {"年度目标", "<", "点亮两街", "<", "<"},
      {"中期指标", "一级指标", "二级指标", "三级指标", "指标值"},
      {"^", "产出指标", "数量指标", "路灯", "≥500盏"},
      {"年度指标", "一级指标", "二级指标", "三级指标", "指标值"},
      {"^", "产出指标", "数量指标", "路灯", "≥100盏"},
  });
  EXPECT_EQ(target.goal, "点亮两街");
  EXPECT_EQ(amount(target.funding.total), "50000|50000");
  ASSERT_EQ(target.indicators.size(), 1U);
  EXPECT_EQ(target.indicators[0].value.text, "≥100盏");
  ASSERT_TRUE(target.midterm);
  EXPECT_EQ(target.midterm->goal, "点亮全城");
  ASSERT_EQ(target.midterm->indicators.size(), 1U);
  EXPECT_EQ(target.midterm->indicators[0].value.number, "500");
}

TEST(ProjectTarget, PutsComparatorNumberAndUnitOfSeparateColumnsTogether) {
  const ProjectTarget target = project({
      {"项目名称", "<", "<", "疫苗", "<", "<", "<"},
      {"预算单位", "<", "<", "疾控中心", "<", "<", "<"},
      {"年度绩效目标", "<", "<", "接种", "<", "<", "<"},
      {"一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "权重"},
      {"产出指标", "数量指标", "接种人数", "≥", "1200", "人次", "40"},
      {"^", "质量指标", "接种率", "≥", "95", "%", "30"},
      {"效益指标", "社会效益指标", "减少发病", "定性", "明显减少", "", "20"},
      {"满意度指标", "满意度指标", "满意度", "≥", "90%", "%", "10"},
  });
  ASSERT_EQ(target.indicators.size(), 4U);
  EXPECT_EQ(target.indicators[0].value.text, "≥1200人次");
  EXPECT_EQ(target.indicators[0].value.comparator, ">=");
  EXPECT_EQ(target.indicators[0].value.number, "1200");
  EXPECT_EQ(target.indicators[0].value.unit, "人次");
  EXPECT_EQ(target.indicators[1].value.text, "≥95%");
  EXPECT_EQ(target.indicators[2].value.text, "明显减少");
  EXPECT_EQ(target.indicators[3].value.text, "≥90%");
  EXPECT_EQ(target.indicators[3].weight, "10");
}

TEST(ProjectTarget, FindsComparatorColumnsUnderASharedHead) {
  const ProjectTarget target = project({
      {"项目名称", "<", "<", "疫苗", "<", "<"},
      {"年度目标", "<", "<", "接种", "<", "<"},
      {"一级指标", "二级指标", "三级指标", "指标值", "<", "<"},
      {"^", "^", "^", "符号", "目标值", "单位"},
      {"产出指标", "数量指标", "接种人数", "≥", "1200", "人"},
  });
  ASSERT_EQ(target.indicators.size(), 1U);
  EXPECT_EQ(target.indicators[0].value.text, "≥1200人");
  EXPECT_EQ(target.indicators[0].row, 4);
}

TEST(ProjectTarget, ReadsLabelsThatOcrDamaged) {
  const ProjectTarget target = project({
      {"项目各称", "<", "路灯", "<", "<"},
      {"预算单拉", "<", "城管局", "<", "<"},
      {"项目资全（万元）", "<", "年度资金总颔：30", "<", "<"},
      {"^", "^", "其中：财政拔款：30", "<", "<"},
      {"^", "^", "其他资全：0", "<", "<"},
      {"总体日标", "<", "点亮", "<", "<"},
      {"绩效指标", "一级指标", "工级指标", "三级指标", "指标值"},
      {"^", "产出指标", "数量指标", "路灯", "≥3盏"},
  });
  EXPECT_EQ(target.project_name, "路灯");
  EXPECT_EQ(target.budget_unit, "城管局");
  EXPECT_EQ(amount(target.funding.total), "30|300000");
  EXPECT_EQ(amount(target.funding.fiscal), "30|300000");
  EXPECT_EQ(amount(target.funding.other), "0|0");
  EXPECT_EQ(target.goal, "点亮");
  ASSERT_EQ(target.indicators.size(), 1U);
  EXPECT_EQ(target.indicators[0].level2, "数量指标");
}

TEST(ProjectTarget, TellsWhatIsNotPrintedFromWhatIsEmpty) {
  const ProjectTarget target = project({
      {"项目名称", "路灯", "项目负责人", ""},
      {"项目资金", "年度资金总额：", "其他资金", ""},
      {"总体目标", "点亮", "<", "<"},
      {"一级指标", "二级指标", "三级指标", "指标值"},
      {"产出指标", "数量指标", "", ""},
  });
  EXPECT_EQ(target.project_leader, "");
  EXPECT_FALSE(target.budget_unit);
  EXPECT_FALSE(target.year);
  EXPECT_EQ(amount(target.funding.other), "|-");
  EXPECT_EQ(amount(target.funding.total), "|-");
  EXPECT_EQ(amount(target.funding.fiscal), "absent");
  EXPECT_FALSE(target.funding.unit);
  ASSERT_EQ(target.indicators.size(), 1U);
  EXPECT_EQ(target.indicators[0].level3, "");
  EXPECT_EQ(target.indicators[0].value.text, "");
  EXPECT_FALSE(target.indicators[0].weight);
}

TEST(ProjectTarget, KeepsTheTitleOfASpreadsheetInsideTheGrid) {
  const Document document =
      sketch::build({sketch::page(1, {table({
                                         {"项目支出绩效目标申报表", "<", "<", "<"},
                                         {"（2022年度）", "<", "<", "<"},
                                         {"金额单位：万元", "<", "<", "<"},
                                         {"项目名称", "路灯", "预算单位", "城管局"},
                                         {"项目资金", "年度资金总额", "12.5", "<"},
                                         {"年度目标", "目标1：点亮", "<", "<"},
                                         {"^", "目标2：节能", "<", "<"},
                                         {"一级指标", "二级指标", "三级指标", "指标值"},
                                         {"产出指标", "数量指标", "路灯", "≥3盏"},
                                         {"其他说明", "无", "<", "<"},
                                     })})});
  const auto& target = std::get<ProjectTarget>(*document.tables.at(0).record);
  EXPECT_EQ(target.year, "2022");
  EXPECT_EQ(amount(target.funding.total), "12.5|125000");
  EXPECT_EQ(target.goal, "目标1：点亮\n目标2：节能");
  EXPECT_EQ(target.indicators.size(), 1U);
  ASSERT_EQ(target.more.size(), 1U);
  EXPECT_EQ(target.more[0].label, "其他说明");
}

TEST(ProjectTarget, CarriesLevelsIntoCellsLeftEmpty) {
  const ProjectTarget target = project({
      {"项目名称", "<", "路灯", "<"},
      {"年度目标", "<", "点亮", "<"},
      {"一级指标", "二级指标", "三级指标", "指标值"},
      {"产出指标", "数量指标", "路灯", "3"},
      {"", "", "灯杆", "4"},
      {"", "质量指标", "合格率", "5"},
      {"效益指标", "", "省电", "6"},
  });
  ASSERT_EQ(target.indicators.size(), 4U);
  EXPECT_EQ(target.indicators[1].level2, "数量指标");
  EXPECT_EQ(target.indicators[2].level1, "产出指标");
  EXPECT_EQ(target.indicators[3].level2, "");
}

}  // namespace
}  // namespace gewu
