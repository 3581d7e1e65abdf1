#include "records/checks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "records/sketch.h"

namespace gewu {
namespace {

using sketch::codes;
using sketch::page;
using sketch::table;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

using Rows = std::vector<std::vector<std::string>>;

struct Amounts {
  std::string total = "30";
  std::string fiscal = "30";
  std::string other = "0";
};

Rows form(const std::string& name, const Amounts& amounts, const Rows& indicators) {
  Rows rows{{"预算单位", "城管局", "项目名称", name, "<"},
            {"项目资金（万元）", "年度资金总额：" + amounts.total,
             "其中：财政拨款：" + amounts.fiscal, "其他资金：" + amounts.other, "<"},
            {"总体目标", "点亮", "<", "<", "<"},
            {"一级指标", "二级指标", "三级指标", "指标值", "分值"}};
  rows.insert(rows.end(), indicators.begin(), indicators.end());
  return rows;
}

const Rows kGood = {{"产出指标", "数量指标", "路灯", "≥3盏", "90"}};

std::vector<std::string> codes_of(const Rows& rows) {
  return codes(sketch::build({page(1, {table(rows)})}));
}

TEST(Check, FindsNothingInAGoodForm) { EXPECT_THAT(codes_of(form("路灯", {}, kGood)), IsEmpty()); }

TEST(Check, ComparesTheTotalWithItsParts) {
  EXPECT_THAT(codes_of(form("路灯", {"52.24", "52", "0"}, kGood)), ElementsAre("funding-sum"));
  EXPECT_THAT(codes_of(form("路灯", {"52.240", "52", "0.24"}, kGood)), IsEmpty());
  EXPECT_THAT(codes_of(form("路灯", {"52", "52", ""}, kGood)), IsEmpty());
}

TEST(Check, CountsFurtherPartsOfTheTotal) {
  Rows rows = form("路灯", {"60", "30", "0"}, kGood);
  rows.insert(rows.begin() + 2, {"自筹资金", "30", "上年结转", "10", "<"});
  EXPECT_THAT(codes_of(rows), IsEmpty());
}

TEST(Check, ReportsAmountsThatAreNoNumbers) {
  EXPECT_THAT(codes_of(form("路灯", {"3O", "30", "0"}, kGood)),
              ElementsAre("value-unreadable", "sum-unchecked"));
  EXPECT_THAT(codes_of(form("路灯", {"90 73", "30", "0"}, kGood)),
              ElementsAre("value-unreadable", "sum-unchecked"));
}

TEST(Check, AddsAmountsWithMarksAndUnitsOfTheirOwn) {
  EXPECT_THAT(codes_of(form("路灯", {"73①", "30", "43²"}, kGood)), IsEmpty());
  EXPECT_THAT(codes_of(form("路灯", {"73", "300000元", "43"}, kGood)),
              ElementsAre("unit-conflict"));
  EXPECT_THAT(codes_of(form("路灯", {"73", "300000元", "44"}, kGood)),
              ElementsAre("unit-conflict", "funding-sum"));
}

TEST(Check, AddsUpTheWeights) {
  const auto weights = [](const std::string& a, const std::string& b) {
    return codes_of(form(
        "路灯", {},
        {{"产出指标", "数量指标", "路灯", "≥3盏", a}, {"^", "质量指标", "合格率", "100%", b}}));
  };
  EXPECT_THAT(weights("60", "40"), IsEmpty());
  EXPECT_THAT(weights("50分", "40分"), IsEmpty());
  EXPECT_THAT(weights("", ""), IsEmpty());
  EXPECT_THAT(weights("60", "50"), ElementsAre("weights-sum"));
  EXPECT_THAT(weights("60", "四十"), ElementsAre("value-unreadable"));
}

TEST(Check, WantsAHundredWhereTheExecutionOfTheBudgetIsPrinted) {
  const Rows rows = form("路灯", {},
                         {{"产出指标", "数量指标", "路灯", "≥3盏", "80"},
                          {"预算执行率", "预算执行率", "预算执行率", "100%", "10"}});
  EXPECT_THAT(codes_of(rows), ElementsAre("weights-sum"));
}

TEST(Check, DoubtsIndicatorsAndValues) {
  EXPECT_THAT(codes_of(form("路灯", {}, {{"产出指标", "数量指标", "路灯", "", "90"}})),
              ElementsAre("indicator-without-value"));
  EXPECT_THAT(codes_of(form("路灯", {}, {{"产出指标", "数量指标", "", "3", "90"}})),
              ElementsAre("value-without-indicator"));
  EXPECT_THAT(codes_of(form("路灯", {}, {{"产出指标", "数量指标", "路灯", "之95%", "90"}})),
              ElementsAre("comparator-doubtful"));
  EXPECT_THAT(codes_of(form("路灯", {}, {{"产出指标", "成本指标", "费用（万元）", "≤30元", "90"}})),
              ElementsAre("unit-conflict"));
  EXPECT_THAT(
      codes_of(form("路灯", {}, {{"产出指标", "成本指标", "费用（万元）", "≤30万元", "90"}})),
      IsEmpty());
}

TEST(Check, MissesFieldsThatEveryFormHas) {
  const Rows rows = {{"项目名称", "", "<", "<"},
                     {"一级指标", "二级指标", "三级指标", "指标值"},
                     {"产出指标", "数量指标", "路灯", "3"}};
  EXPECT_THAT(codes_of(rows),
              ElementsAre("missing-field", "missing-field", "missing-field", "missing-field"));
}

Document list_and_forms(const Rows& list, const std::vector<Rows>& forms) {
  std::vector<PageResult> pages{page(1, {table(list)}, {"重点项目绩效目标", "单位：万元"})};
  for (const Rows& rows : forms) {
    const auto number = static_cast<int>(pages.size()) + 1;
    pages.push_back(page(number, {table(rows)}, {"项目支出绩效目标表"}));
  }
  return sketch::build(pages);
}

Rows list(const Rows& rows) {
  Rows all{{"序号", "主管部门", "实施单位", "项目名称", "金额"}};
  all.insert(all.end(), rows.begin(), rows.end());
  return all;
}

TEST(ListCheck, FindsAnAmountThatDiffersFromItsForm) {
  const Document document = list_and_forms(
      list({{"1", "城管局", "城管局", "专用通信费", "89.76"},
            {"2", "城管局", "城管局", "路灯费", "30"}}),
      {form("专用通信费", {"87.96", "87.96", "0"}, kGood), form("路灯费", {}, kGood)});
  ASSERT_THAT(codes(document), ElementsAre("list-target-mismatch"));
  const Finding& finding = document.findings[0];
  EXPECT_EQ(finding.table, "t1");
  EXPECT_THAT(finding.cells, ElementsAre(std::pair(1, 4)));
  EXPECT_THAT(finding.message, HasSubstr("89.76"));
  EXPECT_THAT(finding.message, HasSubstr("87.96"));
}

TEST(ListCheck, AcceptsNamesCutOffAndAmountsRounded) {
  const Document document = list_and_forms(
      list({{"1", "城管局", "城管局", "城乡居民基本养老保险贫困", "600.28"},
            {"2", "城管局", "城管局", "县城污水处理厂运行费", "4,575.71"}}),
      {form("城乡居民养老保险贫困人员代缴县级补贴", {"600.28", "600.28", "0"}, kGood),
       form("某县城区污水处理厂运行经费项目", {"4575.7096", "4575.7096", "0"}, kGood)});
  EXPECT_THAT(codes(document), IsEmpty());
}

TEST(ListCheck, ComparesAcrossUnits) {
  Rows in_yuan = list({{"1", "城管局", "城管局", "路灯费", "300000"}});
  in_yuan[0][4] = "金额（元）";
  // The amounts agree; that the note above the list says 万元 is the document's own mistake.
  EXPECT_THAT(codes(list_and_forms(in_yuan, {form("路灯费", {}, kGood)})),
              ElementsAre("unit-conflict"));
}

TEST(ListCheck, MissesTheFormOfAListedProject) {
  const Document document = list_and_forms(list({{"1", "城管局", "城管局", "路灯费", "30"},
                                                 {"2", "水务局", "水务局", "河道整治", "40"}}),
                                           {form("路灯费", {}, kGood)});
  ASSERT_THAT(codes(document), ElementsAre("list-target-mismatch"));
  EXPECT_THAT(document.findings[0].cells, ElementsAre(std::pair(2, 3)));
}

TEST(ListCheck, ExpectsNoFormsOfAListAlone) {
  EXPECT_THAT(codes(list_and_forms(list({{"1", "城管局", "城管局", "路灯费", "30"}}), {})),
              IsEmpty());
}

TEST(ListCheck, AddsUpTheRows) {
  const auto total = [](const std::string& sum) {
    return codes(list_and_forms(list({{"合计", "<", "<", "<", sum},
                                      {"1", "城管局", "城管局", "路灯费", "30.5"},
                                      {"2", "城管局", "城管局", "桥梁", "1,000"}}),
                                {}));
  };
  EXPECT_THAT(total("1,030.50"), IsEmpty());
  EXPECT_THAT(total("1,030.05"), ElementsAre("list-total"));
}

TEST(DuplicateCheck, SeesTheSameFormTwice) {
  const Rows rows = form("路灯", {}, kGood);
  const Document twice = sketch::build({page(1, {table(rows)}), page(2, {table(rows)})});
  ASSERT_THAT(codes(twice), ElementsAre("duplicate-form"));
  EXPECT_EQ(twice.findings[0].table, "t2");
  const Document other = sketch::build(
      {page(1, {table(rows)}), page(2, {table(form("路灯", {"31", "31", "0"}, kGood))})});
  EXPECT_THAT(codes(other), IsEmpty());
}

TEST(Document, IsPartialIfAPageIsMissingAndFailedIfAllAre) {
  DocumentInfo info;
  info.page_count = 2;
  Finding lost;
  lost.severity = Severity::Error;
  lost.code = "page-lost";
  const PageResult only = page(1, {table(form("路灯", {}, kGood))});
  EXPECT_EQ(build_document(info, {only}, {lost}).status, DocumentStatus::Partial);
  EXPECT_EQ(build_document(info, {}, {lost}).status, DocumentStatus::Failed);
  info.page_count = 1;
  EXPECT_EQ(build_document(info, {only}, {}).status, DocumentStatus::Ok);
}

}  // namespace
}  // namespace gewu
