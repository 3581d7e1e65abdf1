#include "records/join.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "records/gold.h"
#include "records/sketch.h"

namespace gewu {
namespace {

using sketch::page;
using sketch::table;
using testing::ElementsAre;
using testing::HasSubstr;

using Rows = std::vector<std::vector<std::string>>;

Rows whole_form(const std::string& name) {
  return {{"项目名称", "<", name, "<"},          {"预算单位", "<", "城管局", "<"},
          {"年度目标", "<", "点亮", "<"},        {"一级指标", "二级指标", "三级指标", "指标值"},
          {"产出指标", "数量指标", "路灯", "3"}, {"效益指标", "社会效益指标", "安全", "有效提升"}};
}

TextTable open_below(TextTable part) {
  part.open_bottom = true;
  return part;
}

TextTable open_above(TextTable part) {
  part.open_top = true;
  return part;
}

/// A page that its table fills to the foot.
PageResult full(PageResult filled) {
  filled.height = filled.tables.back().box.y1 + 40;
  return filled;
}

TEST(Join, LeavesFormsThatFollowEachOtherApart) {
  const Document document = sketch::build(
      {full(page(1, {table(whole_form("路灯"))})), page(2, {table(whole_form("路灯二期"))})});
  ASSERT_EQ(document.tables.size(), 2U);
  EXPECT_TRUE(document.tables[0].table.joined.empty());
  EXPECT_THAT(document.tables[1].table.pages, ElementsAre(2));
}

TEST(Join, LeavesFormsApartWhateverTheRulesSay) {
  const Document document = sketch::build({full(page(1, {open_below(table(whole_form("路灯")))})),
                                           page(2, {open_above(table(whole_form("桥梁")))})});
  EXPECT_EQ(document.tables.size(), 2U);
}

TEST(Join, LeavesEveryPairOfGoldFormsApart) {
  for (const std::string& family : gold::families()) {
    const gold::Json truth = gold::load(family);
    std::vector<PageResult> pages;
    for (const gold::Json& one : truth["tables"]) {
      const auto number = static_cast<int>(pages.size()) + 1;
      pages.push_back(full(gold::page_of(number, gold::table_of(one), nullptr, false)));
    }
    const Document document = sketch::build(pages);
    EXPECT_EQ(document.tables.size(), truth["tables"].size()) << family;
  }
}

TEST(Join, GoesOnWhereTheFirstRowIsRepeated) {
  const TextTable upper = table(whole_form("路灯"));
  const TextTable lower =
      table({{"项目名称", "<", "路灯", "<"}, {"", "质量指标", "合格率", "100%"}});
  const Document document = sketch::build({full(page(1, {upper})), page(2, {lower}, {"（续表）"})});
  ASSERT_EQ(document.tables.size(), 1U);
  EXPECT_EQ(std::get<ProjectTarget>(*document.tables[0].record).indicators.size(), 3U);
}

TEST(Join, LeavesFormsOfTheSameUnitApart) {
  Rows first = whole_form("路灯");
  Rows second = whole_form("桥梁");
  std::swap(first[0], first[1]);  // the unit stands first, as on the form before
  std::swap(second[0], second[1]);
  const Document document =
      sketch::build({full(page(1, {table(first)})), page(2, {table(second)})});
  EXPECT_EQ(document.tables.size(), 2U);
}

TEST(Join, StopsAtTextBetweenTheParts) {
  const Rows upper = {{"项目名称", "路灯", "<", "<"}, {"年度目标", "点亮", "<", "<"}};
  const Rows lower = {{"一级指标", "二级指标", "三级指标", "指标值"},
                      {"产出指标", "数量指标", "路灯", "3"}};
  const auto tables = [&](const std::vector<std::string>& below,
                          const std::vector<std::string>& above) {
    return sketch::build({full(page(1, {table(upper)}, {}, below)), page(2, {table(lower)}, above)})
        .tables.size();
  };
  EXPECT_EQ(tables({}, {}), 1U);
  EXPECT_EQ(tables({"- 1 -"}, {"第 2 页"}), 1U);
  EXPECT_EQ(tables({}, {"续表"}), 1U);
  EXPECT_EQ(tables({"经办人：王一"}, {}), 2U);
  EXPECT_EQ(tables({}, {"项目支出绩效目标表"}), 2U);
  EXPECT_EQ(tables({}, {"以上情况，特此说明。"}), 2U);
}

TEST(Join, OnlyTakesTheNextPage) {
  const Rows upper = {{"项目名称", "路灯", "<", "<"}, {"年度目标", "点亮", "<", "<"}};
  const Rows lower = {{"一级指标", "二级指标", "三级指标", "指标值"},
                      {"产出指标", "数量指标", "路灯", "3"}};
  EXPECT_EQ(sketch::build({full(page(1, {table(upper)})), page(3, {table(lower)})}).tables.size(),
            2U);
}

TEST(Join, SewsARowThatWasCutThroughItsText) {
  const TextTable upper =
      open_below(table({{"项目名称", "路灯", "<", "<"},
                        {"年度目标", "点亮", "<", "<"},
                        {"一级指标", "二级指标", "三级指标", "指标值"},
                        {"产出指标", "数量指标", "为走失、务工不着等离家", "≥90%"}}));
  const TextTable lower = open_above(
      table({{"", "", "在外人员提供救助服务率", ""}, {"", "质量指标", "合格率", "100%"}}));
  const Document document = sketch::build({full(page(1, {upper})), page(2, {lower})});
  ASSERT_EQ(document.tables.size(), 1U);
  const TextTable& joined = document.tables[0].table;
  EXPECT_EQ(joined.rows, 5);
  const TextCell* torn = joined.cell_at(3, 2);
  EXPECT_EQ(torn->text, "为走失、务工不着等离家在外人员提供救助服务率");
  EXPECT_EQ(torn->page, 1);
  ASSERT_EQ(torn->more_parts.size(), 1U);
  EXPECT_EQ(torn->more_parts[0].page, 2);
  EXPECT_EQ(joined.cell_at(3, 3)->text, "≥90%");
}

TEST(Join, GoesOnWithAGoalThatOnePageCannotHold) {
  const TextTable first = table({{"项目名称", "<", "路灯", "<"},
                                 {"总体目标", "年度目标", "<", "<"},
                                 {"^", "其一，点亮全城的", "<", "<"}});
  const TextTable second = table({{"", "路灯；其二，修好所有", "<", "<"}});
  const TextTable third = table({{"", "灯杆。", "<", "<"},
                                 {"一级指标", "二级指标", "三级指标", "指标值"},
                                 {"产出指标", "数量指标", "路灯", "3"}});
  const Document document =
      sketch::build({full(page(1, {first})), full(page(2, {second})), page(3, {third})});
  ASSERT_EQ(document.tables.size(), 1U);
  EXPECT_THAT(document.tables[0].table.pages, ElementsAre(1, 2, 3));
  const auto& target = std::get<ProjectTarget>(*document.tables[0].record);
  EXPECT_EQ(target.goal, "其一，点亮全城的路灯；其二，修好所有灯杆。");
  EXPECT_EQ(target.indicators.size(), 1U);
}

// A spreadsheet centres a label over all its rows: the part on the first page is left without.
TEST(Join, GivesALabelCentredOverTheBreakItsFirstRow) {
  const Rows upper = {{"项目名称", "路灯", "<", "<"}, {"", "年度资金总额：3", "<", "<"}};
  const Rows lower = {{"项目资金", "其中：财政拨款：3", "<", "<"},
                      {"年度目标", "点亮", "<", "<"},
                      {"一级指标", "二级指标", "三级指标", "指标值"},
                      {"产出指标", "数量指标", "路灯", "3"}};
  const Document document = sketch::build({full(page(1, {table(upper)})), page(2, {table(lower)})});
  ASSERT_EQ(document.tables.size(), 1U);
  EXPECT_EQ(document.tables[0].table.cell_at(1, 0)->text, "项目资金");
  EXPECT_EQ(document.tables[0].table.cell_at(1, 0)->row_span, 2);
}

TEST(Join, BeginsTheSpineWhereTheOtherFormsBeginIt) {
  const Rows upper = {{"项目名称", "路灯", "<", "<", "<"},
                      {"总体目标", "点亮", "<", "<", "<"},
                      {"", "一级指标", "二级指标", "三级指标", "指标值"}};
  const Rows lower = {{"绩效指标", "产出指标", "数量指标", "路灯", "3"},
                      {"^", "效益指标", "社会效益指标", "安全", "提升"}};
  Rows covering = upper;
  covering.back()[0] = "绩效指标";
  covering.push_back({"^", "产出指标", "数量指标", "桥梁", "3"});
  Rows leaving_out = upper;
  leaving_out.insert(leaving_out.end(), lower.begin(), lower.end());
  for (const bool covers : {true, false}) {
    PageResult second = page(2, {table(lower)});
    PageResult other = page(3, {table(covers ? covering : leaving_out)});
    const Document document = sketch::build({full(page(1, {table(upper)})), second, other});
    ASSERT_EQ(document.tables.size(), 2U);
    EXPECT_EQ(document.tables[0].table.cell_at(3, 0)->row, covers ? 2 : 3);
  }
}

TEST(Join, KeepsWholeRowsApartWhereNoRuleClosesTheBreak) {
  const TextTable upper = open_below(table({{"项目名称", "路灯", "<", "<"},
                                            {"年度目标", "点亮", "<", "<"},
                                            {"一级指标", "二级指标", "三级指标", "指标值"},
                                            {"产出指标", "数量指标", "救助率", "≥90%"}}));
  const TextTable lower = open_above(table({{"", "", "返乡率", "≥95%"}}));
  const Document document = sketch::build({full(page(1, {upper})), page(2, {lower})});
  ASSERT_EQ(document.tables.size(), 1U);
  EXPECT_EQ(document.tables[0].table.rows, 5);
  const auto& target = std::get<ProjectTarget>(*document.tables[0].record);
  ASSERT_EQ(target.indicators.size(), 2U);
  EXPECT_EQ(target.indicators[1].level2, "数量指标");
}

TEST(Join, GoesOnWithANumberedListAndItsRepeatedHead) {
  const Rows head = {{"序号", "主管部门", "项目名称", "金额"}};
  Rows upper = head;
  upper.push_back({"1", "城管局", "路灯", "3"});
  Rows lower = head;
  lower.push_back({"2", "城管局", "桥梁", "4"});
  const Document document =
      sketch::build({full(page(1, {table(upper)}, {"单位：万元"})), page(2, {table(lower)})});
  ASSERT_EQ(document.tables.size(), 1U);
  const auto& list = std::get<ProjectList>(*document.tables[0].record);
  ASSERT_EQ(list.rows.size(), 2U);
  EXPECT_EQ(list.rows[1].project_name, "桥梁");
  EXPECT_EQ(list.rows[1].amount->yuan, "40000");
  EXPECT_THAT(document.tables[0].table.joined, HasSubstr("head is repeated"));
}

TEST(Join, DoubtsIndicatorRowsThatFindNoTable) {
  const Rows orphan = {{"质量指标", "合格率", "100%"}, {"时效指标", "及时率", "100%"}};
  PageResult second = page(2, {table(orphan)});
  for (double& x : second.tables[0].col_edges) x = x * 0.5;
  second.tables[0].box.x1 *= 0.5;
  const Document document = sketch::build({full(page(1, {table(whole_form("路灯"))})), second});
  ASSERT_EQ(document.tables.size(), 2U);
  ASSERT_FALSE(document.findings.empty());
  EXPECT_EQ(document.findings.back().code, "page-join-doubtful");
  EXPECT_EQ(document.findings.back().table, "t2");
}

TEST(Join, GoesOnWhereTheRowOfTheGoalWasLostAtTheBreak) {
  const TextTable upper = table({{"项目名称", "路灯", "<", "<"}, {"预算单位", "城管局", "<", "<"}});
  const TextTable lower = table(
      {{"一级指标", "二级指标", "三级指标", "指标值"}, {"产出指标", "数量指标", "路灯", "3"}});
  const Document document = sketch::build(
      {full(page(1, {upper})), page(2, {lower}, {"点亮全城的路灯，修好所有灯杆。", "总体目标"})});
  ASSERT_EQ(document.tables.size(), 1U);
  EXPECT_EQ(std::get<ProjectTarget>(*document.tables[0].record).project_name, "路灯");
  EXPECT_THAT(sketch::codes(document), testing::Contains("page-join-doubtful"));
}

TEST(Join, PartsFormsThatShareAGrid) {
  Rows rows = whole_form("路灯");
  const Rows second = whole_form("桥梁");
  rows.push_back({"项目支出绩效目标表", "<", "<", "<"});
  rows.insert(rows.end(), second.begin(), second.end());
  PageResult both = page(1, {table(rows)}, {"项目支出绩效目标表"}, {"经办人：王一"});
  Finding finding;
  finding.code = "under-seal";
  finding.table = "#0";
  finding.cells = {{7, 2}};
  both.findings.push_back(finding);
  const Document document = sketch::build({both});
  ASSERT_EQ(document.tables.size(), 2U);
  const auto& first = std::get<ProjectTarget>(*document.tables[0].record);
  const auto& other = std::get<ProjectTarget>(*document.tables[1].record);
  EXPECT_EQ(first.project_name, "路灯");
  EXPECT_EQ(first.indicators.size(), 2U);
  EXPECT_FALSE(first.handler);
  EXPECT_EQ(other.project_name, "桥梁");
  EXPECT_EQ(other.handler, "王一");
  EXPECT_EQ(tiling_error(document.tables[1].table), "");
  const auto found = std::find_if(document.findings.begin(), document.findings.end(),
                                  [](const Finding& f) { return f.code == "under-seal"; });
  EXPECT_EQ(found->table, "t2");
  EXPECT_THAT(found->cells, ElementsAre(std::pair(1, 2)));
}

TEST(Join, MovesFindingsWithTheirCells) {
  const TextTable upper = table({{"项目名称", "路灯", "<", "<"},
                                 {"年度目标", "点亮", "<", "<"},
                                 {"一级指标", "二级指标", "三级指标", "指标值"}});
  const TextTable lower = table({{"产出指标", "数量指标", "路灯", "3"}});
  PageResult second = page(2, {lower});
  Finding finding;
  finding.code = "under-seal";
  finding.table = "#0";
  finding.cells = {{0, 3}};
  second.findings.push_back(finding);
  const Document document = sketch::build({full(page(1, {upper})), second});
  ASSERT_EQ(document.tables.size(), 1U);
  const auto found = std::find_if(document.findings.begin(), document.findings.end(),
                                  [](const Finding& f) { return f.code == "under-seal"; });
  ASSERT_NE(found, document.findings.end());
  EXPECT_EQ(found->table, "t1");
  EXPECT_EQ(found->page, 2);
  EXPECT_THAT(found->cells, ElementsAre(std::pair(3, 3)));
}

Rows amounts(int first, int count) {
  Rows rows = {{"科目名称", "上年数", "本年数"}};
  for (int i = 0; i < count; ++i) {
    rows.push_back({"科目" + std::to_string(first + i), std::to_string(i) + ".10", "2.30"});
  }
  return rows;
}

Rows without_head(Rows rows) {
  rows.erase(rows.begin());
  return rows;
}

TEST(Join, GoesOnBelowItsTitleWithAMark) {
  for (const char* mark : {"（续）", "(续表)", "续表", "（续2）", "（接上表）"}) {
    const Document document =
        sketch::build({full(page(1, {table(amounts(1, 9))}, {"部门支出预算总表"})),
                       page(2, {table(amounts(10, 4))}, {std::string("部门支出预算总表") + mark})});
    ASSERT_EQ(document.tables.size(), 1U) << mark;
    EXPECT_EQ(document.tables[0].table.rows, 14) << mark;
  }
}

TEST(Join, LeavesApartWhatGoesOnWithAnotherTable) {
  for (const char* title :
       {"政府采购预算汇总表（续）", "部门支出预算总表（续建项目）", "继续教育支出表"}) {
    const Document document =
        sketch::build({full(page(1, {table(amounts(1, 9))}, {"部门支出预算总表"})),
                       page(2, {table(amounts(10, 4))}, {title})});
    EXPECT_EQ(document.tables.size(), 2U) << title;
  }
}

TEST(Join, RepeatedHeadTellsMoreThanEdgesFoundByAlignment) {
  PageResult lower = page(2, {table(amounts(10, 4))});
  lower.tables[0].col_edges[1] += 12;
  const Document document = sketch::build({full(page(1, {table(amounts(1, 9))})), lower});
  ASSERT_EQ(document.tables.size(), 1U);
  EXPECT_EQ(document.tables[0].table.cols, 3);
  PageResult other = page(2, {table(without_head(amounts(10, 4)))});
  other.tables[0].col_edges[1] += 12;
  EXPECT_EQ(sketch::build({full(page(1, {table(amounts(1, 9))})), other}).tables.size(), 2U);
}

TEST(Join, GroupThatTheBreakCutsIsOneCell) {
  const Rows upper = {{"主管部门", "项目", "金额"},
                      {"教育局", "甲", "1.20"},
                      {"^", "乙", "1.30"},
                      {"民政局", "丙", "1.20"},
                      {"^", "丁", "1.20"}};
  const Rows lower = {{"", "戊", "1.20"}, {"^", "己", "2.20"}, {"卫健委", "庚", "1.20"}};
  const Document document = sketch::build({full(page(1, {table(upper)})), page(2, {table(lower)})});
  ASSERT_EQ(document.tables.size(), 1U);
  const TextCell* group = document.tables[0].table.cell_at(6, 0);
  ASSERT_NE(group, nullptr);
  EXPECT_EQ(group->text, "民政局");
  EXPECT_EQ(group->row_span, 4);
}

// The frame is closed at the break, so that the rows below may be of the same group or of none.
TEST(Join, ABlankUnderAGroupAtTheBreakIsDoubted) {
  const Rows upper = {{"序号", "主管部门", "项目", "金额"},
                      {"1", "教育局", "甲", "1.20"},
                      {"2", "^", "乙", "1.30"},
                      {"3", "民政局", "丙", "1.20"},
                      {"4", "^", "丁", "1.20"}};
  const Rows lower = {{"序号", "主管部门", "项目", "金额"},
                      {"5", "", "戊", "1.20"},
                      {"6", "^", "己", "2.20"},
                      {"7", "卫健委", "庚", "1.20"}};
  const Document document = sketch::build({full(page(1, {table(upper)})), page(2, {table(lower)})});
  ASSERT_EQ(document.tables.size(), 1U);
  const TextCell* below = document.tables[0].table.cell_at(5, 1);
  ASSERT_NE(below, nullptr);
  EXPECT_TRUE(below->text == "民政局" || below->review);
}

// 总 | 体 | 目标: the frame is open where the break cuts the label, and one character hangs below
// it.
TEST(Join, ALetterBelowTheOpenEdgeGoesBackToItsCell) {
  const Rows upper = {{"项目名称", "<", "路灯", "<"},
                      {"预算单位", "<", "城管局", "<"},
                      {"总", "年度目标", "<", "<"}};
  const Rows lower = {{"目标", "点亮全城", "<", "<"},
                      {"一级指标", "二级指标", "三级指标", "指标值"},
                      {"产出指标", "数量指标", "路灯", "3"}};
  PageResult first = full(page(1, {table(upper)}));
  const PointRect& box = first.tables[0].box;
  Paragraph letter;
  letter.page = 1;
  letter.text = "体";
  letter.box = {box.x0 + 20, box.y1 + 1, box.x0 + 32, box.y1 + 13};
  first.paragraphs.push_back(letter);
  const Document document = sketch::build({first, page(2, {table(lower)})});
  ASSERT_EQ(document.tables.size(), 1U);
  const TextCell* label = document.tables[0].table.cell_at(2, 0);
  EXPECT_EQ(label->text, "总体目标");
  EXPECT_EQ(label->row_span, 2);
  EXPECT_TRUE(label->review);
}

// Offices over groups of rows; the last one above and the first one below the page break given.
Document groups_over_break(const std::string& last, const std::string& first) {
  const Rows upper = {{"主管部门", "项目名称", "预算数"},
                      {"阿克陶县教育局", "甲", "1.20"},
                      {"^", "乙", "1.30"},
                      {"克州农机局", "丙", "1.20"},
                      {"^", "丁", "1.20"},
                      {last, "戊", "1.20"},
                      {"^", "己", "1.20"}};
  const Rows lower = {{first, "庚", "1.20"},
                      {"^", "辛", "2.20"},
                      {"江西工业园区管理委员会", "壬", "1.20"},
                      {"^", "癸", "1.20"}};
  return sketch::build({full(page(1, {table(upper)})), page(2, {table(lower)})});
}

TEST(Join, NameThatTheBreakCutsIsOneCell) {
  const Document document = groups_over_break("博湖县经济技术开发区管理", "委员会");
  ASSERT_EQ(document.tables.size(), 1U);
  const TextCell* group = document.tables[0].table.cell_at(8, 0);
  ASSERT_NE(group, nullptr);
  EXPECT_EQ(group->text, "博湖县经济技术开发区管理委员会");
  EXPECT_EQ(group->row_span, 4);
  EXPECT_TRUE(group->review);
  EXPECT_THAT(sketch::codes(document), testing::Contains("page-join-doubtful"));
}

TEST(Join, NamesThatMeetAtTheBreakStayTwo) {
  const Document document = groups_over_break("博湖县审计局", "阿图什市民政局");
  ASSERT_EQ(document.tables.size(), 1U);
  EXPECT_EQ(document.tables[0].table.cell_at(6, 0)->text, "博湖县审计局");
  EXPECT_EQ(document.tables[0].table.cell_at(7, 0)->text, "阿图什市民政局");
  EXPECT_FALSE(document.tables[0].table.cell_at(7, 0)->review);
}

TEST(Join, AShortNameBelowTheBreakIsDoubted) {
  const Document document = groups_over_break("博湖县审计局", "民政局");
  EXPECT_EQ(document.tables[0].table.cell_at(7, 0)->text, "民政局");
  EXPECT_TRUE(document.tables[0].table.cell_at(7, 0)->review);
}

// Every row has a code of its own: those that meet are two, however they end.
TEST(Join, CodesOfRowsAreNoPartsOfNames) {
  Rows upper = {{"科目编码", "科目名称", "金额"}};
  for (int i = 0; i < 8; ++i) upper.push_back({"210867" + std::to_string(i), "教育支出", "1.20"});
  upper.push_back({"2108669", "其他支出", "7.00"});
  const Rows lower = {{"2050386", "人大事务", "2.00"}, {"2050371", "培训支出", "3.00"}};
  const Document document = sketch::build({full(page(1, {table(upper)})), page(2, {table(lower)})});
  ASSERT_EQ(document.tables.size(), 1U);
  EXPECT_EQ(document.tables[0].table.cell_at(9, 0)->text, "2108669");
  EXPECT_EQ(document.tables[0].table.cell_at(10, 0)->text, "2050386");
  EXPECT_FALSE(document.tables[0].table.cell_at(10, 0)->review);
}

// As LibreOffice breaks rows: rulings close both halves, and every line above the break is full.
TextTable list_part(const Rows& rows, double room) {
  TextTable part = table(rows);
  for (TextCell& cell : part.cells) {
    if (cell.row == part.rows - 1 && cell.text.size() > 6) cell.room = room;
  }
  return part;
}

TEST(Join, ARowWhoseFullLinesGoOnBelowARulingIsTorn) {
  const Rows upper = {{"序号", "单位", "项目名称", "金额"},
                      {"1", "民政局", "救助站", "3"},
                      {"2", "教育局", "校舍", "4"},
                      {"3", "阿克陶县生态", "生态功能县监", "5"}};
  const Rows lower = {{"", "环境局", "测费", ""}, {"4", "水利局", "渠道", "6"}};
  const auto rows = [&](double room) {
    const Document document =
        sketch::build({full(page(1, {list_part(upper, room)})), page(2, {table(lower)})});
    EXPECT_EQ(document.tables.size(), 1U);
    return document.tables[0].table;
  };
  EXPECT_EQ(rows(0.4).rows, 5);
  EXPECT_EQ(rows(0.4).cell_at(3, 1)->text, "阿克陶县生态环境局");
  EXPECT_EQ(rows(0.4).cell_at(3, 0)->text, "3");
  EXPECT_EQ(rows(3.0).rows, 6);
}

/// The last row of the page's table half as high as the others, as the end of the page left it.
PageResult cut_low(PageResult page) {
  for (TextCell& cell : page.tables.back().cells) {
    const bool last = cell.row == page.tables.back().rows - 1;
    if (last) cell.box.y1 = (cell.box.y0 + cell.box.y1) / 2;
  }
  return page;
}

TEST(Join, TheRestOfALabelBelowTheBreakBeginsNoRow) {
  const Rows upper = {{"项目名称", "<", "路灯", "<"},
                      {"一级指标", "二级指标", "三级指标", "指标值"},
                      {"产出指标", "数量指标", "路灯", "3"},
                      {"效益指标", "社会效益指标", "安全", ""},
                      {"满意", "满意度指", "受益群众城区", "≥90%"}};
  const Rows lower = {{"度指标", "标", "满意度(%)", ""}};
  const Document document =
      sketch::build({full(page(1, {list_part(upper, 0.4)})), page(2, {table(lower)})});
  ASSERT_EQ(document.tables.size(), 1U);
  const TextTable& joined = document.tables[0].table;
  EXPECT_EQ(joined.rows, 5);
  EXPECT_EQ(joined.cell_at(4, 0)->text, "满意度指标");
  EXPECT_EQ(joined.cell_at(4, 2)->text, "受益群众城区满意度(%)");
}

// What may be the rest of a row, though too little for its full line to tell.
Rows with_last_row(const std::string& text, const std::string& value) {
  return {{"项目名称", "<", "路灯", "<"},
          {"一级指标", "二级指标", "三级指标", "指标值"},
          {"产出指标", "数量指标", "路灯", "3"},
          {"效益指标", "社会效益指标", "安全", ""},
          {"", "", text, value}};
}

PageResult upper_page(const TextTable& upper) { return full(page(1, {open_below(upper)})); }

int joined_rows(const PageResult& upper, const Rows& lower) {
  const Document document = sketch::build({upper, page(2, {open_above(table(lower))})});
  return document.tables[0].table.rows;
}

TEST(Join, ARowLowerThanAnyOtherIsTornIfItsShortTextGoesOn) {
  const PageResult upper = upper_page(list_part(with_last_row("资金拨付", "收到后"), 0.4));
  const Rows lower = {{"", "", "限", "30日"}, {"", "质量指标", "合格率", "100%"}};
  EXPECT_EQ(joined_rows(cut_low(upper), lower), 6);
  EXPECT_EQ(joined_rows(upper, lower), 7);
}

TEST(Join, BracketsAloneBelowTheBreakAreTheRestOfATextThatFillsItsLine) {
  const PageResult upper = upper_page(list_part(with_last_row("学员满意度", "≥90%"), 0.4));
  const auto rows = [&](const std::string& text) {
    return joined_rows(upper, {{"", "", text, ""}, {"", "质量指标", "合格率", "100%"}});
  };
  EXPECT_EQ(rows("(%)"), 6);
  EXPECT_EQ(rows("水位线"), 7);
}

TEST(Join, TheWhiteFootOfARowThatTheBreakCutIsNoRow) {
  const Rows lower = {{"", "", "", ""}, {"", "质量指标", "合格率", "100%"}};
  const PageResult upper = upper_page(table(with_last_row("安装", "4")));
  EXPECT_EQ(joined_rows(cut_low(upper), lower), 6);
  EXPECT_EQ(joined_rows(upper, lower), 7);
}

TEST(Join, ARowThatEndsWithItsSentenceIsNotTorn) {
  const std::string goal = "该项目资金用于设备正常运转所需的备件及材料的支出。";
  const std::string name = "县城区污水处理厂运行经费及补助项目";
  const Rows upper = {{"主管部门", "项目名称", "绩效目标", "预算数"},
                      {"教育局", name, goal, "1.20"},
                      {"^", name, goal, "1.30"},
                      {"民政局", name, goal, "1.40"},
                      {"^", name, goal, "1.50"}};
  const Rows lower = {{"", name + "二期", "完善" + goal, ""}, {"^", name, goal, "3.00"}};
  const Document document = sketch::build({full(page(1, {table(upper)})), page(2, {table(lower)})});
  ASSERT_EQ(document.tables.size(), 1U);
  EXPECT_EQ(document.tables[0].table.rows, 7);
  EXPECT_EQ(document.tables[0].table.cell_at(5, 1)->text, name + "二期");
  EXPECT_TRUE(document.tables[0].table.cell_at(5, 1)->review);
}

TEST(Join, RowsOfOtherTablesWithShortTextsAreNotTorn) {
  const std::string goal = "该项目资金用于设备正常运转所需的备件及材料的支出";
  Rows upper = {{"项目", "说明", "金额"}};
  for (int i = 0; i < 9; ++i) upper.push_back({"培训经费补助", goal, "1.20"});
  const Rows lower = {{"村民小组长生活补助", goal + "等", ""}, {"其他", goal, "3.00"}};
  const Document document = sketch::build({full(page(1, {table(upper)})), page(2, {table(lower)})});
  ASSERT_EQ(document.tables.size(), 1U);
  EXPECT_EQ(document.tables[0].table.rows, 12);
}

}  // namespace
}  // namespace gewu
