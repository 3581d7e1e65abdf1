#include "numbers/target_value.h"

#include <gtest/gtest.h>

namespace gewu {
namespace {

/// comparator|number|upper|unit, "-" for an absent part.
std::string parts(std::string_view text) {
  const TargetValue value = parse_target_value(text);
  EXPECT_EQ(value.text, text);
  auto shown = [](const std::optional<std::string>& part) { return part.value_or("-"); };
  return shown(value.comparator) + "|" + shown(value.number) + "|" + shown(value.upper) + "|" +
         shown(value.unit);
}

struct Case {
  const char* text;
  const char* parts;
};

TEST(TargetValue, ReadsComparatorsNumbersAndUnits) {
  constexpr Case kCases[] = {
      {"≥95%", ">=|95|-|%"},
      {">=3次", ">=|3|-|次"},
      {"＞＝3次", ">=|3|-|次"},
      {"<=1000元/人", "<=|1000|-|元/人"},
      {"≤2160元/次", "<=|2160|-|元/次"},
      {"<=120元/人/月", "<=|120|-|元/人/月"},
      {"≥0.05", ">=|0.05|-|-"},
      {"=100.0%", "=|100.0|-|%"},
      {"100％", "-|100|-|%"},
      {"≥ 95 %", ">=|95|-|%"},
      {"12", "-|12|-|-"},
      {"≥700,000", ">=|700000|-|-"},
      {"=12个月", "=|12|-|个月"},
      {"不低于90%", ">=|90|-|%"},
      {"不超过30个工作日", "<=|30|-|个工作日"},
      {"控制在5%以内", "<=|5|-|%"},
      {"95%以上", ">=|95|-|%"},
      {"10人以下", "<=|10|-|人"},
      {">5", ">|5|-|-"},
      {"≥20年", ">=|20|-|年"},
      {"=>85(分)", ">=|85|-|分"},
      {"≥60㎡", ">=|60|-|m2"},
      {"-5℃", "-|-5|-|℃"},
  };
  for (const Case& c : kCases) EXPECT_EQ(parts(c.text), c.parts) << c.text;
}

TEST(TargetValue, ReadsRanges) {
  EXPECT_EQ(parts("85%-95%"), "range|85|95|%");
  EXPECT_EQ(parts("2~3次"), "range|2|3|次");
  EXPECT_EQ(parts("1至2名"), "range|1|2|名");
  EXPECT_EQ(parts("20%—30"), "range|20|30|%");
}

TEST(TargetValue, LeavesDatesAndWordsAlone) {
  for (const char* text : {"2020年12月31日前", "2024年12月", "2023年", "12月31日前", "2024-12-31",
                           "2024.12", "有效提升", "不低于上年", "长期", "", "/", "1:2", "1/2",
                           "±5%", "2021-2023年", "3个乡镇的全部项目完成并投入使用"}) {
    EXPECT_EQ(parts(text), "-|-|-|-") << text;
  }
}

TEST(TargetValue, KeepsTheComparatorOfADate) {
  EXPECT_EQ(parts("≤2024年12月31日"), "<=|-|-|-");
  EXPECT_EQ(parts("≥2010.5"), ">=|2010.5|-|-");
}

TEST(TargetValue, ReadsTheNumberBehindADoubtfulSign) {
  EXPECT_EQ(parts("≪8000万元"), "-|8000|-|万元");
  EXPECT_EQ(parts("之95%"), "-|95|-|%");
}

TEST(Comparator, DoubtsSignsThatOcrMakesOfOthers) {
  for (const char* text : {"≪8000万元", "之95%", "《95%", "〉95%", "≥≥95%", "==100%", "95%≥", "≥",
                           "≥有效提升", "=≥3", "?95%", "二95%"}) {
    EXPECT_TRUE(comparator_is_doubtful(text)) << text;
  }
}

TEST(Comparator, TrustsWhatTheFormsPrint) {
  for (const char* text :
       {"≥95%", "<=3", "=100%", "100%", "有效提升", "", "2024年12月", "=优良", "=>5", "一般",
        "《2024年工作计划》", "≤2024年12月31日", "不低于上年", "三级"}) {
    EXPECT_FALSE(comparator_is_doubtful(text)) << text;
  }
}

}  // namespace
}  // namespace gewu
