#include <gtest/gtest.h>

#include "records/sketch.h"

namespace gewu {
namespace {

using sketch::table;

const std::vector<std::vector<std::string>> kIndicators = {
    {"一级指标", "二级指标", "三级指标", "指标值"}, {"履职效能", "数量指标", "培训", "≥4场"}};

DepartmentTarget department(std::vector<std::vector<std::string>> rows) {
  rows.insert(rows.end(), kIndicators.begin(), kIndicators.end());
  return sketch::record<DepartmentTarget>(table(rows),
                                          {"部门整体支出绩效目标申报表", "（2022年度）"});
}

TEST(DepartmentTarget, ReadsItsSourcesOfMoney) {
  const DepartmentTarget target = department({
      {"部门（单位）名称", "卫健委", "<", "<"},
      {"部门（单位）联系人", "李一", "联系电话", "0908-1"},
      {"年度绩效目标", "健康", "<", "<"},
      {"年度预算（万元）", "资金来源", "<", "资金总额"},
      {"^", "财政资金（万元）", "上级资金", "10.5"},
      {"^", "^", "本级资金", ""},
  });
  EXPECT_EQ(target.year, "2022");
  EXPECT_EQ(target.department, "卫健委");
  EXPECT_EQ(target.contact, "李一");
  EXPECT_EQ(target.phone, "0908-1");
  EXPECT_EQ(target.goal, "健康");
  EXPECT_EQ(target.funding_unit, "万元");
  ASSERT_EQ(target.funding.size(), 2U);
  EXPECT_EQ(target.funding[0].source, "财政资金/上级资金");
  EXPECT_EQ(target.funding[0].amount.yuan, "105000");
  EXPECT_EQ(target.funding[1].source, "财政资金/本级资金");
  EXPECT_EQ(target.funding[1].amount.text, "");
  EXPECT_EQ(target.indicators.size(), 1U);
}

TEST(DepartmentTarget, ReadsTheTableOfItsTasks) {
  const DepartmentTarget target = department({
      {"部门名称", "卫健委", "<", "<"},
      {"年度主要任务", "任务名称", "主要内容", "预算金额（万元）"},
      {"^", "防疫", "接种", "20"},
      {"^", "培训", "四场", ""},
      {"年度总体目标", "健康", "<", "<"},
  });
  ASSERT_EQ(target.tasks.size(), 2U);
  EXPECT_EQ(target.tasks[0].name, "防疫");
  EXPECT_EQ(target.tasks[1].content, "四场");
  EXPECT_EQ(target.tasks[0].total->yuan, "200000");
  EXPECT_EQ(target.tasks[1].total->text, "");
  EXPECT_FALSE(target.tasks[0].fiscal);
  EXPECT_EQ(target.goal, "健康");
  EXPECT_TRUE(target.funding.empty());
}

TEST(DepartmentTarget, MayPrintItsMoneyAsFields) {
  const DepartmentTarget target = department({
      {"部门名称", "卫健委", "<", "<"},
      {"年度预算申请（万元）", "资金总额：30", "<", "<"},
      {"^", "财政拨款：20", "其他资金：10", "<"},
      {"年度总体目标", "健康", "<", "<"},
  });
  EXPECT_EQ(target.department, "卫健委");
  ASSERT_EQ(target.funding.size(), 3U);
  EXPECT_EQ(target.funding[0].source, "资金总额");
  EXPECT_EQ(target.funding[0].amount.yuan, "300000");
  EXPECT_EQ(target.funding[2].amount.text, "10");
}

}  // namespace
}  // namespace gewu
