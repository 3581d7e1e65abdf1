#include "records/captions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "records/sketch.h"

namespace gewu {
namespace {

using sketch::page;
using sketch::table;

const TextTable kTable = table({{"a", "b"}, {"c", "d"}});

TextTable captioned(const std::vector<std::string>& above,
                    const std::vector<std::string>& below = {}) {
  return sketch::build({page(1, {kTable}, above, below)}).tables.at(0).table;
}

TEST(Caption, TakesTitleSubtitleUnitAndFooter) {
  const TextTable found = captioned(
      {"部门预算项目支出绩效目标表", "（2021年度）", "金额单位：万元"}, {"经办人：王一", "- 3 -"});
  EXPECT_EQ(found.title, "部门预算项目支出绩效目标表");
  EXPECT_EQ(found.subtitle, "（2021年度）");
  EXPECT_EQ(found.unit_note, "金额单位：万元");
  EXPECT_EQ(found.footer, "经办人：王一");
}

TEST(Caption, IsNoProse) {
  const TextTable found =
      captioned({"为做好绩效管理，现将有关情况公开如下：", "一是加强领导，二是明确责任。"});
  EXPECT_EQ(found.title, "");
  EXPECT_EQ(captioned({"我县编制了绩效目标。", "项目支出绩效目标表"}).title, "项目支出绩效目标表");
}

TEST(Caption, SkipsSheetNumbersAndPageNumbers) {
  EXPECT_EQ(captioned({"项目支出绩效目标表", "公开08表", "第 3 页"}).title, "项目支出绩效目标表");
  EXPECT_EQ(captioned({"政府采购预算表", "公开表十二"}).title, "政府采购预算表");
  EXPECT_EQ(captioned({"第二部分预算表", "公开01表：收支预算总表", "单位：万元"}).title,
            "公开01表：收支预算总表");
}

TEST(Caption, JoinsAUnitThatIsWrapped) {
  EXPECT_EQ(captioned({"收支总表", "单位：万", "元"}).unit_note, "单位：万元");
  EXPECT_EQ(captioned({"收支总表", "单位：", "万元"}).unit_note, "单位：万元");
  EXPECT_EQ(captioned({"收支总表", "单位：万元"}).unit_note, "单位：万元");
}

TEST(Caption, FindsTheUnitAtTheEndOfALine) {
  const TextTable found = captioned({"收支总表", "部门：某县教育局 单位：万元"});
  EXPECT_EQ(found.unit_note, "单位:万元");
  EXPECT_EQ(found.title, "收支总表");
}

TEST(Caption, TakesNoLabelledLineForATitle) {
  const TextTable found = captioned({"收支预算总表", "部门名称：某县人民检察院", "单位：万元"});
  EXPECT_EQ(found.title, "收支预算总表");
  EXPECT_EQ(found.unit_note, "单位：万元");
}

TEST(Caption, BetweenTwoTablesGoesWhereItBelongs) {
  PageResult both = page(1, {kTable, kTable}, {"第一张表"});
  Paragraph footer;
  footer.text = "填报人：李二";
  footer.box = {50, both.tables[0].box.y1 + 1, 200, both.tables[0].box.y1 + 5};
  Paragraph title = footer;
  title.text = "第二张表";
  title.box.y0 += 5;
  title.box.y1 += 5;
  both.paragraphs.push_back(footer);
  both.paragraphs.push_back(title);
  const Document document = sketch::build({both});
  EXPECT_EQ(document.tables.at(0).table.footer, "填报人：李二");
  EXPECT_EQ(document.tables.at(1).table.title, "第二张表");
}

TEST(Caption, LeavesRunningHeadsAlone) {
  std::vector<PageResult> pages;
  for (int number = 1; number <= 3; ++number) {
    pages.push_back(page(number, {kTable}, {"某县财政局二〇二一年预算公开资料"}));
  }
  for (const DocumentTable& each : sketch::build(pages).tables) EXPECT_EQ(each.table.title, "");
}

TEST(Caption, TellsPageNumbers) {
  for (const char* text : {"- 3 -", "—12—", "第 3 页 共 9 页", "3/9", "17", "Page 2 of 5", "=-1-",
                           "-1=-", "一12一", "_3_"}) {
    EXPECT_TRUE(is_page_number(text)) << text;
  }
  for (const char* text :
       {"第一页", "2021年", "3.5万元", "经办人：3", "=100%", "一、1", "=-", ""}) {
    EXPECT_FALSE(is_page_number(text)) << text;
  }
}

TEST(DocumentTitle, IsNotMerelyTheNameOfAForm) {
  const auto title = [](const std::vector<std::string>& lines) {
    return sketch::build({page(1, {kTable}, lines)}).info.title;
  };
  EXPECT_EQ(title({"附件1", "2021年某县重点项目绩效目标", "单位：万元"}),
            "2021年某县重点项目绩效目标");
  EXPECT_EQ(title({"项目支出绩效目标表", "（2023年）"}), "");
  EXPECT_EQ(title({}), "");
}

}  // namespace
}  // namespace gewu
