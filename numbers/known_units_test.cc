#include "numbers/known_units.h"

#include <gtest/gtest.h>

#include "numbers/value_unit.h"

namespace gewu {
namespace {

TEST(KnownUnits, AreFoundInNames) {
  EXPECT_EQ(unit_in_name("困难救助人数（人）"), "人");
  EXPECT_EQ(unit_in_name("群众满意度(%)"), "%");
  EXPECT_EQ(unit_in_name("补助标准（元/人·月）"), "元/人·月");
  EXPECT_EQ(unit_in_name("绿化面积（㎡）"), "m2");
  EXPECT_EQ(unit_in_name("服务人次（单位：万人次）"), "万人次");
  EXPECT_EQ(unit_in_name("响应时间（个工作日）"), "个工作日");
}

TEST(KnownUnits, AreNotMadeOfNotes) {
  for (const char* name :
       {"道路改造（农村）", "供水工程（一期）", "补助（含税）", "（人）", "满意度",
        "完成率（2024年）", "检测（A类）", "补助人数（人）达标率", "设备（试行）"}) {
    EXPECT_FALSE(unit_in_name(name)) << name;
  }
}

TEST(KnownUnits, ContradictOnlyWhereTheyCannotMeanTheSame) {
  EXPECT_TRUE(units_contradict("万元", "元"));
  EXPECT_TRUE(units_contradict("%", "人"));
  EXPECT_TRUE(units_contradict("个月", "天"));
  EXPECT_FALSE(units_contradict("人", "名"));
  EXPECT_FALSE(units_contradict("平方米", "m2"));
  EXPECT_FALSE(units_contradict("个", "处"));
  EXPECT_FALSE(units_contradict("场次", "次"));
}

}  // namespace
}  // namespace gewu
