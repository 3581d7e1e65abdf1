// What stands above and below the indicators of forms, however it is laid out.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "records/sketch.h"

namespace gewu {
namespace {

using sketch::record;
using sketch::table;
using testing::Contains;
using testing::ElementsAre;

using Rows = std::vector<std::vector<std::string>>;

template <typename Form>
Form form_of(const Rows& above, const std::vector<std::string>& lines = {"项目支出绩效目标表"}) {
  Rows rows = above;
  std::vector<std::string> head{"一级指标", "二级指标", "三级指标", "指标值"};
  std::vector<std::string> row{"产出指标", "数量指标", "里程", "3公里"};
  head.resize(above.front().size(), "<");
  row.resize(above.front().size(), "<");
  rows.push_back(head);
  rows.push_back(row);
  return record<Form>(table(rows), lines);
}

std::vector<std::string> more_of(const std::vector<MoreField>& more) {
  std::vector<std::string> texts;
  for (const MoreField& field : more) texts.push_back(field.label + "=" + field.text);
  return texts;
}

TEST(FormFields, OfMoneyMaySayWhyInAColumnOfTheirOwn) {
  const auto form = record<SelfEvaluation>(
      table({{"项目名称", "公路", "<", "<", "<", "<"},
             {"预算执行情况", "年度预算数（万元）", "年初预算", "预算执行数", "得分", "原因"},
             {"^", "总额", "10.00", "9.00", "9", "招标节约"},
             {"^", "其中：财政资金", "10.00", "9.00", "/", "^"},
             {"一级指标", "二级指标", "三级指标", "指标值", "完成值", "得分"},
             {"产出指标", "数量指标", "里程", "3公里", "3公里", "90"}}),
      {"项目支出绩效自评表"});
  ASSERT_EQ(form.execution.size(), 2U);
  EXPECT_EQ(form.execution[1].executed->text, "9.00");
  EXPECT_THAT(more_of(form.more), Contains("总额/原因=招标节约"));
}

TEST(FormFields, BesideAHeadingBearItsLabel) {
  const auto form = form_of<ProjectTarget>({{"项目名称", "改厕", "<", "<"},
                                            {"预算规模及资金用途", "预算数", "186.40", "<"},
                                            {"^", "用于一千户厕所改造奖补及后续管护。", "<", "<"},
                                            {"年度目标", "改造一千户", "<", "<"}});
  EXPECT_EQ(form.funding.total->text, "186.40");
  EXPECT_THAT(more_of(form.more),
              ElementsAre("预算规模及资金用途=用于一千户厕所改造奖补及后续管护。"));
}

TEST(FormFields, OfAPlanStandUnderTheirHeads) {
  const auto form = form_of<ProjectTarget>({{"项目名称", "管网", "<", "<"},
                                            {"实施进度计划", "实施内容", "开始时间", "完成时间"},
                                            {"^", "勘测设计", "2024年2月", "2024年5月"},
                                            {"资金支出计划", "3月底", "6月底", "12月底"},
                                            {"^", "10%", "45%", "100%"},
                                            {"年度目标", "建成", "<", "<"}});
  EXPECT_THAT(more_of(form.more),
              ElementsAre("勘测设计/开始时间=2024年2月", "勘测设计/完成时间=2024年5月", "3月底=10%",
                          "6月底=45%", "12月底=100%"));
}

TEST(FormFields, ThatAreDatesBesideTheirLabelsAreNoTable) {
  const auto form =
      form_of<ProjectTarget>({{"项目名称", "安防", "项目编码", "11"},
                              {"项目开始时间", "2021年3月", "项目完成时间", "2021年11月"},
                              {"项目总预算（万元）", "386.20", "其中：财政拨款", "386.20"},
                              {"年度目标", "建成", "<", "<"}});
  EXPECT_EQ(form.funding.project_total->text, "386.20");
  EXPECT_THAT(more_of(form.more), Contains("项目完成时间=2021年11月"));
}

TEST(FormFields, AtTheEndOfARowAreNeverLost) {
  const auto form = form_of<ProjectTarget>({{"项目名称", "公路", "<", "<"},
                                            {"年度目标", "养护", "<", "<"},
                                            {"项目负责人：何跃进", "<", "财务负责人：唐丽", "<"}});
  EXPECT_EQ(form.project_leader, "何跃进");
  EXPECT_THAT(more_of(form.more), ElementsAre("财务负责人=唐丽"));
}

TEST(FormFields, NameTheUnitInTheCaption) {
  const auto form = form_of<ProjectTarget>(
      {{"项目名称", "管网", "<", "<"}, {"年度目标", "建成", "<", "<"}},
      {"项目支出绩效目标申报表", "填报单位（盖章）：宁川县市政工程中心 填报日期：2024年1月"});
  EXPECT_EQ(form.budget_unit, "宁川县市政工程中心");
  const auto other =
      form_of<ProjectTarget>({{"项目名称", "管网", "<", "<"}, {"年度目标", "建成", "<", "<"}},
                             {"项目支出绩效目标表", "编制单位：宁川县财政局"});
  EXPECT_FALSE(other.budget_unit);
}

TEST(FormFields, OfADepartmentMayStandInTwoSides) {
  const auto form = form_of<DepartmentTarget>(
      {{"部门名称", "港务局", "<", "<", "<"},
       {"预算整体情况", "部门预算支出", "预算金额（万元）", "收入来源", "预算金额（万元）"},
       {"^", "基本支出", "3,206.00", "财政拨款", "5,480.00"},
       {"^", "项目支出", "2,614.00", "其他资金", "340.00"},
       {"总体绩效目标", "提升港口安全监管能力", "<", "<", "<"}},
      {"部门整体支出绩效目标表"});
  std::vector<std::string> sources;
  for (const FundingSourceRow& row : form.funding) {
    sources.push_back(row.source + "=" + row.amount.text);
  }
  EXPECT_THAT(sources, ElementsAre("基本支出=3,206.00", "财政拨款=5,480.00", "项目支出=2,614.00",
                                   "其他资金=340.00"));
  EXPECT_EQ(form.funding_unit, "万元");
}

TEST(FormFields, OfGoalsMayBeShortOrNotYetWritten) {
  const auto form = form_of<ProjectTarget>({{"项目名称", "旅游", "<", "<"},
                                            {"年度目标", "<", "年度总体目标完成情况", "<"},
                                            {"村集体收入达六万元。", "<", "", "<"}});
  EXPECT_EQ(form.goal, "村集体收入达六万元。");
  EXPECT_THAT(more_of(form.more), ElementsAre("年度总体目标完成情况="));
}

TEST(FormFields, OfSourcesInARowAreToldByTheirHeads) {
  const auto form =
      form_of<ProjectTarget>({{"项目名称", "厂房", "<", "<"},
                              {"资金筹措（万元）", "项目总投资", "专项债券资金", "其他融资"},
                              {"^", "36,000.00", "24,000.00", "4,800.00"},
                              {"资金来源", "合计", "中央资金", "省级资金"},
                              {"金额", "1,000.00", "600.00", "400.00"},
                              {"年度目标", "建成", "<", "<"}});
  EXPECT_EQ(form.funding.project_total->text, "36,000.00");
  EXPECT_EQ(form.funding.special_bond->text, "24,000.00");
  EXPECT_EQ(form.funding.total->text, "1,000.00");
}

TEST(FormFields, NameTheNearerUnit) {
  const auto form = form_of<ProjectTarget>({{"项目名称", "耕作", "<", "<"},
                                            {"预算部门", "农业农村局", "预算单位", "农机站"},
                                            {"年度目标", "六十万亩", "<", "<"}});
  EXPECT_EQ(form.budget_unit, "农机站");
  EXPECT_THAT(more_of(form.more), ElementsAre("预算部门=农业农村局"));
}

}  // namespace
}  // namespace gewu
