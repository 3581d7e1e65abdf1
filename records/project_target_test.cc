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

TEST(ProjectTarget, KeepsUnknownLabelsWithTheirText) {
  const Document document =
      sketch::build({sketch::page(1, {table({
                                         {"项目名称", "路灯", "资金性质", "一般公共预算"},
                                         {"预算单位", "城管局", "<", "<"},
                                         {"年度目标", "点亮", "<", "<"},
                                         {"一级指标", "二级指标", "三级指标", "指标值"},
                                         {"产出指标", "数量指标", "路灯", "3"},
                                     })})});
  const auto& target = std::get<ProjectTarget>(*document.tables.at(0).record);
  ASSERT_EQ(target.more.size(), 1U);
  EXPECT_EQ(target.more[0].label, "资金性质");
  EXPECT_EQ(target.more[0].text, "一般公共预算");
  EXPECT_THAT(sketch::codes(document), UnorderedElementsAre("missing-field", "unknown-label"));
}

TEST(ProjectTarget, TakesTheHandlerFromTheLineBelow) {
  const auto handler = [](const std::string& line) {
    const TextTable form = table({{"项目名称", "路灯", "<", "<"},
                                  {"一级指标", "二级指标", "三级指标", "指标值"},
                                  {"产出指标", "数量指标", "路灯", "3"}});
    const Document document = sketch::build({sketch::page(1, {form}, {}, {line})});
    return std::get<ProjectTarget>(*document.tables.at(0).record).handler;
  };
  EXPECT_EQ(handler("经 办 人: 张雪纯"), "张雪纯");
  EXPECT_EQ(handler("单位负责人：王一经办人：李二联系电话：0991-123"), "李二");
  EXPECT_EQ(handler("填报人："), "");
  EXPECT_EQ(handler("第二部分说明如下，共三页，经办人另行通知。"), std::nullopt);
}

TEST(ProjectTarget, TakesTheNameOfALevelFromItsColumnWhateverItIs) {
  const ProjectTarget target = project({
      {"项目名称", "路灯", "<", "<"},
      {"年度目标", "点亮", "<", "<"},
      {"一级指标", "二级指标", "三级指标", "指标值"},
      {"数字赋能", "平台建设", "接入路灯", "≥3盏"},
      {"^", "运维响应", "修复时限", "≤2天"},
      {"共建", "邻里", "志愿者", "5人"},
  });
  ASSERT_EQ(target.indicators.size(), 3U);
  EXPECT_EQ(target.indicators[1].level1, "数字赋能");
  EXPECT_EQ(target.indicators[1].level2, "运维响应");
  EXPECT_EQ(target.indicators[2].level1, "共建");
}

TEST(ProjectTarget, KeepsWhatColumnsWithoutAKeySay) {
  const ProjectTarget target = project({
      {"项目名称", "路灯", "<", "<", "<"},
      {"年度目标", "点亮", "<", "<", "<"},
      {"一级指标", "二级指标", "三级指标", "指标值", "备注"},
      {"产出指标", "数量指标", "路灯", "≥3盏", "含庭院灯"},
      {"^", "质量指标", "合格率", "100%", ""},
  });
  ASSERT_EQ(target.indicators.size(), 2U);
  ASSERT_EQ(target.indicators[0].more.size(), 1U);
  EXPECT_EQ(target.indicators[0].more[0].label + "=" + target.indicators[0].more[0].text,
            "备注=含庭院灯");
  EXPECT_TRUE(target.indicators[1].more.empty());
}

TEST(ProjectTarget, NamesTheDepartmentNearestToTheProject) {
  const ProjectTarget target = project({
      {"专项名称", "饮水", "<", "<"},
      {"中央主管部门", "水利部", "省级主管部门", "省水利厅"},
      {"县级主管部门", "县水利局", "县级财政部门", "县财政局"},
      {"年度目标", "通水", "<", "<"},
      {"一级指标", "二级指标", "三级指标", "指标值"},
      {"产出指标", "数量指标", "管网", "≥3公里"},
  });
  EXPECT_EQ(target.department, "县水利局");
  ASSERT_EQ(target.more.size(), 3U);
  EXPECT_EQ(target.more[0].label + "=" + target.more[0].text, "中央主管部门=水利部");
}

TEST(ProjectTarget, TakesNoOtherYearForTheTarget) {
  const ProjectTarget target = project({
      {"项目名称", "监测站", "<", "<", "<", "<"},
      {"年度目标", "稳定运行", "<", "<", "<", "<"},
      {"一级指标", "二级指标", "三级指标", "近两年指标值", "<", "预期当年实现值"},
      {"^", "^", "^", "前年", "上年", "^"},
      {"产出指标", "数量指标", "站点", "14个", "15个", "16个"},
  });
  ASSERT_EQ(target.indicators.size(), 1U);
  EXPECT_EQ(target.indicators[0].value.text, "16个");
  EXPECT_EQ(target.indicators[0].last_year, "15个");
  ASSERT_EQ(target.indicators[0].more.size(), 1U);
  EXPECT_EQ(target.indicators[0].more[0].text, "14个");
}

TEST(ProjectTarget, PutsTogetherSignContentAndUnit) {
  const ProjectTarget target = project({
      {"项目名称", "岗位补贴", "<", "<", "<", "<"},
      {"年度目标", "安置", "<", "<", "<", "<"},
      {"一级指标", "二级指标", "三级指标", "绩效指标值", "<", "<"},
      {"^", "^", "^", "运算符号", "内容", "度量单位"},
      {"产出指标", "数量指标", "岗位", ">=", "300", "个"},
      {"产出指标", "时效指标", "发放时间", "文字描述", "每月20日前", ""},
  });
  ASSERT_EQ(target.indicators.size(), 2U);
  EXPECT_EQ(target.indicators[0].value.text, ">=300个");
  EXPECT_EQ(target.indicators[1].value.text, "每月20日前");
}

TEST(ProjectTarget, TellsAColumnOfSignsByWhatStandsInIt) {
  const ProjectTarget target = project({
      {"项目名称", "公路", "<", "<", "<", "<"},
      {"年度目标", "养护", "<", "<", "<", "<"},
      {"一级指标", "二级指标", "三级指标", "指标方向性", "目标值", "计量单位"},
      {"产出指标", "数量指标", "里程", "≥", "1200", "公里"},
      {"产出指标", "质量指标", "优良率", "≥", "85", "%"},
      {"效益指标", "社会效益指标", "出行条件", "定性", "改善", ""},
  });
  ASSERT_EQ(target.indicators.size(), 3U);
  EXPECT_EQ(target.indicators[0].value.text, "≥1200公里");
  EXPECT_EQ(target.indicators[2].value.text, "改善");
}

TEST(ProjectTarget, TakesTheYearsBudgetAmongSeveralForItsMoney) {
  const ProjectTarget target = project({
      {"项目名称", "<", "档案", "<", "<"},
      {"项目资金（万元）", "资金来源", "上年度预算安排", "上年度实际执行", "本年度申请金额"},
      {"^", "合计", "86.00", "84.20", "95.00"},
      {"^", "财政拨款", "80.00", "78.20", "90.00"},
      {"年度目标", "扫描", "<", "<", "<"},
      {"一级指标", "二级指标", "三级指标", "指标值", "<"},
      {"产出指标", "数量指标", "页数", "150万页", "<"},
  });
  EXPECT_EQ(target.funding.total->text, "95.00");
  EXPECT_EQ(target.funding.fiscal->text, "90.00");
  EXPECT_EQ(target.funding.unit, "万元");
}

TEST(ProjectTarget, StandsForEachOfSeveralProjectsInOneTable) {
  const Document document = sketch::build({sketch::page(
      1,
      {table({{"项目名称", "预算单位", "预算金额（万元）", "年度绩效目标", "一级指标", "二级指标",
               "三级指标", "指标值"},
              {"路灯", "城管局", "73.20", "点亮", "产出指标", "数量指标", "路灯", "3盏"},
              {"^", "^", "^", "^", "效益指标", "社会效益指标", "亮灯率", "≥98%"},
              {"水渠", "水利局", "20.00", "通水", "产出指标", "数量指标", "水渠", "2条"}})},
      {"2024年项目支出绩效目标表"})});
  const DocumentTable& entry = document.tables.at(0);
  EXPECT_FALSE(entry.record);
  ASSERT_EQ(entry.projects.size(), 2U);
  EXPECT_EQ(entry.projects[0].project_name, "路灯");
  EXPECT_EQ(entry.projects[0].budget_unit, "城管局");
  EXPECT_EQ(entry.projects[0].funding.total->yuan, "732000");
  EXPECT_EQ(entry.projects[0].goal, "点亮");
  ASSERT_EQ(entry.projects[0].indicators.size(), 2U);
  EXPECT_EQ(entry.projects[0].indicators[1].level3, "亮灯率");
  EXPECT_EQ(entry.projects[0].indicators[1].row, 2);
  EXPECT_EQ(entry.projects[1].project_name, "水渠");
  EXPECT_EQ(entry.projects[1].year, "2024");
  EXPECT_EQ(entry.projects[1].indicators.at(0).row, 3);
  EXPECT_THAT(sketch::codes(document), ElementsAre("several-projects"));
}

TEST(ProjectTarget, IsNotSeenInOrdinaryTables) {
  for (const auto& rows : std::vector<std::vector<std::vector<std::string>>>{
           {{"科目编码", "科目名称", "合计", "基本支出", "项目支出"},
            {"201", "一般公共服务", "10", "4", "6"}},
           {{"收入", "<", "支出", "<"},
            {"项目", "预算数", "项目", "预算数"},
            {"财政拨款", "1", "人员", "1"}},
           {{"单位名称", "某局"}, {"电话", "123"}}}) {
    const Document document = sketch::build({sketch::page(1, {table(rows)})});
    EXPECT_FALSE(document.tables.at(0).record) << rows[0][0];
    EXPECT_THAT(sketch::codes(document), ElementsAre());
  }
}

TEST(ProjectTarget, PartsAHeadThatNamesTwoColumns) {
  const ProjectTarget target = project({
      {"项目名称", "饮水", "<", "<"},
      {"年度目标", "改造", "<", "<"},
      {"一级指标", "二级指标", "三级指标及指标值", "<"},
      {"产出指标", "数量指标", "供水点", "=23处"},
  });
  ASSERT_EQ(target.indicators.size(), 1U);
  EXPECT_EQ(target.indicators[0].level3, "供水点");
  EXPECT_EQ(target.indicators[0].value.text, "=23处");
}

}  // namespace
}  // namespace gewu
