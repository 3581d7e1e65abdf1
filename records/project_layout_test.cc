// Layouts of projects' forms: columns of indicators, halves, several projects.
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
