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

TEST(ProjectList, IsNotATableOfABudget) {
  const Document document = sketch::build({sketch::page(
      1,
      {table({{"序号", "项目单位", "项目名称", "金额（元）"}, {"1", "信息处", "云", "2,659.00"}})},
      {"部门预算项目支出明细表"})});
  const DocumentTable& budget = document.tables.at(0);
  EXPECT_FALSE(budget.record && std::holds_alternative<ProjectList>(*budget.record));
}

}  // namespace
}  // namespace gewu
