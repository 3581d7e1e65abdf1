#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "records/sketch.h"

namespace gewu {
namespace {

using sketch::table;

ProjectList list(const std::vector<std::vector<std::string>>& rows) {
  return sketch::record<ProjectList>(table(rows), {"2024年重点项目绩效目标公开清单"});
}

TEST(ProjectList, KeepsSubtotalsApartFromItsRows) {
  const ProjectList record = list({
      {"序号", "主管部门", "项目名称", "金额（万元）", "备注"},
      {"合计", "<", "<", "60", ""},
      {"1", "教育局", "校舍", "10", ""},
      {"2", "^", "桌椅", "20", "续建"},
      {"小计", "<", "<", "30", ""},
      {"3", "水利局", "水渠", "30", ""},
      {"水利局小计", "<", "<", "30", ""},
  });
  EXPECT_EQ(record.total->text, "60");
  ASSERT_EQ(record.rows.size(), 3U);
  EXPECT_EQ(record.rows[1].department, "教育局");
  ASSERT_EQ(record.rows[1].more.size(), 1U);
  EXPECT_EQ(record.rows[1].more[0].label + "=" + record.rows[1].more[0].text, "备注=续建");
  ASSERT_EQ(record.subtotals.size(), 2U);
  EXPECT_EQ(record.subtotals[0].department, "教育局");
  EXPECT_EQ(record.subtotals[1].department, "水利局");
  EXPECT_EQ(record.subtotals[1].amount.yuan, "300000");
}

TEST(ProjectList, OfABudgetIsItsTableFirst) {
  const Document document = sketch::build({sketch::page(
      1,
      {table({{"序号", "项目单位", "项目名称", "金额（元）"}, {"1", "信息处", "云", "2,659.00"}})},
      {"部门预算项目支出明细表"})});
  const DocumentTable& budget = document.tables.at(0);
  EXPECT_TRUE(std::holds_alternative<BudgetTable>(budget.record.value()));
  const auto& list = std::get<ProjectList>(budget.also.value());
  ASSERT_EQ(list.rows.size(), 1U);
  EXPECT_EQ(list.rows[0].amount->yuan, "2659.00");
}

TEST(ProjectList, OfABudgetPromisesNoForms) {
  const TextTable listed = table({{"序号", "主管部门", "项目名称", "金额（万元）"},
                                  {"1", "水利局", "水渠", "73"},
                                  {"2", "教育局", "校舍", "20"}});
  const TextTable form = table({{"项目名称", "水渠", "实施单位", "水利局"},
                                {"年度资金总额（万元）", "73", "其中：财政拨款", "73"},
                                {"年度总体目标", "通水", "<", "<"},
                                {"一级指标", "二级指标", "三级指标", "指标值"},
                                {"产出指标", "数量指标", "水渠（公里）", "≥3"}});
  const auto found = [&](const std::string& title) {
    return sketch::codes(
        sketch::build({sketch::page(1, {listed}, {title}), sketch::page(2, {form})}));
  };
  EXPECT_THAT(found("重点项目绩效目标清单"), testing::Contains("list-target-mismatch"));
  EXPECT_THAT(found("项目支出预算表"), testing::Not(testing::Contains("list-target-mismatch")));
}

TEST(ProjectList, IsProvedByItsSums) {
  const auto read = [](const std::string& total) {
    return sketch::build({sketch::page(1,
                                       {table({{"序号", "主管部门", "项目名称", "金额（万元）"},
                                               {"1", "水利局", "水渠", "73.20"},
                                               {"2", "教育局", "校舍", "20.15"},
                                               {"3", "教育局", "桌椅", "6.65"},
                                               {"合计", "<", "<", total}})},
                                       {"重点项目绩效目标清单"})});
  };
  const Document right = read("100.00");
  EXPECT_STREQ(form_name(right.tables.at(0).record.value()), "project_list");
  EXPECT_TRUE(right.tables.at(0).table.cell_at(1, 3)->proved);
  const Document wrong = read("190.00");
  EXPECT_FALSE(wrong.tables.at(0).table.cell_at(1, 3)->proved);
  EXPECT_THAT(sketch::codes(wrong), testing::ElementsAre("list-total")) << "told once";
}

}  // namespace
}  // namespace gewu
