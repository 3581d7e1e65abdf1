#include "records/units.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "records/sketch.h"

namespace gewu {
namespace {

using sketch::codes;
using sketch::page;
using sketch::table;
using testing::Contains;
using testing::ElementsAre;
using testing::Not;

using Rows = std::vector<std::vector<std::string>>;

Rows bare_form(const std::string& total) {
  return {{"预算单位", "城管局", "项目名称", "路灯费", "<"},
          {"项目资金", "年度资金总额：" + total, "其中：财政拨款：" + total, "其他资金：0", "<"},
          {"总体目标", "点亮", "<", "<", "<"},
          {"一级指标", "二级指标", "三级指标", "指标值", "分值"},
          {"产出指标", "数量指标", "新装路灯（盏）", "≥3", "50"},
          {"产出指标", "数量指标", "救助人数（人）", "≥30", "40"}};
}

Rows list(const std::string& head, const std::string& amount) {
  return {{"序号", "主管部门", "项目实施单位", "项目名称", head},
          {"1", "城管局", "城管局", "路灯费", amount}};
}

Document document(const Rows& listed, const Rows& form) {
  return sketch::build({page(1, {table(listed)}), page(2, {table(form)})});
}

const ProjectTarget& target(const Document& document) {
  return std::get<ProjectTarget>(*document.tables.at(1).record);
}

TEST(Units, ComeFromTheListWhereTheFormPrintsNone) {
  const Document inferred = document(list("金额（万元）", "73"), bare_form("73"));
  EXPECT_EQ(target(inferred).funding.total->yuan, "730000");
  EXPECT_THAT(codes(inferred), Contains("unit-inferred"));
}

TEST(Units, StayUnknownWhereTheListCountsOtherwise) {
  const Document other = document(list("金额（元）", "730000"), bare_form("73"));
  EXPECT_FALSE(target(other).funding.total->yuan);
}

TEST(Units, OfTargetsComeFromTheNameOrTheHead) {
  const Document named = document(list("金额（万元）", "73"), bare_form("73"));
  EXPECT_EQ(target(named).indicators[0].value.unit, "盏");
  EXPECT_EQ(target(named).indicators[1].value.unit, "人");
  EXPECT_THAT(codes(named), Contains("unit-inferred"));
  Rows headed = bare_form("73");
  headed[3][3] = "指标值（%）";
  headed[4][2] = "亮灯率";
  EXPECT_EQ(target(document(list("金额（万元）", "73"), headed)).indicators[0].value.unit, "%");
}

TEST(Units, OfAHeadAndANoteMayConflict) {
  const TextTable yuan = table(list("金额（元）", "730000"));
  EXPECT_THAT(codes(sketch::build({page(1, {yuan}, {"项目支出预算表", "单位：万元"})})),
              ElementsAre("unit-conflict"));
  EXPECT_THAT(codes(sketch::build({page(1, {yuan}, {"项目支出预算表", "单位：元"})})),
              Not(Contains("unit-conflict")));
}

TEST(Units, OfAnAmountAndItsTableMayConflict) {
  EXPECT_THAT(codes(sketch::build({page(1, {table(list("金额（元）", "73万元"))})})),
              ElementsAre("unit-conflict"));
}

}  // namespace
}  // namespace gewu
