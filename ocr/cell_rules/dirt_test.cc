#include "ocr/cell_rules/dirt.h"

#include <gtest/gtest.h>

namespace gewu {
namespace {

TEST(Dirt, IsALineOfMarks) {
  EXPECT_TRUE(is_dirt(":"));
  EXPECT_TRUE(is_dirt("、…"));
  EXPECT_FALSE(is_dirt("一"));
  EXPECT_FALSE(is_dirt("-5"));
}

std::string without_strays(std::string text) {
  drop_strays_at_ends(&text);
  drop_strays_inside(&text);
  return text;
}

TEST(Dirt, IsAHanCharacterTooLowForOne) {
  EXPECT_TRUE(is_scrap("国", 0.25));
  EXPECT_FALSE(is_scrap("国", 0.7));
  EXPECT_FALSE(is_scrap("一", 0.1));
  EXPECT_FALSE(is_scrap("国库", 0.25));
}

TEST(Dirt, StraysAtTheEndsGo) {
  EXPECT_EQ(without_strays("、共321~"), "共321");
  EXPECT_EQ(without_strays("100%."), "100%");
  EXPECT_EQ(without_strays("≥95%一"), "≥95%");
  EXPECT_EQ(without_strays("-≥5"), "≥5");
  EXPECT_EQ(without_strays("“其他资金：0"), "其他资金：0");
  EXPECT_EQ(without_strays("“专网”租赁"), "“专网”租赁");
  EXPECT_EQ(without_strays("第12."), "第12.");
  EXPECT_EQ(without_strays("5."), "5");
  EXPECT_EQ(without_strays(">=53人："), ">=53人");
  EXPECT_EQ(without_strays("+克州电视台"), "克州电视台");
  EXPECT_EQ(without_strays("项目总投资："), "项目总投资：");
  EXPECT_EQ(without_strays("经济效益指标："), "经济效益指标");
  EXPECT_EQ(without_strays("电费（万元）."), "电费（万元）");
  EXPECT_EQ(without_strays("=100%下"), "=100%");
  EXPECT_EQ(without_strays("95%以上"), "95%以上");
  EXPECT_EQ(without_strays("-5"), "-5");
}

TEST(Dirt, MarksThatNobodyWritesInsideGo) {
  EXPECT_EQ(without_strays("达标率，(%)"), "达标率(%)");
  EXPECT_EQ(without_strays("供暖期限（月，）"), "供暖期限（月）");
  EXPECT_EQ(without_strays("项目资金（.万元）"), "项目资金（万元）");
  EXPECT_EQ(without_strays("==33.6"), "=33.6");
  EXPECT_EQ(without_strays("其中：：财政拨款：321"), "其中：财政拨款：321");
  EXPECT_EQ(without_strays("≥.2"), "≥2");
  EXPECT_EQ(without_strays("其中：.108.2"), "其中：108.2");
  EXPECT_EQ(without_strays("其中：108.2"), "其中：108.2");
}

TEST(Dirt, AtThePapersEdgeABarIsAShadow) {
  const auto is_mark = [](const char* text, double x, double y) {
    return is_edge_mark(text, {x, y, x + 4, y + 3}, 595, 842);
  };
  EXPECT_TRUE(is_mark("一", 270, 838));
  EXPECT_TRUE(is_mark("1", -1, 80));
  EXPECT_FALSE(is_mark("一", 270, 800));
  EXPECT_FALSE(is_mark("12", 270, 838));
  EXPECT_FALSE(is_mark("页", 270, 838));
}

}  // namespace
}  // namespace gewu
