#include "records/upright.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/page_turn.h"
#include "records/sketch.h"

namespace gewu {
namespace {

constexpr double kWidth = 595;
constexpr double kHeight = 842;

// A page that reads upright, as it is displayed when it was scanned `degrees` away from that.
PageResult scanned(PageResult page, int degrees) {
  page.width = kWidth;
  page.height = kHeight;
  page.turned = (360 - degrees) % 360;
  PageResult displayed = turn_upright(std::move(page));
  displayed.turned = degrees;
  return displayed;
}

std::vector<PageResult> torn_form(int degrees) {
  PageResult first = sketch::page(1,
                                  {sketch::table({{"项目名称", "某项目", "", ""},
                                                  {"一级指标", "二级指标", "三级指标", "指标值"},
                                                  {"产出指标", "数量指标", "次数", "≥2次"}})},
                                  {"项目支出绩效目标表"}, {"- 1 -"});
  PageResult second = sketch::page(
      2, {sketch::table({{"", "质量指标", "合格率", "≥95%"}, {"", "时效指标", "完成率", "100%"}})},
      {}, {"经办人：王一", "- 2 -"});
  return {scanned(std::move(first), degrees), scanned(std::move(second), degrees)};
}

TEST(Upright, TurnsThereAndBack) {
  for (int degrees : {0, 90, 180, 270}) {
    const PageTurn turn{kWidth, kHeight, degrees};
    const PointRect box{10, 20, 110, 40};
    EXPECT_EQ(turn.back().upright(turn.upright(box)), box) << degrees;
  }
  // Turned clockwise, the left edge becomes the top.
  EXPECT_EQ((PageTurn{100, 200, 90}.upright(PointRect{0, 0, 10, 200})), (PointRect{0, 0, 200, 10}));
}

TEST(Upright, TablesAreCaptionedAndJoinedWhicheverWayTheyWereScanned) {
  for (int degrees : {0, 90, 180, 270}) {
    const Document document = sketch::build(torn_form(degrees));
    ASSERT_EQ(document.tables.size(), 1U) << degrees;
    const TextTable& table = document.tables[0].table;
    EXPECT_EQ(table.title, "项目支出绩效目标表") << degrees;
    EXPECT_EQ(table.footer, "经办人：王一") << degrees;
    EXPECT_THAT(table.pages, testing::ElementsAre(1, 2)) << degrees;
  }
}

TEST(Upright, BoxesComeOutInTheFrameOfThePageAsDisplayed) {
  for (int degrees : {0, 90, 180, 270}) {
    const std::vector<PageResult> pages = torn_form(degrees);
    const Document document = sketch::build(pages);
    ASSERT_EQ(document.tables.size(), 1U);
    const TextTable& table = document.tables[0].table;
    EXPECT_EQ(table.box, pages[0].tables[0].box) << degrees;
    EXPECT_EQ(table.cells[0].box, pages[0].tables[0].cells[0].box) << degrees;
    EXPECT_EQ(table.cells.back().box, pages[1].tables[0].cells.back().box) << degrees;
  }
}

}  // namespace
}  // namespace gewu
