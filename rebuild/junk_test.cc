// Signs that no form prints.
#include "rebuild/junk.h"

#include <gtest/gtest.h>

namespace gewu {
namespace {

TEST(Junk, RunsOfStraySignsInsideWordsAreJunk) {
  EXPECT_TRUE(holds_junk(U"完工及时>y, /X.1日1//\\率"));
  EXPECT_TRUE(holds_junk(U"质量{|指标"));
  EXPECT_TRUE(holds_junk(U"验收\\合格率"));
  EXPECT_TRUE(holds_junk(U"服务\xFFFD对象"));
}

TEST(Junk, WhatFormsPrintIsNone) {
  for (std::u32string_view text :
       {U"≥95%", U">=100", U"<5%", U"1,200.50", U"60~75个", U"http://www.gov.cn/a_1", U"元/人/月",
        U"1#、2#楼乘客电梯（1,000kg/1.75m/s）", U"PM2.5、SO2", U"A4 80g", U"USB_C", U"",
        U"目标1：完成；目标2：完成", U"24小时×7天", U"TSG T7001—2023"}) {
    EXPECT_FALSE(holds_junk(text)) << std::string(text.begin(), text.end());
  }
}

TEST(Junk, StraySignsFarApartAreNoRun) {
  EXPECT_FALSE(holds_junk(U"甲_乙丙丁戊己庚辛壬癸子丑_寅"));
}

}  // namespace
}  // namespace gewu
