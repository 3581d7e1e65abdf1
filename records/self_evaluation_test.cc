#include <gtest/gtest.h>

#include "records/sketch.h"

namespace gewu {
namespace {

using sketch::table;

const std::vector<std::vector<std::string>> kForm = {
    {"项目名称", "<", "饮水检测", "<", "<", "<", "<", "<"},
    {"主管部门", "<", "县水务局", "<", "<", "实施单位", "县供水站", "<"},
    {"项目资金（万元）", "<", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率"},
    {"^", "^", "年度资金总额", "80.00", "73.20", "70.10", "10", "95.77%"},
    {"^", "^", "其中：财政拨款", "80.00", "73.20", "70.10", "—", ""},
    {"年度总体目标", "预期目标", "<", "<", "实际完成情况", "<", "<", "<"},
    {"^", "完成42个点的水质检测。", "<", "<", "已完成42个点的水质检测。", "<", "<", "<"},
    {"绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"},
    {"^", "产出指标", "数量指标", "检测点", "≥40个", "42个", "60", "60"},
    {"^", "满意度指标", "群众满意度", "满意度", "≥95%", "93%", "30", "28.1"},
    {"总分", "<", "<", "<", "<", "<", "100", "98.1"},
};

SelfEvaluation evaluation(const std::vector<std::vector<std::string>>& rows = kForm) {
  return sketch::record<SelfEvaluation>(table(rows), {"项目支出绩效自评表", "（2023年度）"});
}

TEST(SelfEvaluation, TellsWhatWasSpentFromWhatWasPlanned) {
  const SelfEvaluation record = evaluation();
  EXPECT_EQ(record.year, "2023");
  EXPECT_EQ(record.funding.unit, "万元");
  EXPECT_EQ(record.funding.total->text, "73.20");
  ASSERT_EQ(record.execution.size(), 2U);
  EXPECT_EQ(record.execution[0].source, "年度资金总额");
  EXPECT_EQ(record.execution[0].initial->yuan, "800000");
  EXPECT_EQ(record.execution[0].executed->text, "70.10");
  EXPECT_EQ(record.execution[0].rate, "95.77%");
  EXPECT_FALSE(record.execution[0].score);  // the form has no such column
  EXPECT_EQ(record.execution[1].weight, "—");
}

TEST(SelfEvaluation, TellsWhatWasReachedFromWhatWasToBe) {
  const SelfEvaluation record = evaluation();
  EXPECT_EQ(record.goal, "完成42个点的水质检测。");
  EXPECT_EQ(record.achieved, "已完成42个点的水质检测。");
  ASSERT_EQ(record.indicators.size(), 2U);
  EXPECT_EQ(record.indicators[1].value.text, "≥95%");
  EXPECT_EQ(record.indicators[1].actual->number, "93");
  EXPECT_EQ(record.indicators[1].score, "28.1");
  EXPECT_FALSE(record.indicators[1].deviation);
  EXPECT_FALSE(record.midterm);
}

TEST(SelfEvaluation, TakesTheRowOfTheTotalForNoIndicator) {
  const SelfEvaluation record = evaluation();
  EXPECT_EQ(record.total_score, "98.1");
  ASSERT_EQ(record.more.size(), 1U);
  EXPECT_EQ(record.more[0].label + "=" + record.more[0].text, "总分/分值=100");
}

TEST(SelfEvaluation, TakesStrokesAmongPointsForNone) {
  TextTable read = table(kForm);
  for (TextCell& cell : read.cells) {
    if (cell.text != "—") continue;
    cell.text = "一一";
    cell.source = TextSource::Ocr;
  }
  const Document document = sketch::build({sketch::page(1, {read}, {"项目支出绩效自评表"})});
  const auto& record = std::get<SelfEvaluation>(document.tables.at(0).record.value());
  EXPECT_EQ(record.execution[1].weight, "—");
  EXPECT_EQ(document.tables[0].table.cell_at(4, 6)->text, "一一") << "the cell stays as read";
}

TEST(SelfEvaluation, IsToldByItsColumnsWithoutATitle) {
  const Document document = sketch::build({sketch::page(1, {table(kForm)})});
  EXPECT_STREQ(form_name(*document.tables.at(0).record), "self_evaluation");
}

TEST(SelfEvaluation, TakesTheScoreThatIsCalledSoBeforeASum) {
  auto rows = kForm;
  rows.back() = {"合计", "<", "<", "<", "<", "<", "90", "88.1"};
  rows.push_back({"自评总分", "<", "98.1", "<", "<", "<", "<", "<"});
  EXPECT_EQ(evaluation(rows).total_score, "98.1");
}

TEST(SelfEvaluation, TakesNoValueOfHalfAYearForWhatWasReached) {
  auto rows = kForm;
  rows[7][5] = "上半年完成值";
  EXPECT_FALSE(evaluation(rows).indicators[0].actual);
}

}  // namespace
}  // namespace gewu
