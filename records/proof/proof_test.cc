#include <gtest/gtest.h>

#include <algorithm>

#include "records/proof/misreading.h"
#include "records/sketch.h"

namespace gewu {
namespace {

using sketch::build;
using sketch::page;
using sketch::table;

using Rows = std::vector<std::vector<std::string>>;

Document read(const Rows& rows, const std::string& title = "支出预算总表") {
  return build({page(1, {table(rows)}, {title, "单位：万元"})});
}

const TextCell& cell(const Document& document, int row, int col, size_t index = 0) {
  return *document.tables.at(index).table.cell_at(row, col);
}

const Finding* finding(const Document& document, const std::string& code) {
  const auto found = std::find_if(document.findings.begin(), document.findings.end(),
                                  [&](const Finding& entry) { return entry.code == code; });
  return found == document.findings.end() ? nullptr : &*found;
}

bool suggests(const Finding* entry, const std::string& text) {
  return entry && entry->suggestion.find("may be 「" + text + "」") != std::string::npos;
}

Rows by_function() {
  return {{"科目编码", "科目名称", "合计", "基本支出", "项目支出"},
          {"201", "一般公共服务支出", "52.30", "31.20", "21.10"},
          {"20106", "财政事务", "52.30", "31.20", "21.10"},
          {"2010601", "行政运行", "32.30", "31.20", "1.10"},
          {"2010608", "财政委托业务支出", "20.00", "0.00", "20.00"},
          {"205", "教育支出", "17.45", "12.00", "5.45"},
          {"20502", "普通教育", "17.45", "12.00", "5.45"},
          {"2050201", "学前教育", "8.05", "6.00", "2.05"},
          {"2050202", "小学教育", "9.40", "6.00", "3.40"},
          {"合计", "", "69.75", "43.20", "26.55"}};
}

TEST(Proof, ProvesNumbersThatSumsConfirm) {
  const Document document = read(by_function());
  EXPECT_TRUE(cell(document, 3, 2).proved);
  EXPECT_TRUE(cell(document, 9, 2).proved);
  EXPECT_TRUE(cell(document, 4, 3).proved) << "a printed zero: were it none, the sum would fail";
  EXPECT_TRUE(document.findings.empty());
}

TEST(Proof, LiftsConfidenceAndTakesProvedCellsOffReview) {
  TextTable source = table(by_function());
  for (TextCell& entry : source.cells) {
    if (entry.row != 3 || entry.col != 2) continue;
    entry.confidence = 0.7;
    entry.review = true;
  }
  const Document document = build({page(1, {source}, {"支出预算总表", "单位：万元"})});
  EXPECT_GT(cell(document, 3, 2).confidence, 0.999);
  EXPECT_FALSE(cell(document, 3, 2).review);
  ASSERT_EQ(cell(document, 3, 2).doubts.size(), 1U);  // how sure the reading was stays known
  EXPECT_EQ(cell(document, 3, 2).doubts[0].code, "settled-by-sums");
  EXPECT_EQ(cell(document, 3, 2).doubts[0].cap, 0.7);
}

TEST(Proof, NamesTheMisreadDigit) {
  Rows rows = by_function();
  rows[3][2] = "82.30";
  const Document document = read(rows);
  EXPECT_FALSE(cell(document, 3, 2).proved);
  EXPECT_TRUE(cell(document, 3, 2).review);
  EXPECT_EQ(cell(document, 3, 2).text, "82.30") << "nothing is changed";
  EXPECT_TRUE(suggests(finding(document, "row-sum"), "32.30"));
  EXPECT_TRUE(suggests(finding(document, "hierarchy-sum"), "32.30"));
  EXPECT_TRUE(cell(document, 4, 2).proved) << "its own row confirms it";
}

TEST(Proof, NamesTheLostPoint) {
  Rows rows = by_function();
  rows[7][4] = "205";
  const Document document = read(rows);
  EXPECT_FALSE(cell(document, 7, 4).proved);
  EXPECT_TRUE(suggests(finding(document, "row-sum"), "2.05"));
}

TEST(Proof, NamesWhatLettersStandFor) {
  Rows rows = by_function();
  rows[8][2] = "9.4O";
  const Document document = read(rows);
  EXPECT_TRUE(suggests(finding(document, "row-sum"), "9.40"));
  EXPECT_TRUE(cell(document, 8, 2).review);
}

TEST(Proof, ReportsWhatNoMisreadingExplainsAndSuspectsNoCell) {
  Rows rows = by_function();
  rows[3][4] = "777.77";
  const Document document = read(rows);
  const Finding* found = finding(document, "hierarchy-sum");
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->suggestion, "the document may err: compare with the page");
  EXPECT_FALSE(cell(document, 3, 4).review);
  EXPECT_FALSE(cell(document, 3, 4).proved);
}

TEST(Proof, ForgivesRoundingButProvesNothingByIt) {
  Rows rows = by_function();
  rows[8][2] = "9.41";  // 6.00 + 3.40 before rounding
  const Document document = read(rows);
  EXPECT_EQ(finding(document, "row-sum"), nullptr);
  EXPECT_FALSE(cell(document, 8, 2).proved);
}

TEST(Proof, TakesCopiesAloneForNoProof) {
  const Document document = read({{"科目编码", "科目名称", "金额"},
                                  {"", "合计", "1,234.50"},
                                  {"204", "公共安全支出", "1,234.50"},
                                  {"20406", "司法", "1,234.50"}});
  for (int row = 1; row <= 3; ++row) EXPECT_FALSE(cell(document, row, 2).proved);
  EXPECT_TRUE(document.findings.empty());
}

const Rows kTwoSides = {{"收入", "<", "支出", "<"},
                        {"项目", "决算数", "项目", "决算数"},
                        {"一、财政拨款收入", "90.00", "一、教育支出", "60.00"},
                        {"二、事业收入", "5.50", "二、科学技术支出", "35.50"},
                        {"本年收入合计", "95.50", "本年支出合计", "95.50"},
                        {"年初结转和结余", "1.00", "年末结转和结余", "1.00"},
                        {"总计", "96.50", "总计", "96.50"}};

TEST(Proof, AddsWhatFollowsASubtotal) {
  const Document document = read(kTwoSides, "收入支出决算总表");
  EXPECT_TRUE(cell(document, 5, 1).proved);
  EXPECT_TRUE(cell(document, 6, 3).proved);
  EXPECT_TRUE(document.findings.empty());
}

TEST(Proof, HoldsTheSidesAgainstEachOther) {
  Rows rows = kTwoSides;
  rows[3] = {"二、事业收入", "6.50", "二、科学技术支出", "35.50"};
  rows[4][1] = "96.50";
  rows[6][1] = "97.50";
  const Document document = read(rows, "收入支出决算总表");
  EXPECT_NE(finding(document, "side-balance"), nullptr);
}

TEST(Proof, FindsSumsThatNoLabelSays) {
  const Document document = read({{"项目", "本年", "中央", "地方"},
                                  {"道路", "30.50", "10.25", "20.25"},
                                  {"桥梁", "41.75", "1.50", "40.25"},
                                  {"水渠", "12.35", "2.35", "10.00"}},
                                 "项目支出明细表");
  EXPECT_TRUE(cell(document, 1, 1).proved);
  EXPECT_TRUE(cell(document, 3, 2).proved);
}

TEST(Proof, ChecksCarryOver) {
  const Document document =
      read({{"科目编码", "科目名称", "年初结转和结余", "本年收入", "本年支出", "<", "<",
             "年末结转和结余"},
            {"^", "^", "^", "^", "小计", "基本支出", "项目支出", "^"},
            {"212", "城乡社区支出", "5.00", "31.20", "33.10", "13.05", "20.05", "3.10"}},
           "政府性基金预算财政拨款收入支出决算表");
  EXPECT_TRUE(cell(document, 2, 7).proved);
  EXPECT_TRUE(cell(document, 2, 2).proved);
}

TEST(Proof, ComparesTablesThatPrintTheSameRows) {
  const Rows rows = {{"科目编码", "科目名称", "金额"}, {"30201", "办公费", "63.36"},
                     {"30202", "印刷费", "14.10"},     {"30205", "水费", "10.22"},
                     {"30206", "电费", "11.48"},       {"30207", "邮电费", "70.05"},
                     {"30211", "差旅费", "94.81"},     {"30213", "维修费", "26.71"}};
  Rows misread = rows;
  misread[1][2] = "68.36";
  const Document document =
      build({page(1, {table(rows)}, {"财政拨款基本支出预算表", "单位：万元"}),
             page(2, {table(misread)}, {"一般公共预算基本支出预算表", "单位：万元"})});
  const Finding* found = finding(document, "cross-table");
  ASSERT_NE(found, nullptr);
  EXPECT_NE(found->suggestion.find("「63.36」"), std::string::npos);
}

TEST(Proof, HoldsRatesAgainstTheirAmounts) {
  const Document document = read({{"项目", "预算数", "执行数", "执行率"},
                                  {"道路", "200.00", "150.00", "75.00%"},
                                  {"桥梁", "80.00", "60.00", "75.00%"},
                                  {"水渠", "40.00", "39.00", "97.50%"},
                                  {"渡口", "10.00", "2.00", "20.00%"},
                                  {"码头", "50.00", "20.00", "60.00%"},
                                  {"合计", "380.00", "271.00", "71.32%"}},
                                 "项目支出决算表");
  const Finding* found = finding(document, "rate-wrong");
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->cells.front(), (std::pair<int, int>{5, 3}));
  EXPECT_TRUE(cell(document, 3, 3).proved);
}

TEST(Units, AreTakenFromATableThatPrintsTheSameNumbers) {
  const Document document = build({page(1, {table(by_function())}, {"支出预算总表", "单位：万元"}),
                                   page(2,
                                        {table({{"科目编码", "科目名称", "金额"},
                                                {"2010601", "行政运行", "32.30"},
                                                {"2010608", "财政委托业务支出", "20.00"}})},
                                        {"财政拨款支出预算表"})});
  EXPECT_NE(finding(document, "unit-inferred"), nullptr);
  EXPECT_EQ(std::get<BudgetTable>(*document.tables[1].record).rows[0].amounts[0].yuan, "323000");
}

TEST(Units, AreMissedWhereNothingTells) {
  const Document document = build({page(1, {table(by_function())}, {"支出预算总表"})});
  EXPECT_NE(finding(document, "unit-missing"), nullptr);
}

TEST(Misreading, KnowsDigitsPointsAndSigns) {
  const auto between = [](const char* read, const char* value) {
    const auto found = misreading_between(read, *Decimal::parse(value), 2);
    return found ? found->text + (found->likely ? " likely" : "") : "none";
  };
  EXPECT_EQ(between("1,334.50", "1384.50"), "1,384.50 likely");
  EXPECT_EQ(between("1,234.50", "1934.50"), "1,934.50");
  EXPECT_EQ(between("56000", "560"), "560.00 likely");
  EXPECT_EQ(between("12,34.50", "1234.50"), "1,234.50 likely");
  EXPECT_EQ(between("l2.50", "12.50"), "12.50 likely");
  EXPECT_EQ(between("12.50", "12.5"), "none");
  EXPECT_EQ(between("3.00", "78.00"), "none");
}

TEST(Proof, TakesAnEqualFigureInTheSameRowForNoCopy) {
  Rows rows = by_function();
  rows[3][2] = "31.20";  // 32.30 misread as what stands beside it
  EXPECT_FALSE(cell(read(rows), 3, 2).proved);
}

TEST(Proof, ChecksNoSumOfATableThatIsCutOff) {
  Rows rows = by_function();
  rows.resize(9);
  rows[8] = {"2050202", "小学教育", "1.40", "1.00",
             "0.40"};  // others follow on a page that is lost
  const Document document = read(rows);
  EXPECT_EQ(finding(document, "hierarchy-sum"), nullptr);
  EXPECT_TRUE(finding(document, "sum-unchecked"));
  rows.push_back({"合计", "", "69.75", "43.20", "26.55"});
  EXPECT_TRUE(finding(read(rows), "hierarchy-sum")) << "the total closes the table";
}

Rows self_evaluation() {
  return {{"项目名称", "<", "饮水检测", "<", "<", "<", "<", "<", "<"},
          {"项目资金（万元）", "<", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率",
           "得分"},
          {"^", "^", "年度资金总额", "80.00", "73.20", "70.10", "10", "95.77%", "9.6"},
          {"^", "^", "其中：财政拨款", "50.00", "43.20", "40.10", "—", "92.82%", "—"},
          {"^", "^", "其他资金", "30.00", "30.00", "30.00", "—", "100%", "—"},
          {"绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "<",
           "得分"},
          {"^", "产出指标", "数量指标", "检测点", "≥40个", "42个", "60", "<", "60"},
          {"^", "满意度指标", "群众满意度", "满意度", "≥95%", "93%", "30", "<", "28.1"},
          {"总分", "<", "<", "<", "<", "<", "100", "<", "97.7"}};
}

TEST(FormProof, ProvesMoneyPointsAndScores) {
  const Document document = read(self_evaluation(), "项目支出绩效自评表");
  for (const auto& [row, col] : std::vector<std::pair<int, int>>{
           {2, 3}, {3, 5}, {4, 4}, {2, 7}, {6, 6}, {8, 6}, {2, 8}, {7, 8}, {8, 8}}) {
    EXPECT_TRUE(cell(document, row, col).proved) << row << "," << col;
  }
  EXPECT_FALSE(cell(document, 6, 5).proved) << "no sum holds it";
}

TEST(FormProof, NamesTheMisreadAmountOfAColumnWhoseNeighboursAddUp) {
  Rows rows = self_evaluation();
  rows[3][5] = "48.10";
  const Document document = read(rows, "项目支出绩效自评表");
  EXPECT_FALSE(cell(document, 3, 5).proved);
  EXPECT_TRUE(cell(document, 3, 4).proved);
  EXPECT_TRUE(suggests(finding(document, "funding-sum"), "40.10"));
}

TEST(FormProof, ReportsRatesAndScoresThatCannotBe) {
  Rows rows = self_evaluation();
  rows[2][7] = "85.77%";
  EXPECT_TRUE(finding(read(rows, "项目支出绩效自评表"), "rate-wrong"));
  rows = self_evaluation();
  rows[7][8] = "38.1";
  const Document document = read(rows, "项目支出绩效自评表");
  EXPECT_TRUE(finding(document, "rate-wrong"));
  EXPECT_FALSE(cell(document, 8, 8).proved);
}

TEST(FormProof, TakesNoUnprintedHundredForASum) {
  Rows rows = self_evaluation();
  rows.pop_back();
  EXPECT_FALSE(cell(read(rows, "项目支出绩效自评表"), 6, 6).proved);
}

TEST(FormProof, TellsWhatAFailingTotalMayHaveBeen) {
  const Rows form = {{"项目名称", "水渠", "实施单位", "水利局"},
                     {"资金总额（万元）", "178.20", "其中：财政拨款", "98.20"},
                     {"其他资金", "80.00", "", ""},
                     {"年度总体目标", "通水", "<", "<"},
                     {"一级指标", "二级指标", "三级指标", "指标值"},
                     {"产出指标", "数量指标", "水渠（公里）", "≥3"}};
  EXPECT_TRUE(cell(read(form, "项目支出绩效目标表"), 1, 1).proved);
  Rows wrong = form;
  wrong[1][3] = "93.20";
  const Document document = read(wrong, "项目支出绩效目标表");
  EXPECT_TRUE(suggests(finding(document, "funding-sum"), "98.20"));
  EXPECT_FALSE(cell(document, 1, 1).proved);
}

}  // namespace
}  // namespace gewu
