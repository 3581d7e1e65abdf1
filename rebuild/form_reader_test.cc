// What one form says of itself: names of levels, halves.
#include <gtest/gtest.h>

#include "rebuild/rebuild.h"

namespace gewu {
namespace {

const TextTable* only_table(const std::vector<PageResult>& pages) {
  return pages.size() == 1 && pages.front().tables.size() == 1 ? &pages.front().tables.front()
                                                               : nullptr;
}

// The text of the cell that covers a column of the row that holds `name`.
std::string beside(const TextTable& table, const std::string& name, int col) {
  for (const TextCell& cell : table.cells) {
    if (cell.text == name) return table.cell_at(cell.row, col)->text;
  }
  return "no " + name;
}

const std::string kHead =
    "项目支出绩效目标表\n\n项目名称\t甲\t\t\n总体目标\t改善条件。\t\t\n"
    "一级指标\t二级指标\t三级指标\t指标值\n";

TEST(FormReader, TakesNamesOfItsOwnFromWhereTheyStand) {
  // A shifted row keeps the tabs from being believed as they stand.
  const auto pages = rebuild_pages(kHead +
                                       "资源配置\t业务管理\t改造小区数量\t≥3个\n"
                                       "服务质量\t立项规范性\t设备完好率\t≥90%\n"
                                       "\t\t\t培训合格率\t≥80%\n"
                                       "过程管理\t组织实施\t发放补贴次数\t≥5次\n",
                                   {});
  ASSERT_TRUE(pages.ok());
  const TextTable* table = only_table(*pages);
  ASSERT_NE(table, nullptr);
  EXPECT_EQ(beside(*table, "改造小区数量", 1), "业务管理") << "not the 财务管理 of the vocabulary";
  EXPECT_EQ(beside(*table, "培训合格率", 0), "服务质量");
  EXPECT_EQ(beside(*table, "发放补贴次数", 1), "组织实施");
}

const TextCell* cell_of(const TextTable& table, const std::string& text) {
  for (const TextCell& cell : table.cells) {
    if (cell.text == text) return &cell;
  }
  return nullptr;
}

TEST(FormReader, DoubtsTheLabelsAroundOneThatJunkReplaced) {
  const auto pages = rebuild_pages(kHead +
                                       "产出指标\t数量指标\t改造小区数量\t≥3个\n"
                                       "\t质量>y, /X.1日1//\\指标\t验收合格率\t≥90%\n"
                                       "\t时效指标\t完工及时>y, /X.1//\\率\t≥95%\n"
                                       "效益指标\t社会效益指标\t居民出行条件\t明显改善\n",
                                   {});
  ASSERT_TRUE(pages.ok());
  const TextTable* table = only_table(*pages);
  ASSERT_NE(table, nullptr);
  EXPECT_TRUE(cell_of(*table, "数量指标")->review) << "may not reach over the second row";
  EXPECT_TRUE(cell_of(*table, "完工及时>y, /X.1//\\率")->review);
  EXPECT_FALSE(cell_of(*table, "社会效益指标")->review);
}

TEST(FormReader, TakesASingleStrangeNameForAMisreadOne) {
  const auto pages = rebuild_pages(kHead +
                                       "产出指标\t数量指标\t改造小区数量\t≥3个\n"
                                       "\t质量指标\t\t验收合格率\t≥90%\n"
                                       "\t生态双循环\t水质达标率\t≥80%\n"
                                       "满意度指标\t服务对象满意度\t群众满意度\t≥95%\n",
                                   {});
  ASSERT_TRUE(pages.ok());
  const TextTable* table = only_table(*pages);
  ASSERT_NE(table, nullptr);
  for (const TextCell& cell : table->cells) {
    EXPECT_TRUE(cell.text != "生态双循环" || cell.review);
  }
}

TEST(FormReader, LaysTheLevelsOfBothHalvesOut) {
  const auto pages = rebuild_pages(
      "项目支出绩效目标表\n\n项目名称\t甲\t\t\t\t\t\n"
      "一级指标\t二级指标\t三级指标\t指标值\t二级指标\t三级指标\t指标值\n"
      "产出指标\t数量指标\t改造小区数量\t≥30个\t数量指标\t改造小区个数\t≥3个\n"
      "\t\t维修校舍数量\t≥20个\t\t维修校舍个数\t≥2个\n"
      "\t质量指标\t\t验收合格率\t≥90%\t质量指标\t工程合格率\t≥91%\n",
      {});
  ASSERT_TRUE(pages.ok());
  const TextTable* table = only_table(*pages);
  ASSERT_NE(table, nullptr);
  EXPECT_EQ(beside(*table, "维修校舍个数", 4), "数量指标");
  EXPECT_EQ(beside(*table, "工程合格率", 4), "质量指标");
}

TEST(FormReader, LeavesNamesThatStandByThemselvesAsTheyAre) {
  const auto pages = rebuild_pages(kHead +
                                       "产出指标\t数量指标\t改造小区数量\t≥3个\n"
                                       "\t质量指标\t\t验收合格率\t≥90%\n"
                                       "满意度指标\t服务对象满意度\t群众满意度\t≥95%\n",
                                   {});
  ASSERT_TRUE(pages.ok());
  const TextTable* table = only_table(*pages);
  ASSERT_NE(table, nullptr);
  EXPECT_EQ(beside(*table, "群众满意度", 1), "服务对象满意度");
}

}  // namespace
}  // namespace gewu
