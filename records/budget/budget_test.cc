#include <gtest/gtest.h>

#include "records/budget/title_facts.h"
#include "records/sketch.h"

namespace gewu {
namespace {

using sketch::build;
using sketch::page;
using sketch::table;

using Rows = std::vector<std::vector<std::string>>;

BudgetTable read(const Rows& rows,
                 const std::vector<std::string>& lines = {"支出预算总表", "单位：万元"}) {
  return sketch::record<BudgetTable>(table(rows), lines);
}

const Rows kByFunction = {
    {"项目", "<", "<", "<", "支出预算", "<", "<"},
    {"功能分类科目编码", "<", "<", "功能分类科目名称", "合计", "基本支出", "项目支出"},
    {"类", "款", "项", "^", "^", "^", "^"},
    {"201", "", "", "一般公共服务支出", "52.30", "31.20", "21.10"},
    {"201", "06", "", "财政事务", "52.30", "31.20", "21.10"},
    {"201", "06", "01", "行政运行", "32.30", "31.20", "1.10"},
    {"201", "06", "08", "财政委托业务支出", "20.00", "", "20.00"},
    {"合计", "<", "<", "<", "52.30", "31.20", "21.10"}};

TEST(BudgetTable, ReadsPathsOfSeveralLevels) {
  const BudgetTable budget = read(kByFunction);
  EXPECT_EQ(budget.columns[5].path, (std::vector<std::string>{"支出预算", "基本支出"}));
  EXPECT_EQ(budget.columns[1].path, (std::vector<std::string>{"项目", "功能分类科目编码", "款"}));
  EXPECT_EQ(budget.columns[1].role, BudgetRole::Code);
  EXPECT_EQ(budget.columns[3].role, BudgetRole::Name);
  EXPECT_EQ(budget.columns[6].role, BudgetRole::Amount);
}

TEST(BudgetTable, JoinsCodesPrintedInParts) {
  const BudgetTable budget = read(kByFunction);
  ASSERT_EQ(budget.rows.size(), 5U);
  EXPECT_EQ(budget.rows[2].code, "2010601");
  EXPECT_EQ(budget.rows[2].name, "行政运行");
  EXPECT_EQ(budget.rows[2].level, 3);
  EXPECT_EQ(budget.rows[1].level, 2);
  EXPECT_EQ(budget.rows[4].is, BudgetRowKind::Total);
  EXPECT_EQ(budget.rows[4].level, 0);
}

TEST(BudgetTable, GivesAmountsInYuanAndKeepsBlanks) {
  const BudgetTable budget = read(kByFunction);
  const BudgetRow& row = budget.rows[3];
  ASSERT_EQ(row.amounts.size(), 3U);
  EXPECT_EQ(row.amounts[0].column, 4);
  EXPECT_EQ(row.amounts[0].yuan, "200000");
  EXPECT_EQ(row.amounts[1].text, "");
  EXPECT_EQ(row.amounts[1].yuan, std::nullopt);
}

TEST(BudgetTable, TellsLevelsFromTheLengthOfWholeCodes) {
  const BudgetTable budget = read({{"科目编码", "科目名称", "金额"},
                                   {"", "合计", "9.00"},
                                   {"301", "工资福利支出", "9.00"},
                                   {"30101", "基本工资", "4.00"},
                                   {"30102", "津贴补贴", "5.00"}});
  EXPECT_EQ(budget.rows[1].level, 1);
  EXPECT_EQ(budget.rows[2].level, 2);
  EXPECT_EQ(budget.rows[0].is, BudgetRowKind::Total);
}

const Rows kTwoSides = {{"收入", "<", "支出", "<"},
                        {"项目", "决算数", "项目", "决算数"},
                        {"一、财政拨款收入", "90.00", "一、教育支出", "60.00"},
                        {"1.一般公共预算", "90.00", "二、科学技术支出", "35.50"},
                        {"二、事业收入", "5.50", "", ""},
                        {"本年收入合计", "95.50", "本年支出合计", "95.50"},
                        {"年初结转和结余", "1.00", "年末结转和结余", "1.00"},
                        {"总计", "96.50", "总计", "96.50"}};

TEST(BudgetTable, PartsIncomeFromExpenditure) {
  const BudgetTable budget = read(kTwoSides, {"收入支出决算总表", "单位：万元"});
  EXPECT_EQ(budget.kind, BudgetKind::IncomeExpenditure);
  EXPECT_TRUE(budget.execution);
  EXPECT_EQ(budget.columns[1].side, 0);
  EXPECT_EQ(budget.columns[2].side, 1);
  ASSERT_EQ(budget.rows.size(), 11U);
  EXPECT_EQ(budget.rows[1].level, 2);
  EXPECT_EQ(budget.rows[3].is, BudgetRowKind::Subtotal);
  EXPECT_EQ(budget.rows[6].side, 1);
  EXPECT_EQ(budget.rows[6].name, "一、教育支出");
}

TEST(BudgetTable, KnowsOfWhichRows) {
  const BudgetTable budget = read({{"项目", "预算数"},
                                   {"一、财政拨款", "90.00"},
                                   {"其中：专项收入", "20.00"},
                                   {"二、其他收入", "10.00"},
                                   {"合计", "100.00"}},
                                  {"收入预算总表", "单位：万元"});
  EXPECT_EQ(budget.kind, BudgetKind::Income);
  EXPECT_EQ(budget.rows[1].is, BudgetRowKind::OfWhich);
  EXPECT_EQ(budget.rows[1].level, 2);
}

TEST(BudgetTable, ReadsOneRowWithoutNames) {
  const BudgetTable budget =
      read({{"“三公”经费预算数", "<", "<", "<", "<", "<"},
            {"合计", "因公出国（境）费", "公务接待费", "公务用车购置及运行费", "<", "<"},
            {"^", "^", "^", "小计", "购置费", "运行费"},
            {"10.71", "", "0.73", "9.98", "", "9.98"}},
           {"“三公”经费预算表", "单位：万元"});
  EXPECT_EQ(budget.kind, BudgetKind::ThreePublics);
  ASSERT_EQ(budget.rows.size(), 1U);
  EXPECT_EQ(budget.rows[0].amounts.size(), 6U);
  EXPECT_EQ(budget.columns[5].path.back(), "运行费");
}

TEST(BudgetTable, KeepsTheKindOfATableThatPrintsNothing) {
  const BudgetTable budget = read({{"科目编码", "科目名称", "合计", "基本支出", "项目支出"},
                                   {"本表无数据", "", "", "", ""},
                                   {"合计", "<", "", "", ""}},
                                  {"政府性基金预算支出表", "单位：万元"});
  EXPECT_EQ(budget.kind, BudgetKind::Fund);
  ASSERT_EQ(budget.rows.size(), 1U);
  EXPECT_EQ(budget.rows[0].is, BudgetRowKind::Total);
}

TEST(BudgetTable, TakesRowsOfColumnNumbersForTheHead) {
  const BudgetTable budget = read({{"项目", "行次", "金额"},
                                   {"栏次", "", "1"},
                                   {"一、教育支出", "1", "60.00"},
                                   {"二、科学技术支出", "2", "35.50"},
                                   {"本年支出合计", "3", "95.50"}});
  ASSERT_EQ(budget.rows.size(), 3U);
  EXPECT_EQ(budget.columns[1].role, BudgetRole::Text);
  EXPECT_EQ(budget.rows[0].amounts.size(), 1U);
}

TEST(BudgetTable, TakesOtherTablesOfMoneyForOther) {
  const BudgetTable budget =
      read({{"设备", "数量", "金额（元）"}, {"打印机", "3", "4,500.00"}, {"合计", "3", "4,500.00"}},
           {"设备清单"});
  EXPECT_EQ(budget.kind, BudgetKind::Other);
  EXPECT_EQ(budget.columns[1].role, BudgetRole::Count);
  EXPECT_EQ(budget.rows[0].amounts[1].yuan, "4500.00");
}

TEST(BudgetTable, IsNoTableOfWords) {
  const Document document = build({page(1, {table({{"序号", "单位名称", "备注"},
                                                   {"1", "某局（本级）", ""},
                                                   {"2", "某中心", "并入本级"}})})});
  EXPECT_FALSE(document.tables[0].record.has_value());
}

TEST(BudgetTable, GoesOnWithoutAHeadOnTheNextPage) {
  const Rows head = {{"科目编码", "科目名称", "合计"},
                     {"301", "工资福利支出", "9.00"},
                     {"30101", "基本工资", "4.00"},
                     {"30102", "津贴补贴", "5.00"}};
  const Rows tail = {
      {"302", "商品和服务支出", "3.00"}, {"30201", "办公费", "3.00"}, {"合计", "<", "12.00"}};
  Document document;
  document.tables.push_back({"t1", table(head), std::nullopt});
  document.tables.push_back({"t2", table(tail), std::nullopt});
  document.tables[0].table.pages = {1};
  document.tables[0].table.title = "一般公共预算基本支出预算表";
  document.tables[0].table.unit_note = "单位：元";
  document.tables[1].table.pages = {2};
  type_tables(document);
  const auto& next = std::get<BudgetTable>(document.tables[1].record.value());
  EXPECT_TRUE(next.continues);
  EXPECT_EQ(next.kind, BudgetKind::BasicExpenditure);
  EXPECT_EQ(next.rows[0].amounts[0].yuan, "3.00");
  EXPECT_TRUE(document.tables[1].table.cells.back().proved) << "12 = 9 + 3 over the page break";
}

TEST(TitleFacts, ReadYearUnitAndRegion) {
  const TitleFacts facts = facts_of_document("上海市普陀区财政局2024年度部门决算", {}, {});
  EXPECT_EQ(facts.year, "2024");
  EXPECT_EQ(facts.unit, "上海市普陀区财政局");
  EXPECT_EQ(facts.region, "上海市普陀区");
  EXPECT_TRUE(facts.execution);
}

TEST(TitleFacts, TakeTheLabelledUnitAndTheYearOfTheTables) {
  Paragraph line;
  line.page = 1;
  line.text = "部门：中共江苏省委办公厅";
  const TitleFacts facts =
      facts_of_document("收支预算总表", {line}, {"2019年政府采购预算表", "支出表"});
  EXPECT_EQ(facts.unit, "中共江苏省委办公厅");
  EXPECT_EQ(facts.region, "江苏省");
  EXPECT_EQ(facts.year, "2019");
}

TEST(BudgetTable, TakesAHeadThatIsPrintedAgainForNoRow) {
  const BudgetTable budget = read({{"科目编码", "科目名称", "合计", "基本支出", "项目支出"},
                                   {"201", "一般公共服务支出", "52.30", "31.20", "21.10"},
                                   {"科目编码", "科目名称", "合计", "基本支出", "项目支出"},
                                   {"205", "教育支出", "17.45", "12.00", "5.45"},
                                   {"合计", "", "69.75", "43.20", "26.55"}});
  ASSERT_EQ(budget.rows.size(), 3U);
  EXPECT_EQ(budget.rows[1].name, "教育支出");
}

TEST(BudgetTitle, OfACoverThatIsAPictureStandsOnTheNextPage) {
  std::vector<Paragraph> paragraphs(3);
  paragraphs[0].page = 1;
  paragraphs[0].text = "- 1 -";
  paragraphs[1].page = 2;
  paragraphs[1].text = "目录";
  paragraphs[2].page = 2;
  paragraphs[2].text = "第二部分 2019年度部门预算表";
  EXPECT_EQ(facts_of_document("", paragraphs, {}).year, "2019");
}

}  // namespace
}  // namespace gewu
